#include "backend/people/people_commands.h"

#include <memory>
#include <ostream>

#include "backend/arguments.h"
#include "backend/meta.h"
#include "backend/people/people_import.h"
#include "backend/people/people_service.h"
#include "backend/sql/migrate_store.h"
#include "backend/units/unit_import.h"
#include "shared/sql/database.h"

namespace passerelle::people {
namespace {
constexpr const char* kDataDefault = "./data";

/// The data folder's database, created when missing; everything on this thread, in short transactions.
Result<std::unique_ptr<sql::Database>> openData(const std::string& folder, CommandSeams& seams) {
  if (auto made = seams.files.makeFolder(folder); !made) return tl::unexpected<Error>(made.error());
  if (auto migrated = migrateStore(folder, {}, seams.clock, seams.files); !migrated)
    return tl::unexpected<Error>(migrated.error());
  sql::DatabaseOptions options;
  options.path = folder + "/passerelle.db";
  options.readers = 0;
  return std::make_unique<sql::Database>(std::move(options));
}

int failed(CommandSeams& seams, std::string_view command, const Error& error, int code) {
  seams.err << "passerelled " << command << ": " << error.message << "\n";
  return code;
}
int failedToOpen(CommandSeams& seams, std::string_view command, const Error& error) {
  return failed(seams, command, error, error.code == ErrorCode::refused ? kExitSchema : kExitFailed);
}

/// What links begin with: as given, else what `serve` was started with last.
std::string publicUrl(sql::Connection& connection, const Arguments& arguments) {
  std::string url =
      arguments.valueOr("--public-url", readMeta(connection, kPublicUrlKey).value_or("http://127.0.0.1:8080"));
  while (url.ends_with('/')) url.pop_back();
  return url;
}
}  // namespace

int inviteCommand(const std::vector<std::string>& words, CommandSeams& seams) {
  auto arguments =
      Arguments::parse(words, {"--data", "--name", "--role", "--unit", "--email", "--language", "--public-url"},
                       {"--browser", "--form"});
  if (!arguments) return failed(seams, "invite", arguments.error(), kExitUsage);
  if (!arguments->has("--email")) {
    for (const char* name : {"--name", "--role"}) {
      if (auto given = arguments->required(name); !given) return failed(seams, "invite", given.error(), kExitUsage);
    }
  }
  auto database = openData(arguments->valueOr("--data", kDataDefault), seams);
  if (!database) return failedToOpen(seams, "invite", database.error());
  InvitationRequest request;
  request.name = arguments->valueOr("--name", "");
  request.role = arguments->valueOr("--role", "");
  request.unit = arguments->valueOr("--unit", "");
  request.email = arguments->valueOr("--email", "");
  request.language = arguments->valueOr("--language", "");
  request.purpose = arguments->has("--form")      ? Purpose::form
                    : arguments->has("--browser") ? Purpose::browser
                                                  : Purpose::device;
  request.reader = Language::english;
  Invitation invitation;
  auto written = (*database)->writeNow([&](sql::Connection& connection) -> Result<void> {
    PeopleService service(seams.clock, seams.rng, publicUrl(connection, *arguments));
    auto made = service.invite(connection, "console", request);
    if (!made) return tl::unexpected<Error>(made.error());
    invitation = std::move(*made);
    return {};
  });
  if (!written) return failed(seams, "invite", written.error(), kExitFailed);
  seams.out << invitation.link << std::endl;
  return kExitOk;
}

int tokenCommand(const std::vector<std::string>& words, CommandSeams& seams) {
  auto arguments = Arguments::parse(words, {"--data", "--person", "--name"});
  if (!arguments) return failed(seams, "token", arguments.error(), kExitUsage);
  const auto person = arguments->required("--person");
  if (!person) return failed(seams, "token", person.error(), kExitUsage);
  auto database = openData(arguments->valueOr("--data", kDataDefault), seams);
  if (!database) return failedToOpen(seams, "token", database.error());
  std::string token;
  auto written = (*database)->writeNow([&](sql::Connection& connection) -> Result<void> {
    PeopleService service(seams.clock, seams.rng, {});
    auto made = service.scriptToken(connection, *person, arguments->valueOr("--name", "passerelled token"));
    if (!made) return tl::unexpected<Error>(made.error());
    token = made->token;
    return {};
  });
  if (!written) return failed(seams, "token", written.error(), kExitFailed);
  seams.out << token << std::endl;
  return kExitOk;
}

int importCommand(const std::vector<std::string>& words, CommandSeams& seams) {
  auto arguments = Arguments::parse(words, {"--data"});
  if (!arguments) return failed(seams, "import", arguments.error(), kExitUsage);
  if (arguments->words().size() != 2 || (arguments->words()[0] != "units" && arguments->words()[0] != "people"))
    return failed(
        seams, "import",
        {ErrorCode::invalid, "Say what and which file: import units FILE.csv, or import people FILE.csv.", {}},
        kExitUsage);
  const std::string& what = arguments->words()[0];
  const std::string& file = arguments->words()[1];
  const auto bytes = seams.files.read(file);
  if (!bytes) return failed(seams, "import", bytes.error(), kExitNoData);
  auto database = openData(arguments->valueOr("--data", kDataDefault), seams);
  if (!database) return failedToOpen(seams, "import", database.error());
  ImportOutcome outcome;
  auto written = (*database)->writeNow([&](sql::Connection& connection) -> Result<void> {
    outcome = what == "units"
                  ? units::importUnits(connection, seams.clock, seams.rng, "console", *bytes, Language::english)
                  : importPeople(connection, seams.clock, seams.rng, "console", *bytes, Language::english);
    return {};
  });
  if (!written) return failed(seams, "import", written.error(), kExitFailed);
  for (const csv::Fault& fault : outcome.faults) {
    seams.err << file << ":" << fault.line << ": " << (fault.column.empty() ? "" : fault.column + ": ") << fault.message
              << "\n";
  }
  if (!outcome.faults.empty()) {
    seams.err << "passerelled import: nothing was imported. Correct the lines above and import the file again.\n";
    return kExitFailed;
  }
  seams.out << what << ": " << outcome.created << " created, " << outcome.updated << " updated, " << outcome.unchanged
            << " unchanged" << std::endl;
  return kExitOk;
}

}  // namespace passerelle::people
