// An idea as the wire gives it.
#pragma once
#include <string>
#include <string_view>

#include "backend/ideas/idea_repository.h"
#include "shared/codec/json_writer.h"
#include "shared/sql/connection.h"

namespace passerelle::ideas {

/// For whom. Counts are told to those who reacted, and to those who decide what becomes of ideas.
struct IdeaViewer {
  std::string personId;
  bool seesCounts = false;
};

/// The fields of an idea that is published and not taken out; the object is the caller's to open and to close.
void writeIdeaFields(sql::Connection& connection, const IdeaRow& idea, const IdeaViewer& viewer, JsonWriter& json);

/// Writes the whole object. False, and nothing written: there is no such idea for this viewer.
bool writeIdea(sql::Connection& connection, std::string_view id, const IdeaViewer& viewer, JsonWriter& json);

}  // namespace passerelle::ideas
