// The sample phone under the name that the tests use.
#pragma once
#include "app/sample/sample_phone.h"

namespace passerelle::testing {

using sample::bestStory;
using sample::fillCarnet;
using sample::fillCommittee;
using sample::fillDraft;
using sample::fillMirror;
using sample::fillOwnReports;
using sample::fillRounds;
using sample::fillStoreHour;
using sample::signInCommittee;
using sample::signInHost;
using sample::signInVisitor;

}  // namespace passerelle::testing
