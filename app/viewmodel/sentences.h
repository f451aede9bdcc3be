// What the phone says when something went wrong, in the language of the pages.
#pragma once
#include <QString>

#include "shared/base/error.h"

namespace passerelle {

/// The error's sentence as a person reads it here: app/local and app/sync speak English, the server the person's
/// language. A sentence that is missing here fails tests/viewmodel/sentences_test.cpp.
QString sentenceOf(const Error& error);

}  // namespace passerelle
