// `invite`, `token` and `import` on the data folder of a server that is running.
#include <gtest/gtest.h>

#include <algorithm>
#include <future>
#include <nlohmann/json.hpp>
#include <sstream>

#include "backend/backend.h"
#include "backend/commands.h"
#include "shared/base/digest.h"
#include "shared/domain/pairing.h"
#include "tests/support/temp_folder.h"

namespace passerelle::testing {
namespace {
using nlohmann::json;

struct Commands : ::testing::Test {
  TempFolder folder;
  SystemClock clock;
  SystemRng rng;
  SystemFiles files;
  std::ostringstream out, err;
  std::unique_ptr<Backend> server;

  void SetUp() override {
    BackendOptions options;
    options.dataFolder = folder.path("data");
    options.publicUrl = "https://passerelle.example";
    auto made = Backend::create(options, clock, rng, files);
    ASSERT_TRUE(made);
    server = std::move(*made);
  }
  int run(const std::string& name, std::vector<std::string> arguments, bool withData = true) {
    out.str("");
    err.str("");
    if (withData) arguments.insert(arguments.end(), {"--data", folder.path("data")});
    CommandSeams seams{clock, rng, files, out, err};
    for (const Command& command : commands()) {
      if (command.name == name) return command.run(arguments, seams);
    }
    return -1;
  }
  std::string file(const std::string& name, const std::string& bytes) {
    const std::string path = folder.path(name);
    EXPECT_TRUE((*files.openAt(path, 0))->append(bytes));
    return path;
  }
  std::string line() {
    const std::string text = out.str();
    EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 1) << text;
    return text.substr(0, text.find('\n'));
  }
  http::Response ask(const std::string& method, const std::string& path, const std::string& token,
                     const std::string& body = {}) {
    http::Request request;
    request.method = method;
    request.path = path;
    request.body = body;
    request.headers.emplace("Content-Type", "application/json");
    if (!token.empty()) request.headers.emplace("Authorization", "Bearer " + token);
    std::promise<http::Response> answered;
    server->router().handle(std::move(request),
                            http::Reply([&](http::Response response) { answered.set_value(std::move(response)); }));
    return answered.get_future().get();
  }
};

TEST_F(Commands, AnImportATokenAndAnInvitationWorkWhileTheServerRuns) {
  const std::string units = file("units.csv", "code,name,kind,region\nLYO-01,Lyon,shop,Sud\n");
  const std::string people = file("people.csv", "email;name;role;unit_code\r\nzoe@x.fr;Zoé;host;LYO-01\r\n");
  ASSERT_EQ(run("import", {"units", units}), kExitOk) << err.str();
  EXPECT_EQ(line(), "units: 1 created, 0 updated, 0 unchanged");
  ASSERT_EQ(run("import", {"people", people}), kExitOk) << err.str();
  ASSERT_EQ(run("token", {"--person", "ZOE@x.fr"}), kExitOk) << err.str();
  EXPECT_EQ(json::parse(ask("GET", "/v1/me", line()).body)["unit"]["code"], "LYO-01");
  ASSERT_EQ(run("invite", {"--name", "Ana", "--role", "visitor"}), kExitOk) << err.str();
  const auto link = parseInvitationLink(line());
  ASSERT_TRUE(link) << line();
  EXPECT_EQ(link->server, "https://passerelle.example") << "the running server's public address";
  const auto paired =
      ask("POST", "/v1/pairings", {},
          json{{"code", link->code}, {"publicKey", toBase64(std::string(32, 'k'))}, {"deviceName", "x"}}.dump());
  EXPECT_EQ(paired.status, 201) << paired.body;
}

TEST_F(Commands, ABrowserLinkIsMadeOnRequest) {
  ASSERT_EQ(run("invite", {"--name", "Ana", "--role", "admin", "--browser"}), kExitOk);
  EXPECT_TRUE(line().starts_with("https://passerelle.example/enter/"));
}

TEST_F(Commands, APersonalLinkToTheFormIsMadeOnRequest) {
  ASSERT_EQ(run("invite", {"--name", "Ana", "--role", "visitor", "--form"}), kExitOk);
  ASSERT_TRUE(line().starts_with("https://passerelle.example/form/open/"));
  EXPECT_EQ(ask("GET", line().substr(line().find("/form")), {}).status, 200);
}

TEST_F(Commands, WhatCannotBeDoneIsOneSentenceAndAnExitCode) {
  EXPECT_EQ(run("invite", {"--name", "Ana"}), kExitUsage);
  EXPECT_EQ(run("invite", {"--name", "Ana", "--role", "king"}), kExitFailed);
  EXPECT_EQ(run("invite", {"--name", "Ana", "--role", "host", "--unit", "NO"}), kExitFailed);
  EXPECT_EQ(run("token", {"--person", "nobody@x.fr"}), kExitFailed);
  EXPECT_EQ(run("token", {}), kExitUsage);
  EXPECT_EQ(run("import", {"units", folder.path("none.csv")}), kExitNoData);
  EXPECT_EQ(run("import", {"shops", folder.path("none.csv")}), kExitUsage);
  EXPECT_EQ(run("import", {"units", file("bad.csv", "code,name,kind,region\nA,B,kiosk,C\n")}), kExitFailed);
  EXPECT_NE(err.str().find("bad.csv:2: kind: "), std::string::npos) << err.str();
  EXPECT_EQ(out.str(), "");
}

}  // namespace
}  // namespace passerelle::testing
