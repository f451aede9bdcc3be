// Devices: apps, browser sessions, scripts and sessions of personal links, each with the digest of its token.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "backend/http/message.h"
#include "shared/base/clock.h"
#include "shared/sql/connection.h"

namespace passerelle::people {

enum class DeviceKind { app, browser, script, form };
std::string_view nameOf(DeviceKind kind);

/// How long a session lives: unused at most `idle`, in all at most `absolute`.
struct Lifetime {
  Milliseconds idle, absolute;
};
/// app 90 and 365 days, browser and form 24 hours and 7 days, script 90 and 90 days.
Lifetime lifetimeOf(DeviceKind kind);

/// How long a revoked app may still hand over what it holds, with the token it has.
inline constexpr Milliseconds kDeparture = std::chrono::hours(24 * 30);

struct Device {
  std::string id, personId, kind, name;
  std::optional<std::string> publicKey;
  std::string personName;  ///< filled by lists
  TimePoint createdAt{}, seenAt{}, expiresAt{};
};

/// A token's session as the authenticator needs it.
struct Session {
  http::Caller caller;
  Milliseconds idle{0};
  TimePoint seenAt{}, endsAt{};  ///< endsAt: the absolute end, or that of a rotated token's overlap
};

/// The living session behind a token's digest (current, or previous within its overlap); the caller's csrf stays empty.
std::optional<Session> findSession(sql::Connection& connection, std::string_view tokenHash, TimePoint now);

void insertDevice(sql::Connection& connection, const Device& device, std::string_view tokenHash);
inline constexpr int kMostDevices = 500;  ///< that a page or an answer shows
/// What is alive, newest first; of one person, or of everybody when `personId` is empty.
std::vector<Device> livingDevices(sql::Connection& connection, std::string_view personId, TimePoint now, int limit);
/// Whose it is and whether it lives; nullopt when there is no such device.
struct DeviceOwner {
  std::string personId;
  bool revoked = false;
};
std::optional<DeviceOwner> ownerOf(sql::Connection& connection, std::string_view deviceId);
void revokeDevice(sql::Connection& connection, std::string_view deviceId, TimePoint now);
/// A revoked app has handed over what it held: nothing of it is taken any more.
void departDevice(sql::Connection& connection, std::string_view deviceId, TimePoint now);
/// Gives the device a new token. When `shownHash` is the present one it stays valid until `overlapEnd`.
void replaceToken(sql::Connection& connection, std::string_view deviceId, std::string_view shownHash,
                  std::string_view newHash, TimePoint overlapEnd);
void setSeen(sql::Connection& connection, std::string_view deviceId, TimePoint seenAt);
/// True when a person has, or ever had, a device.
bool hasArrived(sql::Connection& connection, std::string_view personId);

}  // namespace passerelle::people
