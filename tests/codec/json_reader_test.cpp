// Answers of servers older, newer and wrong: what is not there, or of another kind, reads as nothing.
#include "shared/codec/json_reader.h"

#include <gtest/gtest.h>

namespace passerelle::json {
namespace {

TEST(JsonReader, WhatIsOfAnotherKindReadsAsNothing) {
  const Json answer = *parseObject(R"({"text":7,"number":"7","flag":"true","list":{"a":1},"real":"x","none":null})");
  EXPECT_EQ(text(answer, "text"), "");
  EXPECT_EQ(number(answer, "number"), 0);
  EXPECT_FALSE(maybeNumber(answer, "none"));
  EXPECT_FALSE(flag(answer, "flag"));
  EXPECT_TRUE(list(answer, "list").empty());
  EXPECT_EQ(real(answer, "real"), 0);
  EXPECT_TRUE(at(answer, "absent").is_null());
  EXPECT_TRUE(at(at(answer, "text"), "below").is_null());
}

TEST(JsonReader, WhatIsThereIsRead) {
  const Json answer = *parseObject(R"({"text":"é","number":-7,"flag":true,"list":["a",1,"b"],"real":0.5})");
  EXPECT_EQ(text(answer, "text"), "é");
  EXPECT_EQ(number(answer, "number"), -7);
  EXPECT_TRUE(flag(answer, "flag"));
  EXPECT_EQ(texts(answer, "list"), (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(real(answer, "real"), 0.5);
}

TEST(JsonReader, RefusesWhatIsNoObjectOrTooDeep) {
  for (const std::string bytes : {"", "[]", "7", "{", "{\"a\":1}x", "\xff"}) EXPECT_FALSE(parseObject(bytes)) << bytes;
  const auto nested = [](std::size_t depth) {
    return R"({"a":)" + std::string(depth, '[') + std::string(depth, ']') + "}";
  };
  EXPECT_TRUE(parseObject(nested(60)));
  EXPECT_FALSE(parseObject(nested(70)));
  EXPECT_FALSE(parseObject(nested(100'000)));
}

}  // namespace
}  // namespace passerelle::json
