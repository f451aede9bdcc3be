// Conversation in a browser: comments, thanks, reactions, following and the notification centre, by pressing buttons.
#pragma once
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "backend/comments/comment_service.h"
#include "backend/comments/thread_html.h"
#include "backend/http/message.h"
#include "backend/ideas/idea_api.h"
#include "shared/base/clock.h"
#include "shared/base/language.h"
#include "shared/base/result.h"
#include "shared/base/rng.h"
#include "shared/sql/database.h"
#include "shared/words/mention_finder.h"

namespace passerelle::comments {

class CommentPages {
 public:
  CommentPages(sql::Database& database, const Clock& clock, Rng& rng, CommentService& service, ideas::IdeaApi& ideas,
               std::function<void()> committed)
      : m_database(database),
        m_clock(clock),
        m_rng(rng),
        m_service(service),
        m_ideas(ideas),
        m_committed(std::move(committed)) {}

  /// What stands under a story's page: for the rooms that show stories.
  pages::Html under(sql::Connection& connection, const http::Caller& caller, std::string_view kind,
                    std::string_view id) const;

  void commentReport(http::Request& request, http::Reply reply) { comment(request, std::move(reply), "report"); }
  void commentIdea(http::Request& request, http::Reply reply) { comment(request, std::move(reply), "idea"); }
  void thanks(http::Request& request, http::Reply reply);
  void withdraw(http::Request& request, http::Reply reply);
  void hide(http::Request& request, http::Reply reply);
  void show(http::Request& request, http::Reply reply);
  void useful(http::Request& request, http::Reply reply);
  void support(http::Request& request, http::Reply reply);

  /// The same rule that the API keeps: sixty comments of one person in ten minutes.
  std::function<Result<void>(const std::string& personId, Language)> allows;
  std::function<void(const std::string& personId)> mark;

 private:
  void comment(http::Request& request, http::Reply reply, const std::string& kind);
  void keep(const http::SharedReply& answer, const http::Caller& caller, const std::shared_ptr<CommentBody>& body,
            const std::string& id);
  /// The page again, with what was written and why it is not kept, or who could be recognised by it.
  void again(const http::SharedReply& answer, const http::Caller& caller, const std::shared_ptr<CommentBody>& body,
             const std::string& id, const Error& error);
  void showAgain(sql::Connection& connection, const http::SharedReply& answer, const http::Caller& caller,
                 const CommentBody& body, const std::string& id, const Error& error,
                 std::vector<words::Mention> mentions);
  void moderate(http::Request& request, http::Reply reply, std::string reason);
  /// After a change: the page of the comment's story, at its place.
  void back(const http::SharedReply& reply, Result<CommentRow> comment);

  sql::Database& m_database;
  const Clock& m_clock;
  Rng& m_rng;
  CommentService& m_service;
  ideas::IdeaApi& m_ideas;
  std::function<void()> m_committed;
};

}  // namespace passerelle::comments
