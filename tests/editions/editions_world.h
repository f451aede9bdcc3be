// A backend whose editions are composed and read, one role after the other.
#pragma once
#include <gtest/gtest.h>

#include <string>

#include "tests/support/report_world.h"

namespace passerelle::testing {

class EditionsWorld : public ::testing::Test {
 protected:
  http::Response compose(const std::string& week, const std::string& role = "admin") {
    return world.ask({"POST", "/v1/editions/" + week, world.roleToken(role), {}, {}});
  }
  std::string page(const std::string& path, const std::string& role = "coach") {
    const http::Response response = world.get(path, world.roleToken(role));
    EXPECT_EQ(response.status, 200) << path;
    return response.body;
  }
  static bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

  BackendWorld world;
  const std::string author = world.roleToken("visitor");
};

}  // namespace passerelle::testing
