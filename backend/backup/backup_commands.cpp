#include "backend/backup/backup_commands.h"

#include <ostream>

#include "backend/arguments.h"
#include "backend/backup/backup.h"
#include "backend/backup/generation.h"
#include "shared/sql/database.h"

namespace passerelle::backup {
namespace {
constexpr const char* kDataDefault = "./data";

int failed(CommandSeams& seams, std::string_view command, const Error& error) {
  seams.err << "passerelled " << command << ": " << error.message << "\n";
  switch (error.code) {
    case ErrorCode::invalid:
      return kExitUsage;
    case ErrorCode::notFound:
      return kExitNoData;
    default:
      return kExitFailed;
  }
}

std::string summary(const Manifest& manifest) {
  const auto reports = manifest.rows.find("report");
  return std::to_string(reports == manifest.rows.end() ? 0 : reports->second) + " reports, " +
         std::to_string(manifest.files.size() - 1) + " media, through change " +
         std::to_string(manifest.backedUpThrough) + ", verified";
}
}  // namespace

int backupCommand(const std::vector<std::string>& words, CommandSeams& seams) {
  auto arguments = Arguments::parse(words, {"--data", "--out"});
  if (!arguments) return failed(seams, "backup", arguments.error());
  auto out = arguments->required("--out");
  if (!out) return failed(seams, "backup", out.error());
  const std::string data = arguments->valueOr("--data", kDataDefault);
  auto manifest = takeBackup(data, *out, seams.clock, seams.files);
  if (!manifest) return failed(seams, "backup", manifest.error());
  sql::Database database({.path = data + "/" + kDatabaseName, .readers = 0});
  auto recorded = database.writeNow([&](sql::Connection& connection) -> Result<void> {
    recordBackup(connection, manifest->backedUpThrough);
    return {};
  });
  if (!recorded) return failed(seams, "backup", recorded.error());
  seams.out << *out << ": " << summary(*manifest) << std::endl;
  return kExitOk;
}

int restoreCommand(const std::vector<std::string>& words, CommandSeams& seams) {
  auto arguments = Arguments::parse(words, {"--data", "--from"});
  if (!arguments) return failed(seams, "restore", arguments.error());
  auto data = arguments->required("--data");
  if (!data) return failed(seams, "restore", data.error());
  auto from = arguments->required("--from");
  if (!from) return failed(seams, "restore", from.error());
  auto manifest = restoreBackup(*from, *data, seams.rng, seams.files);
  if (!manifest) {
    const int code = failed(seams, "restore", manifest.error());
    return manifest.error().code == ErrorCode::unsupportedType ? kExitSchema : code;
  }
  seams.out << *data << ": " << summary(*manifest) << "; devices will offer again what they hold" << std::endl;
  return kExitOk;
}

}  // namespace passerelle::backup
