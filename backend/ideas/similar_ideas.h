// Published ideas that say nearly the same as a text: so that one supports instead of writing anew.
#pragma once
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "backend/http/message.h"
#include "backend/sql/full_text.h"
#include "shared/sql/connection.h"
#include "shared/sql/database.h"

namespace passerelle::ideas {

struct SimilarIdea {
  std::string id, text;
  std::string reportId;            ///< empty: filed on its own
  std::string unitCode, unitName;  ///< empty: the report is not about a unit
  bool supported = false;          ///< by the one who asks
  bool own = false;
};

/// Any thread. Follows the change log: what was published, corrected or withdrawn since the last question is read
/// before the next is answered.
class SimilarIdeas {
 public:
  explicit SimilarIdeas(sql::FullText& index) : m_index(index) {}
  /// At most `limit` published ideas, the most alike first.
  std::vector<SimilarIdea> find(sql::Connection& connection, std::string_view personId, std::string_view text,
                                std::size_t limit);
  /// Ids of listed ideas that say nearly the same, the most alike first; the text's own idea may be among them.
  std::vector<std::string> alike(sql::Connection& connection, std::string_view text, std::size_t limit);

 private:
  void follow(sql::Connection& connection);
  void index(const sql::Row& idea);

  sql::FullText& m_index;
  std::mutex m_mutex;
  std::int64_t m_seen = -1;  ///< cursor of the change log; −1: nothing was read yet
};

/// GET /v1/ideas/similar
class SimilarApi {
 public:
  SimilarApi(sql::Database& database, SimilarIdeas& similar) : m_database(database), m_similar(similar) {}
  void get(http::Request& request, http::Reply reply);

 private:
  sql::Database& m_database;
  SimilarIdeas& m_similar;
};

}  // namespace passerelle::ideas
