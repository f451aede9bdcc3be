#include "app/platform/start_options.h"

#include <gtest/gtest.h>

namespace passerelle {
namespace {

constexpr const char* kCode = "abcdefghijklmnopqrstuv";

Result<StartOptions> read(std::initializer_list<const char*> arguments) {
  QStringList list{QStringLiteral("passerelle")};
  for (const char* argument : arguments) list.append(QString::fromUtf8(argument));
  return readStartOptions(list);
}

TEST(StartOptions, WithoutAnyEverythingIsAsChosenInTheApp) {
  const auto options = read({});
  ASSERT_TRUE(options);
  EXPECT_TRUE(options->invitation.isEmpty());
  EXPECT_TRUE(options->language.isEmpty());
  EXPECT_FALSE(options->size);
  EXPECT_FALSE(options->acceptWords);
}

TEST(StartOptions, ReadsAllOfThem) {
  const auto options = read({"--profile", "/p", "--lang", "en", "--size", "1280x800", "--theme", "dark", "--font-scale",
                             "1.5", "--position-source", "nmea:/walk", "--open", "capture", "--accept-words",
                             "--exit-at-first-frame", "--camera-files", "a.jpg,b.jpg"});
  ASSERT_TRUE(options);
  EXPECT_EQ(options->profileFolder, "/p");
  EXPECT_EQ(options->language, QStringLiteral("en"));
  EXPECT_EQ(options->size, QSize(1280, 800));
  EXPECT_EQ(options->theme, QStringLiteral("dark"));
  EXPECT_EQ(options->fontScale, 1.5);
  EXPECT_EQ(options->positionSource, "nmea:/walk");
  EXPECT_EQ(options->page, QStringLiteral("capture"));
  EXPECT_TRUE(options->acceptWords);
  EXPECT_TRUE(options->exitAtFirstFrame);
  EXPECT_EQ(options->photos.size(), 2);
}

TEST(StartOptions, AnInvitationIsALinkOrACodeWithItsServer) {
  const std::string link = std::string("https://p.example/join#") + kCode;
  const std::string app = std::string("passerelle://join?server=https%3A%2F%2Fp.example#") + kCode;
  EXPECT_EQ(read({"--invite", link.c_str()})->invitation.toStdString(), link);
  EXPECT_EQ(read({app.c_str()})->invitation.toStdString(), app);
  EXPECT_EQ(read({"--invite", kCode, "--server", "https://p.example"})->invitation.toStdString(), link);
  EXPECT_FALSE(read({"--invite", kCode}));
  EXPECT_FALSE(read({"--invite", "https://p.example/join"}));
  EXPECT_FALSE(read({app.c_str(), app.c_str()}));
}

TEST(StartOptions, WhatCannotBeIsRefusedByName) {
  const std::pair<const char*, const char*> wrong[] = {
      {"lang", "de"},  {"theme", "blue"}, {"font-scale", "3"},   {"font-scale", "big"}, {"font-scale", "nan"},
      {"size", "390"}, {"size", "10x10"}, {"size", "390x844x2"}, {"open", "somewhere"}, {"position-source", "gps"},
  };
  for (const auto& [name, value] : wrong) {
    const std::string option = std::string("--") + name;
    const auto options = read({option.c_str(), value});
    ASSERT_FALSE(options) << option << ' ' << value;
    EXPECT_EQ(options.error().field, name);
  }
  EXPECT_FALSE(read({"--colour"}));
}

TEST(StartOptions, HelpNamesEveryOption) {
  const auto help = read({"--help"});
  ASSERT_TRUE(help);
  for (const char* name : {"--server", "--invite", "--profile", "--lang", "--size", "--theme", "--font-scale",
                           "--position-source", "--open"}) {
    EXPECT_TRUE(help->said.contains(QString::fromLatin1(name))) << name;
  }
}

}  // namespace
}  // namespace passerelle
