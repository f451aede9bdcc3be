#include "app/local/export_file.h"

#include "app/local/unsent_words.h"
#include "shared/base/digest.h"
#include "shared/codec/report_json.h"

namespace passerelle {
namespace {
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\n':
        out += "<br>";
        break;
      default:
        out += c;
    }
  }
  return out;
}

void addMedium(Phone& phone, std::string& html, const std::string& id) {
  const auto medium = phone.media.find(id);
  if (!medium || medium->kind == MediumKind::thumbnail) return;
  const auto bytes = phone.media.read(id);
  if (!bytes) return;
  const std::string data = "data:" + escaped(medium->type) + ";base64," + toBase64(*bytes);
  if (medium->kind == MediumKind::voice)
    html += "<p><audio controls src=\"" + data + "\"></audio></p>\n";
  else
    html += "<p><img alt=\"\" src=\"" + data + "\"></p>\n";
}

void addReport(Phone& phone, std::string& html, const std::string& heading, const Report& report,
               const ExportWords& words) {
  const auto unit = phone.mirror.unit(report.subject.code);
  html += "<section><h2>" + escaped(heading) + " · " + escaped(unit ? unit->name : report.subject.code) + "</h2>\n<p>" +
          escaped(words.visited) + " " + escaped(report.visitedOn) + "</p>\n";
  for (const Astonishment& one : report.astonishments) {
    html += "<p>" + escaped(one.text) + "</p>\n";
    if (!one.verbatim.empty())
      html += "<blockquote>" + escaped(words.customer) + " " + escaped(one.verbatim) + "</blockquote>\n";
  }
  for (const ReportIdea& idea : report.ideas)
    html += "<p><strong>" + escaped(words.idea) + "</strong> " + escaped(idea.text) + "</p>\n";
  for (const ManifestEntry& entry : report.media) addMedium(phone, html, entry.id);
  html += "<details><summary>JSON</summary><pre>" + escaped(encodeReport(report)) + "</pre></details></section>\n";
}
}  // namespace

std::vector<std::string> unsentReports(Phone& phone) {
  std::vector<std::string> ids;
  for (const OwnReport& report : phone.ownReports.all()) {
    if (!report.complete()) ids.push_back(report.id);
  }
  return ids;
}

std::string exportAsHtml(Phone& phone, const std::vector<std::string>& reportIds, bool everything,
                         const ExportWords& words) {
  std::string html =
      "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\" "
      "content=\"default-src 'none'; img-src data:; media-src data:; style-src 'unsafe-inline'\"><title>" +
      escaped(words.title) +
      "</title><style>body{font:16px sans-serif;max-width:44em;margin:2em auto;padding:0 1em}img{max-width:100%}"
      "section{border-top:1px solid #999;margin-top:2em}pre{white-space:pre-wrap}</style></head><body>\n<h1>" +
      escaped(words.title) + "</h1>\n";
  for (const std::string& id : reportIds) {
    if (const auto report = phone.ownReports.find(id)) addReport(phone, html, words.unsent, report->content, words);
  }
  if (everything) {
    for (const DraftLine& line : phone.drafts.all()) {
      if (const auto draft = phone.drafts.find(line.id)) addReport(phone, html, words.draft, draft->content, words);
    }
    const auto captures = phone.captures.all();
    const auto more = unsentWords(phone);
    if (!captures.empty() || !more.empty()) html += "<section><h2>" + escaped(words.notebook) + "</h2>\n";
    for (const Capture& capture : captures) {
      html += "<p>" + escaped(toIso(capture.capturedAt)) + " — " + escaped(capture.text) + "</p>\n";
      if (!capture.mediumId.empty()) addMedium(phone, html, capture.mediumId);
    }
    for (const UnsentWords& one : more) {
      html += "<p>" + escaped(toIso(one.writtenAt)) + " — " + escaped(one.text) + "</p>\n";
      if (!one.mediumId.empty()) addMedium(phone, html, one.mediumId);
    }
    if (!captures.empty() || !more.empty()) html += "</section>\n";
  }
  return html + "</body></html>\n";
}

}  // namespace passerelle
