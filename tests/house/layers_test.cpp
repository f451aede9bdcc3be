// Reads the sources: who may include whom, and which room is a library's home (docs/architecture.md).
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <functional>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "tests/where.h"

namespace passerelle {
namespace {
namespace fs = std::filesystem;

struct Include {
  std::string file;  ///< relative to the top
  int line;
  std::string target;
};

std::vector<Include> includesOf(const std::string& file, const std::string& text) {
  static const std::regex kInclude(R"(^\s*#\s*include\s*[<"]([^>"]+)[>"])");
  std::vector<Include> includes;
  std::istringstream lines(text);
  std::string line;
  for (int number = 1; std::getline(lines, line); ++number) {
    std::smatch match;
    if (std::regex_search(line, match, kInclude)) includes.push_back({file, number, match[1]});
  }
  return includes;
}

bool startsWith(const std::string& text, const std::string& prefix) { return text.rfind(prefix, 0) == 0; }

/// Why this include is not allowed; empty when it is.
std::string objection(const Include& include) {
  const std::string& file = include.file;
  const std::string& target = include.target;
  const auto in = [&file](const std::string& folder) { return startsWith(file, folder); };
  const auto to = [&target](const std::string& folder) { return startsWith(target, folder); };
  if (in("tests/")) return {};
  if (in("app/") && to("backend/")) return "the app never includes the backend";
  if (in("backend/") && to("app/")) return "the backend never includes the app";
  if (in("shared/") && (to("app/") || to("backend/"))) return "shared stands below app and backend";
  if (to("tests/")) return "programs do not include tests";
  static const std::vector<std::pair<std::string, std::set<std::string>>> kBelow = {
      {"shared/base/", {"shared/base/"}},
      {"shared/sql/", {"shared/sql/", "shared/base/"}},
      {"shared/api/", {"shared/api/", "shared/base/"}},
      {"shared/domain/", {"shared/domain/", "shared/base/"}},
      {"shared/words/", {"shared/words/", "shared/base/"}},
      {"shared/ranking/", {"shared/ranking/", "shared/domain/", "shared/base/"}},
      {"shared/codec/", {"shared/codec/", "shared/domain/", "shared/base/"}},
      {"shared/audio/", {"shared/audio/", "shared/domain/", "shared/base/"}},
      {"app/local/", {"app/local/", "shared/"}},
      {"app/sync/", {"app/sync/", "app/local/", "shared/"}},
      {"app/sample/", {"app/sample/", "app/sync/", "app/local/", "shared/"}},
  };
  for (const auto& [room, allowed] : kBelow) {
    if (!in(room) || !(to("shared/") || to("app/") || to("backend/"))) continue;
    bool found = false;
    for (const std::string& folder : allowed) found = found || to(folder);
    if (!found) return room + " may not know " + target;
  }
  const bool qt = std::regex_match(target, std::regex("Q[A-Za-z]+(/.*)?|qt6keychain/.*|Qt.*"));
  if (qt && !in("app/viewmodel/") && !in("app/platform/") && !in("app/sample/") && file != "app/main.cpp")
    return "Qt lives in app/viewmodel, app/platform, app/sample and app/main.cpp";
  static const std::regex kMultimedia(
      "Q(Camera|CameraDevice|Media[A-Z][A-Za-z]*|Audio[A-Za-z]*|Video[A-Za-z]*|ImageCapture)|ZXing/.*");
  if (std::regex_match(target, kMultimedia) && !in("app/platform/media/"))
    return "Qt Multimedia lives in app/platform/media";
  if (std::regex_match(target, std::regex("qt6keychain/.*")) && !in("app/platform/keychain/"))
    return "the keychain lives in app/platform/keychain";
  if (std::regex_match(target, std::regex("QDBus.*")) && !in("app/platform/keychain/") && !in("app/platform/desktop/"))
    return "the session bus is spoken to in app/platform/keychain and app/platform/desktop";
  if ((to("cpprest/") || to("pplx/") || to("boost/beast") || to("boost/asio")) &&
      !startsWith(file, "backend/http/cpprest_"))
    return "cpprestsdk and Beast live in backend/http/cpprest_*";
  if (target == "sqlite3.h" && !in("shared/sql/")) return "sqlite3.h lives in shared/sql";
  if (to("libpq") && !in("backend/sql/")) return "libpq lives in backend/sql";
  if (to("libxml/") && !in("backend/pages/")) return "libxml2 lives in backend/pages";
  if ((to("opus/") || to("ogg/")) && !in("shared/audio/")) return "libopus and libogg live in shared/audio";
  if ((to("nlohmann/") || to("simdjson") || to("rapidjson/")) && in("shared/") && !in("shared/codec/"))
    return "JSON libraries live in shared/codec";
  return {};
}

void forEachSource(const std::function<void(const std::string& file, const std::string& text)>& visit,
                   const std::set<std::string>& endings) {
  const fs::path top = PASSERELLE_SOURCE_DIR;
  for (const char* folder : {"shared", "backend", "app", "qml", "tests"}) {
    if (!fs::exists(top / folder)) continue;
    for (auto it = fs::recursive_directory_iterator(top / folder); it != fs::recursive_directory_iterator(); ++it) {
      if (it->path().filename() == "node_modules") {
        it.disable_recursion_pending();
        continue;
      }
      if (!it->is_regular_file() || !endings.contains(it->path().extension().string())) continue;
      std::ifstream in(it->path());
      std::stringstream text;
      text << in.rdbuf();
      visit(fs::relative(it->path(), top).string(), text.str());
    }
  }
}
}  // namespace

TEST(Layers, EveryIncludeFollowsTheHouse) {
  int seen = 0;
  forEachSource(
      [&seen](const std::string& file, const std::string& text) {
        for (const Include& include : includesOf(file, text)) {
          ++seen;
          EXPECT_EQ(objection(include), "") << file << ":" << include.line << " includes " << include.target;
        }
      },
      {".cpp", ".h"});
  EXPECT_GT(seen, 200) << "the sources were not found";
}

TEST(Layers, TheRuleSeesWhatItForbids) {
  EXPECT_NE(objection({"app/sync/x.cpp", 1, "backend/routes.h"}), "");
  EXPECT_NE(objection({"backend/reports/x.cpp", 1, "cpprest/json.h"}), "");
  EXPECT_NE(objection({"backend/reports/x.cpp", 1, "sqlite3.h"}), "");
  EXPECT_NE(objection({"app/local/x.cpp", 1, "QString"}), "");
  EXPECT_NE(objection({"shared/base/x.h", 1, "shared/sql/database.h"}), "");
  EXPECT_NE(objection({"backend/media/x.cpp", 1, "ogg/ogg.h"}), "");
  EXPECT_NE(objection({"backend/editions/x.cpp", 1, "libxml/xmlwriter.h"}), "");
  EXPECT_NE(objection({"app/viewmodel/x.cpp", 1, "QVideoSink"}), "");
  EXPECT_NE(objection({"app/platform/x.cpp", 1, "qt6keychain/keychain.h"}), "");
  EXPECT_EQ(objection({"app/platform/media/x.cpp", 1, "QVideoSink"}), "");
  EXPECT_EQ(objection({"app/viewmodel/x.cpp", 1, "QString"}), "");
  EXPECT_EQ(objection({"backend/http/cpprest_transport.cpp", 1, "cpprest/http_listener.h"}), "");
}

TEST(Layers, ColoursStandInTheThemeOnly) {
  const std::regex colour(R"RE("#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6}|[0-9A-Fa-f]{8})"|Qt\.(rgba|hsla)\()RE");
  forEachSource(
      [&colour](const std::string& file, const std::string& text) {
        if (!startsWith(file, "qml/") || startsWith(file, "qml/theme/")) return;
        std::smatch match;
        EXPECT_FALSE(std::regex_search(text, match, colour)) << file << " has a colour of its own: " << match.str();
      },
      {".qml"});
}

TEST(Layers, NobodyAsksTheSystemForTimeOrChanceBesideTheSeams) {
  const std::regex direct(R"(system_clock::now|steady_clock::now|\bstd::rand\b|random_device|\brand\(\))");
  forEachSource(
      [&direct](const std::string& file, const std::string& text) {
        const bool seam = file == "shared/base/clock.cpp" || file == "shared/base/rng.cpp" ||
                          startsWith(file, "tests/") || startsWith(file, "backend/http/cpprest_") ||
                          startsWith(file, "app/platform/");
        std::smatch match;
        if (!seam) {
          EXPECT_FALSE(std::regex_search(text, match, direct)) << file << " asks the system directly: " << match.str();
        }
      },
      {".cpp", ".h"});
}

TEST(Layers, NoFileNamesAPathOfOneMachine) {
  const std::regex path(R"((^|[^A-Za-z0-9_.])/(home|root|Users)/[a-z])");
  forEachSource(
      [&path](const std::string& file, const std::string& text) {
        std::smatch match;
        EXPECT_FALSE(std::regex_search(text, match, path)) << file << " names " << match.str();
      },
      {".cpp", ".h", ".qml", ".sql", ".mjs", ".py", ".sh"});
}

}  // namespace passerelle
