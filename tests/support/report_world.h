// Reports for tests: contents whose ids come from the world's own chance, and the requests that file them.
#pragma once
#include <string>
#include <vector>

#include "shared/api/paths.h"
#include "shared/base/digest.h"
#include "shared/base/id.h"
#include "shared/codec/json_writer.h"
#include "shared/codec/report_json.h"
#include "tests/support/backend_world.h"

namespace passerelle::testing {

/// A complete report of unit LYO-01 with one astonishment and `ideas` ideas.
inline Report makeReport(BackendWorld& world, const std::string& text = "Caisse fermée", int ideas = 1) {
  Report report;
  report.subject = {SubjectKind::unit, "LYO-01"};
  report.visitedOn = toIsoDate(world.clock.now());
  report.astonishments.push_back(
      {newId(world.clock, world.rng), Tone::bad, text, "Je croyais déranger.", "checkout", "sight", {}});
  for (int i = 0; i < ideas; ++i)
    report.ideas.push_back({newId(world.clock, world.rng), "Ouvrir une deuxième caisse " + std::to_string(i)});
  return report;
}

struct Put {
  std::string base, supersedes, position;
};

inline http::Response putBytes(BackendWorld& world, const std::string& token, const std::string& id,
                               const std::string& bytes, const Put& put = {}) {
  Ask ask{"PUT", api::reportPath(id), token, bytes, {{"Content-Type", "application/json"}}};
  if (!put.base.empty()) ask.headers["Passerelle-Base"] = put.base;
  if (!put.supersedes.empty()) ask.headers["Passerelle-Supersedes"] = put.supersedes;
  if (!put.position.empty()) ask.headers["Passerelle-Position"] = put.position;
  return world.ask(ask);
}

inline http::Response putReport(BackendWorld& world, const std::string& token, const std::string& id,
                                const Report& report, const Put& put = {}) {
  return putBytes(world, token, id, encodeReport(report), put);
}

inline std::string hashOf(const Report& report) { return sha256Hex(encodeReport(report)); }

/// Files a report and lets the host thank: it is published at once. Returns its id.
inline std::string publish(BackendWorld& world, const std::string& author, const Report& report) {
  const std::string id = newId(world.clock, world.rng);
  putReport(world, author, id, report);
  world.ask({"PUT",
             api::replyPath(id),
             world.roleToken("host"),
             R"({"thanks":true,"kind":"thanks","text":"Merci"})",
             {{"Content-Type", "application/json"}}});
  return id;
}

}  // namespace passerelle::testing
