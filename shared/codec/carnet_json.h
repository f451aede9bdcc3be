// The private carnet on the wire: what the server tells of it, and what the devices seal.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/result.h"
#include "shared/domain/report.h"

namespace passerelle {

/// What a device seals of one capture or draft. Times are milliseconds since 1970 of the device that wrote.
struct CarnetContent {
  bool draft = false;    ///< else a capture
  std::string kind;      ///< of a capture: text, photo, voice; of a draft its origin
  std::string text;      ///< of a capture
  std::string report;    ///< of a draft: the report's content, JSON
  std::string reportId;  ///< of a draft
  std::string position;  ///< "lat,lon" or empty
  std::string mediumId;  ///< of a capture
  std::string entryId;   ///< of a sorted one: the astonishment that it became
  std::string draftId;   ///< of a capture that was sorted
  std::int64_t createdAtMs = 0;
  std::vector<ManifestEntry> media;    ///< what it needs to be shown and sent, thumbnails too
  std::vector<std::string> mediaKeys;  ///< of each medium: the exchange key of its sealed copy
  std::string versionOf;               ///< a second version of that draft
  std::string versionBy;               ///< name of the device that wrote this version
};
std::string encodeCarnetContent(const CarnetContent& content);
Result<CarnetContent> decodeCarnetContent(std::string_view json);

struct CarnetItem {
  std::string id, hash, keyId;
  std::string sealed;  ///< bytes; empty: a tombstone
  std::string device;
  bool restored = false;
};
struct CarnetItems {
  std::vector<CarnetItem> items;
  std::int64_t next = 0;
  bool more = false;
};
Result<CarnetItems> decodeCarnetItems(std::string_view json);

struct CarnetKeys {
  struct Box {
    std::string id, box;   ///< box: bytes
    bool exposed = false;  ///< a device that was revoked since has it too
  };
  struct Device {
    std::string id, name, publicKey;  ///< publicKey: 32 bytes
    bool current = false;
    std::vector<std::string> keys;
  };
  std::vector<Box> boxes;
  std::vector<Device> devices;
  std::string leavesAt;  ///< ISO; empty: this device is not revoked
};
Result<CarnetKeys> decodeCarnetKeys(std::string_view json);
std::string encodeKeyGift(const std::vector<std::string>& devices, const std::vector<std::string>& boxes);

struct CarnetParts {
  std::int64_t total = 0;
  std::vector<std::int64_t> numbers;
};
Result<CarnetParts> decodeCarnetParts(std::string_view json);

struct CarnetReceipt {
  std::string id, hash;
};
Result<CarnetReceipt> decodeCarnetReceipt(std::string_view json);

/// A line of GET /v1/devices.
struct DeviceLine {
  std::string id, kind, name, createdAt, seenAt;
  bool current = false;
};
Result<std::vector<DeviceLine>> decodeDevices(std::string_view json);

}  // namespace passerelle
