// A report as its store reads it in the browser, and the form that answers it: the same signed in and by personal link.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "backend/editions/edition_json.h"
#include "backend/pages/html.h"
#include "backend/people/absences.h"
#include "backend/reports/host_reply.h"
#include "backend/reports/report_repository.h"
#include "shared/base/language.h"
#include "shared/domain/report.h"
#include "shared/sql/connection.h"

namespace passerelle::hour {

/// Everything that the page shows of one report, read at once.
struct Reading {
  reports::ReportRow report;
  Report content;
  std::string unit, author, department;
  std::optional<reports::ReplyRow> reply;
  std::vector<reports::ReceivedMedium> received;
};
Reading readingOf(sql::Connection& connection, const reports::ReportRow& report);

/// What its author wrote. `mediaBase`: where its photos and memos are, with a slash at the end.
pages::Html reportHtml(const Reading& reading, const editions::Labels& labels, const std::string& mediaBase,
                       Language l);

/// What the store said, and the ways to say it: thanks in one press, or words. `csrf` is empty by personal link.
pages::Html replyHtml(const Reading& reading, const std::string& action, const std::string& mediaBase,
                      const pages::Html& csrf, Language l);

/// A report in the list of a store.
struct Line {
  std::string id, title, author, visitedOn;
  TimePoint hourEndsAt{};
  bool withHost = false, answered = false;
};
pages::Html linesHtml(const std::vector<Line>& lines, Language l);

/// Absences of a host, and the form that names a deputy.
pages::Html absencesHtml(const std::vector<people::Absence>& absences, const std::vector<people::Person>& candidates,
                         const std::string& newId, const std::string& today, const pages::Html& csrf, Language l);

}  // namespace passerelle::hour
