// The private exchange over HTTP: decode, hand to the service, answer. docs/wire.md, "Carnet".
#pragma once
#include <functional>

#include "backend/carnet/carnet_service.h"
#include "backend/http/message.h"
#include "shared/base/clock.h"
#include "shared/sql/database.h"

namespace passerelle::carnet {

class CarnetApi {
 public:
  using AddStoreHeaders = std::function<void(http::Headers&)>;
  /// `committed` is called after a commit that grew the change log; `addStoreHeaders` tells the store's life: what an
  /// earlier one received may be gone.
  CarnetApi(sql::Database& database, const Clock& clock, CarnetService& service, std::function<void()> committed,
            AddStoreHeaders addStoreHeaders)
      : m_database(database),
        m_clock(clock),
        m_service(service),
        m_committed(std::move(committed)),
        m_addStoreHeaders(std::move(addStoreHeaders)) {}

  void keys(http::Request& request, http::Reply reply);
  void putKey(http::Request& request, http::Reply reply);
  void putItem(http::Request& request, http::Reply reply);
  void items(http::Request& request, http::Reply reply);
  void parts(http::Request& request, http::Reply reply);
  void putPart(http::Request& request, http::Reply reply);
  void getPart(http::Request& request, http::Reply reply);
  void dropMedium(http::Request& request, http::Reply reply);
  /// Purges, once an hour. Blocks nobody.
  void runDue();

 private:
  sql::Database& m_database;
  const Clock& m_clock;
  CarnetService& m_service;
  http::Response told(http::Response response) const {
    m_addStoreHeaders(response.headers);
    return response;
  }
  std::function<void()> m_committed;
  AddStoreHeaders m_addStoreHeaders;
  TimePoint m_purgedAt{};
};

}  // namespace passerelle::carnet
