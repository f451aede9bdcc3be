// Absences and deputies on the wire: /v1/absences.
#pragma once
#include <functional>

#include "backend/http/message.h"
#include "backend/people/absences.h"
#include "shared/sql/database.h"

namespace passerelle::hour {

class AbsenceApi {
 public:
  /// `committed` is called after a commit that grew the change log.
  AbsenceApi(sql::Database& database, people::Absences& absences, std::function<void()> committed)
      : m_database(database), m_absences(absences), m_committed(std::move(committed)) {}

  void list(http::Request& request, http::Reply reply);
  void put(http::Request& request, http::Reply reply);
  void remove(http::Request& request, http::Reply reply);

 private:
  sql::Database& m_database;
  people::Absences& m_absences;
  std::function<void()> m_committed;
};

}  // namespace passerelle::hour
