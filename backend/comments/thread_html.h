// What stands under a story in a browser: reactions, the conversation, a place to write. Buttons and forms, no script.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "backend/comments/comment_service.h"
#include "backend/http/message.h"
#include "backend/notifications/story.h"
#include "backend/pages/html.h"
#include "shared/sql/connection.h"
#include "shared/words/mention_finder.h"

namespace passerelle::comments {

/// What somebody is writing, when the page is shown again because it cannot be kept like that.
struct Written {
  std::string id, parent, text, problem;
  std::int64_t revision = 1;  ///< above 1: a correction
  std::vector<words::Mention> mentions =
      {};  ///< who could be recognised: said once, then it may be written all the same
};

/// Useful and support, follow and mute, the comments and the form, for the person who reads.
/// @param freshId the id that a comment written on this page will have.
pages::Html thread(sql::Connection& connection, const http::Caller& caller, const notifications::Story& story,
                   const std::string& freshId, const Written& written = {});

/// Says of which text the writer was told that it names somebody.
std::string warningOf(const std::string& text);

/// A button that posts to `action` with hidden fields; `pressed` tells assistive technology that it is on.
struct PostButton {
  std::string action, label, name, value;
  bool pressed = false, act = false;
  std::string described = {};  ///< what it is about, said to assistive technology
};
pages::Html postButton(const http::Caller& caller, const PostButton& button);

}  // namespace passerelle::comments
