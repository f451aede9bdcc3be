// A phone with its engine, over a scripted API and in hand-turned time: what it asks, and what becomes of the answers.
#pragma once
#include <gtest/gtest.h>

#include "app/sync/sync_engine.h"
#include "tests/support/manual_executor.h"
#include "tests/support/scripted_api.h"
#include "tests/support/test_phone.h"

namespace passerelle::testing {

class SendingPhone : public ::testing::Test {
 protected:
  void start() {
    engine.start();
    executor.runPosted();
  }

  TestPhone phone;
  ManualExecutor executor;
  ScriptedApi api;
  Link link{api, phone.clock, *phone};
  SyncEngine engine{link, executor, phone.clock, phone.rng, *phone};
};

}  // namespace passerelle::testing
