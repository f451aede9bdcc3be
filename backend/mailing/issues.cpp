#include "backend/mailing/issues.h"

#include <algorithm>

#include "backend/editions/month.h"
#include "backend/editions/selection.h"

namespace passerelle::mailing {
namespace {
using sql::val;
constexpr int kEditionsSearched = 30;
}  // namespace

std::optional<editions::Edition> findIssue(sql::Connection& connection, const editions::EditionService& service,
                                           const std::string& issue) {
  std::optional<editions::Edition> edition;
  if (issue.size() == 7) {
    std::vector<editions::Edition> month;
    for (editions::Edition& one : service.list(connection, "", kEditionsSearched)) {
      if (editions::monthOf(one.week) == issue) month.push_back(std::move(one));
    }
    std::reverse(month.begin(), month.end());
    if (!month.empty()) edition = editions::monthOfEditions(issue, month);
  } else {
    edition = service.find(connection, issue);
  }
  if (edition) editions::bringUpToDate(connection, *edition);
  return edition;
}

std::map<std::string, TimePoint> readBy(sql::Connection& connection, std::string_view personId) {
  std::map<std::string, TimePoint> read;
  auto rows = connection.query("SELECT report_id, created_at FROM reading WHERE person_id = $1", {val(personId)});
  while (const sql::Row* row = rows->next()) read[row->string(0)] = fromMs(row->integer(1));
  rows = connection.query("SELECT idea_id, created_at FROM idea_reading WHERE person_id = $1", {val(personId)});
  while (const sql::Row* row = rows->next()) read[row->string(0)] = fromMs(row->integer(1));
  rows = connection.query("SELECT id FROM idea WHERE report_id IS NULL AND author_id = $1", {val(personId)});
  while (const sql::Row* row = rows->next()) read[row->string(0)] = TimePoint::max();
  rows = connection.query("SELECT id FROM report WHERE author_id = $1", {val(personId)});
  while (const sql::Row* row = rows->next()) read[row->string(0)] = TimePoint::max();
  return read;
}

Letters lettersOf(sql::Connection& connection, const editions::EditionService& service, const std::string& issue,
                  const editions::MailPlace& place, const ReferentialLoader& referential,
                  const PictureLoader& pictures) {
  Letters letters{issue, nullptr, nullptr};
  const auto edition = findIssue(connection, service, issue);
  if (!edition) return letters;
  const editions::Labels labels(referential(connection));
  const auto pictureOf = [&](const std::string& reportId, const std::string& mediumId) {
    return pictures(connection, reportId, mediumId);
  };
  const auto made = [&](Language language) {
    return std::make_shared<const editions::EditionMail>(*edition, labels, place, language, pictureOf);
  };
  letters.french = made(Language::french);
  letters.english = made(Language::english);
  return letters;
}

}  // namespace passerelle::mailing
