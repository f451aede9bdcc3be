// Comments over HTTP: written, read, thanked for, hidden; people found by name.
#pragma once
#include <functional>

#include "backend/comments/comment_service.h"
#include "backend/http/message.h"
#include "backend/http/rate_limit.h"
#include "shared/base/clock.h"
#include "shared/sql/database.h"

namespace passerelle::comments {

class CommentApi {
 public:
  CommentApi(sql::Database& database, const Clock& clock, CommentService& service, std::function<void()> committed);

  void put(http::Request& request, http::Reply reply);
  void get(http::Request& request, http::Reply reply);
  void list(http::Request& request, http::Reply reply);
  void thank(http::Request& request, http::Reply reply) { setThanks(request, std::move(reply), true); }
  void unthank(http::Request& request, http::Reply reply) { setThanks(request, std::move(reply), false); }
  void hide(http::Request& request, http::Reply reply);
  void show(http::Request& request, http::Reply reply);
  void findPeople(http::Request& request, http::Reply reply);

  /// The pace of one person's comments, for the pages too: sixty in ten minutes.
  http::RateLimit& pace() { return m_pace; }

 private:
  void setThanks(http::Request& request, http::Reply reply, bool thanks);
  void setHidden(http::Request& request, http::Reply reply, std::string reason);
  /// Answers with the comment as its reader sees it.
  void answer(const http::SharedReply& reply, int status, const reports::Viewer& reader, const std::string& id);

  sql::Database& m_database;
  const Clock& m_clock;
  CommentService& m_service;
  std::function<void()> m_committed;
  http::RateLimit m_pace;  ///< comments of one person
};

}  // namespace passerelle::comments
