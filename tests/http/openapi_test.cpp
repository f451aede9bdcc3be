// The description that outside clients are written from says the same as the table of routes, and is itself
// well-formed.
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "backend/server/server_api.h"
#include "shared/base/text.h"
#include "tests/support/backend_world.h"

namespace passerelle::testing {
namespace {

using Json = nlohmann::json;

const std::set<std::string> kMethods = {"get", "put", "post", "delete", "patch", "head", "options"};

const Json& description() {
  static const Json json = Json::parse(server::openApiText());
  return json;
}

/// Calls `visit` with method, path and operation.
template <class Visit>
void forEachOperation(Visit visit) {
  for (const auto& [path, item] : description().at("paths").items()) {
    for (const auto& [method, operation] : item.items()) visit(method, path, operation);
  }
}

std::set<std::string> parametersOf(const std::string& path) {
  std::set<std::string> names;
  for (std::size_t at = path.find('{'); at != std::string::npos; at = path.find('{', at + 1))
    names.insert(path.substr(at + 1, path.find('}', at) - at - 1));
  return names;
}

void forEachReference(const Json& json, const std::function<void(const std::string&)>& visit) {
  if (json.is_object()) {
    for (const auto& [key, value] : json.items()) {
      if (key == "$ref")
        visit(value.get<std::string>());
      else
        forEachReference(value, visit);
    }
  } else if (json.is_array()) {
    for (const Json& value : json) forEachReference(value, visit);
  }
}

TEST(OpenApi, EveryRouteHasItsOperation) {
  BackendWorld world;
  for (const http::Route& route : world.backend->router().routes()) {
    const std::string method = lowered(route.method);
    const Json& paths = description().at("paths");
    const bool there = paths.contains(route.pattern) && paths.at(route.pattern).contains(method);
    EXPECT_TRUE(there) << "backend/http/openapi.json lacks it. Add under \"paths\":\n  \"" << route.pattern
                       << "\": { \"" << method << "\": { \"operationId\": \"" << route.operationId
                       << "\", \"summary\": \"…\", \"responses\": { \"200\": {…}, \"default\": { \"$ref\": "
                          "\"#/components/responses/Problem\" } } } }";
    if (!there) continue;
    EXPECT_EQ(paths.at(route.pattern).at(method).value("operationId", ""), route.operationId)
        << route.method << " " << route.pattern << ": routes.cpp and openapi.json call it differently";
  }
}

TEST(OpenApi, EveryOperationHasItsRoute) {
  BackendWorld world;
  std::set<std::string> routes;
  for (const http::Route& route : world.backend->router().routes())
    routes.insert(lowered(route.method) + " " + route.pattern);
  forEachOperation([&](const std::string& method, const std::string& path, const Json&) {
    EXPECT_TRUE(routes.contains(method + " " + path))
        << "openapi.json promises " << method << " " << path << ", backend/routes.cpp has no such route";
  });
}

TEST(OpenApi, OpenRoutesAndOnlyTheyAreWithoutSecurity) {
  BackendWorld world;
  for (const http::Route& route : world.backend->router().routes()) {
    const Json& paths = description().at("paths");
    if (!paths.contains(route.pattern) || !paths.at(route.pattern).contains(lowered(route.method))) continue;
    const Json& operation = paths.at(route.pattern).at(lowered(route.method));
    const bool open = operation.contains("security") && operation.at("security").empty();
    EXPECT_EQ(open, route.permission == Permission::open) << route.method << " " << route.pattern;
  }
}

TEST(OpenApi, IsWellFormed) {
  EXPECT_EQ(description().at("openapi"), "3.1.0");
  EXPECT_TRUE(description().at("info").contains("title"));
  EXPECT_TRUE(description().at("info").contains("version"));
  std::set<std::string> ids, tags;
  for (const Json& tag : description().at("tags")) tags.insert(tag.at("name"));
  forEachOperation([&](const std::string& method, const std::string& path, const Json& operation) {
    SCOPED_TRACE(method + " " + path);
    EXPECT_TRUE(kMethods.contains(method));
    EXPECT_TRUE(path.starts_with('/'));
    EXPECT_TRUE(ids.insert(operation.at("operationId")).second) << "the operationId is used twice";
    EXPECT_FALSE(operation.value("summary", "").empty());
    for (const Json& tag : operation.value("tags", Json::array())) EXPECT_TRUE(tags.contains(tag)) << tag;
    std::set<std::string> declared;
    for (const Json& parameter : operation.value("parameters", Json::array())) {
      EXPECT_TRUE(parameter.contains("schema"));
      if (parameter.at("in") != "path") continue;
      declared.insert(parameter.at("name"));
      EXPECT_EQ(parameter.at("required"), true);
    }
    EXPECT_EQ(declared, parametersOf(path));
    EXPECT_FALSE(operation.at("responses").empty());
    for (const auto& [status, response] : operation.at("responses").items()) {
      EXPECT_TRUE(status == "default" || (status.size() == 3 && std::stoi(status) >= 200)) << status;
      EXPECT_TRUE(response.contains("description") || response.contains("$ref"));
    }
  });
}

TEST(OpenApi, EveryReferenceLeadsSomewhereAndEverySchemaIsUsed) {
  std::set<std::string> used;
  forEachReference(description(), [&](const std::string& reference) {
    ASSERT_TRUE(reference.starts_with("#/")) << reference;
    EXPECT_TRUE(description().contains(Json::json_pointer(reference.substr(1)))) << reference;
    used.insert(reference);
  });
  for (const auto& [name, schema] : description().at("components").at("schemas").items())
    EXPECT_TRUE(used.contains("#/components/schemas/" + name)) << name;
}

TEST(OpenApi, IsServedAsItIsWritten) {
  BackendWorld world;
  const http::Response response = world.get("/v1/openapi.json");
  EXPECT_EQ(response.status, 200);
  EXPECT_EQ(response.text(), server::openApiText());
}

}  // namespace
}  // namespace passerelle::testing
