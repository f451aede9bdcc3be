// Personal links to the browser form: SQL and nothing else.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/clock.h"
#include "shared/sql/connection.h"

namespace passerelle::people {

struct FormLink {
  std::string id, personId, createdBy;
  TimePoint createdAt{}, expiresAt{};
  std::string personName;  ///< filled by livingFormLinks
};

void insertFormLink(sql::Connection& connection, const FormLink& link, std::string_view codeHash);
/// The link behind a code that is neither too old nor revoked.
std::optional<FormLink> findFormLink(sql::Connection& connection, std::string_view codeHash, TimePoint now);
/// Whose it is; nullopt when there is no such link.
std::optional<std::string> ownerOfFormLink(sql::Connection& connection, std::string_view id);
/// Living ones, newest first; of one person, or of everybody when `personId` is empty.
std::vector<FormLink> livingFormLinks(sql::Connection& connection, std::string_view personId, TimePoint now, int limit);
void noteFormSession(sql::Connection& connection, std::string_view deviceId, std::string_view linkId);
/// Ends the link and the sessions that it opened.
void revokeFormLink(sql::Connection& connection, std::string_view id, TimePoint now);

}  // namespace passerelle::people
