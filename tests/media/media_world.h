// The media room behind a router, over a real database and real files; bodies and pictures come from the test.
#pragma once
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "backend/http/router.h"
#include "backend/media/media_api.h"
#include "backend/media/stored_reports.h"
#include "backend/routes.h"
#include "backend/sql/migrate_store.h"
#include "shared/base/digest.h"
#include "shared/base/id.h"
#include "tests/support/manual_clock.h"
#include "tests/support/temp_folder.h"

namespace passerelle::testing {

/// A body in pieces; ends well, breaks off, or waits for the test to say more.
class PiecesBody final : public http::BodyStream {
 public:
  enum class End { whole, brokenOff, silent };
  explicit PiecesBody(std::vector<std::string> pieces, End end = End::whole)
      : m_pieces(std::move(pieces)), m_end(end) {}
  void next(OnChunk onChunk) override {
    if (m_at < m_pieces.size()) {
      const std::string& piece = m_pieces[m_at++];
      return onChunk(std::string_view(piece), m_at == m_pieces.size() && m_end == End::whole);
    }
    if (m_end == End::whole) return onChunk(std::string_view(), true);
    if (m_end == End::brokenOff) return onChunk(fail(ErrorCode::unavailable, "The client went away."), true);
    m_waiting = std::move(onChunk);
  }
  /// Of a silent one: what comes after all.
  void say(const std::string& bytes, bool end) {
    if (auto waiting = std::exchange(m_waiting, nullptr)) waiting(std::string_view(bytes), end);
  }

 private:
  std::vector<std::string> m_pieces;
  End m_end;
  std::size_t m_at = 0;
  OnChunk m_waiting;
};

/// Keeps bytes as they are, or finds the fault it is told to find; can be held back.
class PlainCleaner final : public media::Cleaner {
 public:
  void clean(std::string bytes, std::function<void(media::CleaningResult)> done) override {
    ++calls;
    auto answer = [bytes = std::move(bytes), done = std::move(done), this] {
      if (fault) return done(tl::unexpected(*fault));
      done(media::CleanedPicture{"clean:" + bytes, "image/jpeg", 4, 3, "thumb:" + bytes.substr(0, 4)});
    };
    if (hold)
      held.push_back(std::move(answer));
    else
      answer();
  }
  void letGo() {
    hold = false;
    for (auto& answer : std::exchange(held, {})) answer();
  }

  std::optional<media::PictureFault> fault;
  bool hold = false;
  std::vector<std::function<void()>> held;
  int calls = 0;
};

/// Whoever the header "Test-Person" names, in the role of "Test-Role" (visitor).
class HeaderAuthenticator final : public http::Authenticator {
 public:
  void authenticate(http::Request& request, std::function<void(Result<http::Caller>)> done) override {
    http::Caller caller;
    caller.personId = request.header("Test-Person").value_or("");
    caller.roles = {request.header("Test-Role").value_or("visitor")};
    caller.unitCode = request.header("Test-Unit").value_or("");
    caller.language = "en";
    done(caller);
  }
};

class MediaWorld {
 public:
  explicit MediaWorld(Files* given = nullptr, media::Cleaner* otherCleaner = nullptr)
      : folder(makeStore(temp.path(), clock, systemFiles)),
        database({.path = folder + "/passerelle.db", .readers = 0}),
        mediaFiles(given != nullptr ? *given : systemFiles, folder + "/media"),
        service(reports, rng),
        uploads(database, mediaFiles, otherCleaner != nullptr ? *otherCleaner : cleaner, pool, service, clock, rng),
        api(uploads, mediaFiles, service, database, pool),
        router(authenticator) {
    (void)mediaFiles.prepare();
    addMediaRoutes(router, api);
  }

  http::Response send(std::string method, std::string path, http::Headers headers, std::string body = {}) {
    return send(std::move(method), std::move(path), std::move(headers),
                std::make_shared<PiecesBody>(std::vector{std::move(body)}));
  }
  /// The answer; status 0 when none came.
  http::Response send(std::string method, std::string path, http::Headers headers,
                      std::shared_ptr<http::BodyStream> body) {
    http::Response answer;
    answer.status = 0;
    start(std::move(method), std::move(path), std::move(headers), std::move(body),
          [&answer](http::Response response) { answer = std::move(response); });
    return answer;
  }
  void start(std::string method, std::string path, http::Headers headers, std::shared_ptr<http::BodyStream> body,
             http::Reply::Send send) {
    http::Request request;
    request.method = std::move(method);
    const std::size_t question = path.find('?');
    if (question != std::string::npos) request.query.emplace("size", path.substr(path.find('=') + 1));
    request.path = path.substr(0, question);
    request.headers = std::move(headers);
    if (request.headers.find("Test-Person") == request.headers.end()) request.headers.emplace("Test-Person", "anna");
    if (request.headers.find("Tus-Resumable") == request.headers.end())
      request.headers.emplace("Tus-Resumable", "1.0.0");
    request.stream = std::move(body);
    router.handle(std::move(request), http::Reply(std::move(send)));
  }

  std::string metadata(const std::string& bytes, const std::string& kind = "photo",
                       const std::string& type = "image/jpeg") const {
    return "reportId " + toBase64(reportId) + ",mediumId " + toBase64(mediumId) + ",kind " + toBase64(kind) + ",type " +
           toBase64(type) + ",sha256 " + toBase64(sha256Hex(bytes));
  }
  http::Response create(const std::string& bytes, http::Headers more = {}) {
    more.emplace("Upload-Length", std::to_string(bytes.size()));
    more.emplace("Upload-Metadata", metadata(bytes));
    return send("POST", "/v1/uploads", std::move(more));
  }
  static http::Headers patchHeaders(std::int64_t offset) {
    return {{"Content-Type", "application/offset+octet-stream"}, {"Upload-Offset", std::to_string(offset)}};
  }

  /// A report as the reports room stores it.
  void putReport(const std::string& author, const std::string& manifest, const std::string& state = "withHost") {
    const std::string content =
        R"({"kind":"buddyDay","subject":{"kind":"unit","code":"LYO-01"},"visitedOn":"2026-11-17","media":)" + manifest +
        "}";
    const auto written = database.writeNow([&](sql::Connection& connection) -> Result<void> {
      using sql::val;
      connection.execute(
          "INSERT INTO person (id, name, department, roles, language, created_at, updated_at) VALUES ($1, $1, '', "
          "'visitor', 'fr', 0, 0) ON CONFLICT (id) DO NOTHING",
          {val(author)});
      connection.execute(
          R"(INSERT INTO report (id, author_id, revision, hash, kind, subject_kind, subject_code, unit_code, region, state,
          visited_on, received_at, updated_at, hour_ends_at) VALUES ($1, $2, 1, 'h', 'buddyDay', 'unit', 'LYO-01', 'LYO-01', 'ARA', $3, '2026-11-17', 0, 0, 0)
          ON CONFLICT (id) DO UPDATE SET state = excluded.state)",
          {val(reportId), val(author), val(state)});
      connection.execute("DELETE FROM report_revision WHERE report_id = $1", {val(reportId)});
      connection.execute(
          "INSERT INTO report_revision (report_id, revision, hash, content, device_id, received_at, cursor) "
          "VALUES ($1, 1, 'h', $2, 'd', 0, 0)",
          {val(reportId), val(content)});
      return {};
    });
    if (!written) throw std::runtime_error(written.error().message);
  }
  std::string entry(const std::string& bytes) const { return entry(bytes, mediumId, "photo", ""); }
  static std::string entry(const std::string& bytes, const std::string& id, const std::string& kind,
                           const std::string& of) {
    return R"({"id":")" + id + R"(","kind":")" + kind + R"(","type":"image/jpeg","sizeBytes":)" +
           std::to_string(bytes.size()) + R"(,"sha256":")" + sha256Hex(bytes) + R"(")" +
           (of.empty() ? "" : R"(,"of":")" + of + R"(")") + "}";
  }
  std::int64_t count(const std::string& sqlCount) {
    std::int64_t number = 0;
    database.readNow([&](sql::Connection& connection) { number = connection.query(sqlCount)->next()->integer(0); });
    return number;
  }
  /// Files below media/, recursively.
  int filesOnDisk() const {
    int number = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder + "/media"))
      number += entry.is_regular_file() ? 1 : 0;
    return number;
  }

  static std::string makeStore(const std::string& path, const Clock& ticking, Files& disk) {
    if (auto migrated = migrateStore(path, {}, ticking, disk); !migrated)
      throw std::runtime_error(migrated.error().message);
    return path;
  }

  TempFolder temp;
  ManualClock clock;
  SeededRng rng{7};
  SystemFiles systemFiles;
  std::string folder;
  sql::Database database;
  media::MediaFiles mediaFiles;
  PlainCleaner cleaner;
  media::WorkPool pool{0};
  media::StoredReports reports;
  media::MediaService service;
  media::Uploads uploads;
  media::MediaApi api;
  HeaderAuthenticator authenticator;
  http::Router router;
  std::string reportId = newId(clock, rng);
  std::string mediumId = newId(clock, rng);
};

inline std::string headerOf(const http::Response& response, const std::string& name) {
  const auto found = response.headers.find(name);
  return found == response.headers.end() ? "" : found->second;
}

}  // namespace passerelle::testing
