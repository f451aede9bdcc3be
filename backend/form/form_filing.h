// From the form's words to a report: checked like an app's, filed like an app's, and the same form sent twice is one
// report.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "backend/form/posted_form.h"
#include "backend/media/media_service.h"
#include "backend/reports/filing.h"
#include "shared/base/clock.h"
#include "shared/sql/connection.h"

namespace passerelle::form {

/// A form that passed every check that needs no database.
struct Composed {
  Report report;
  std::string id, authorId, deviceId, language;
  std::optional<media::Announcement> picture;  ///< to be uploaded before the report is filed
};

/// A filing by the form, as its author sees it again.
struct Filed {
  reports::ReportRow row;
  Report report;  ///< the head's
  std::string unitName;
  std::vector<reports::ReceivedMedium> media;
};

class FormFiling {
 public:
  FormFiling(reports::Filing& filing, const Clock& clock) : m_filing(filing), m_clock(clock) {}

  /// Errors: those of validate() and checkDay(), `invalid` for an id that is none, `unsupportedType` for a file that
  /// is no picture by its first bytes. Error::field is one of the form's fields: unit, day, text, idea, picture,
  /// nobody.
  Result<Composed> compose(const Words& words, std::string_view picture, const http::Caller& caller) const;

  /// Writes the report, its correction, or nothing when these words are stored already. A form sent again without its
  /// picture keeps the one that is there. Errors: `conflict` for a report that did not come by this form or was
  /// withdrawn; those of reports::Filing.
  Result<reports::Filed> file(sql::Connection& connection, const Composed& composed) const;

  /// One's own report that came by the form; nothing for any other.
  std::optional<Filed> find(sql::Connection& connection, std::string_view id, std::string_view personId) const;
  /// One's own that came by the form, newest first, without media.
  std::vector<Filed> list(sql::Connection& connection, std::string_view personId, int limit) const;

 private:
  reports::Filing& m_filing;
  const Clock& m_clock;
};

}  // namespace passerelle::form
