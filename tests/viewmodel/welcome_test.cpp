// The first page when somebody else's words are on the device: a refusal that says whose, and the way out.
#include <gtest/gtest.h>

#include "tests/support/inviting_api.h"
#include "tests/support/test_phone.h"
#include "tests/tour/shown.h"
#include "tests/tour/stage.h"

namespace passerelle {
namespace {
using testing::Stage;

struct WelcomeTest : ::testing::Test {
  WelcomeTest() {
    EXPECT_TRUE(stage.phone->signIn(testing::someIdentity(), testing::somebody()));
    EXPECT_TRUE(stage.phone->captures.addText("pas pour lui"));
    EXPECT_TRUE(stage.phone->account.signOut());
    stage.makeApi = [this] { return std::make_unique<testing::InvitingApi>(who, "Sami"); };
    stage.show(390, 844);
    Stage::settle(50);
  }
  void join() {
    auto& welcome = stage.models->welcome;
    welcome.openLink(QString::fromLatin1(testing::kInvitation));
    ASSERT_EQ(welcome.step(), WelcomeModel::Step::Words) << welcome.sentence().toStdString();
    welcome.confirmWords();
    Stage::settle(50);
  }
  QQuickItem* control(const char* name) {
    return testing::shown(stage.window()->contentItem(), QString::fromLatin1(name));
  }

  std::string who = "0193b3a0-0000-7000-8000-0000000000ff";
  Stage stage{QStringLiteral("en")};
};

TEST_F(WelcomeTest, AnotherPersonIsToldWhoseWordsAreHereAndMayEraseThemKnowingly) {
  EXPECT_EQ(control("wipeForAnother"), nullptr) << "nobody was refused yet";
  join();
  auto& welcome = stage.models->welcome;
  EXPECT_EQ(welcome.step(), WelcomeModel::Step::Invitation);
  EXPECT_EQ(welcome.heldOf(), "Camille");
  EXPECT_NE(welcome.sentence().indexOf("What Camille wrote"), -1) << welcome.sentence().toStdString();
  EXPECT_FALSE(stage.phone->account.signedIn());
  int wiped = 0;
  stage.models->devices.onWipe = [&wiped] { ++wiped; };
  auto* erase = control("wipeForAnother");
  ASSERT_NE(erase, nullptr);
  QMetaObject::invokeMethod(erase, "clicked");
  EXPECT_EQ(wiped, 0) << "asked once more";
  EXPECT_EQ(stage.phone->captures.count(), 1);
  QMetaObject::invokeMethod(erase, "clicked");
  EXPECT_EQ(wiped, 1);
}

TEST_F(WelcomeTest, TheSamePersonComesBackToTheirNotebook) {
  who = testing::somebody().id;
  join();
  EXPECT_EQ(stage.models->welcome.step(), WelcomeModel::Step::Done);
  EXPECT_TRUE(stage.models->welcome.heldOf().isEmpty());
  EXPECT_TRUE(stage.phone->account.signedIn());
  EXPECT_EQ(stage.phone->captures.count(), 1);
}

}  // namespace
}  // namespace passerelle
