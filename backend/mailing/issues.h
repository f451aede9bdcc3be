// What a mailing sends: the issue of a week or a month as letters, and what each reader has read of it.
#pragma once
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "backend/editions/edition_mail.h"
#include "backend/editions/edition_service.h"
#include "shared/sql/connection.h"

namespace passerelle::mailing {

/// Loads pictures, small ones, from the connection's store.
using PictureLoader = std::function<std::optional<editions::MailPicture>(sql::Connection&, const std::string& reportId,
                                                                         const std::string& mediumId)>;
/// The newest referential, as the wire shows it.
using ReferentialLoader = std::function<std::string(sql::Connection&)>;

/// The edition of "2026-W47", or the month of "2026-11" out of its editions; brought up to date. Nothing when there is
/// none.
std::optional<editions::Edition> findIssue(sql::Connection& connection, const editions::EditionService& service,
                                           const std::string& issue);

/// When this person read what, and what they wrote themselves (read for ever).
std::map<std::string, TimePoint> readBy(sql::Connection& connection, std::string_view personId);

/// The letters of one issue in both languages.
struct Letters {
  std::string issue;
  std::shared_ptr<const editions::EditionMail> french, english;
  const editions::EditionMail& in(std::string_view language) const {
    return languageFromTag(language) == Language::english ? *english : *french;
  }
};
/// `french` is null when the issue is not there.
Letters lettersOf(sql::Connection& connection, const editions::EditionService& service, const std::string& issue,
                  const editions::MailPlace& place, const ReferentialLoader& referential,
                  const PictureLoader& pictures);

}  // namespace passerelle::mailing
