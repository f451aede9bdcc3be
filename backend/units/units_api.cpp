#include "backend/units/units_api.h"

#include <algorithm>
#include <charconv>

#include "backend/http/language.h"
#include "backend/http/page_query.h"
#include "backend/units/import_json.h"
#include "backend/units/nearest.h"
#include "backend/units/unit_import.h"
#include "backend/units/unit_json.h"

namespace passerelle::units {

void UnitsApi::list(http::Request& request, http::Reply reply) {
  const auto page = http::pageQuery(request);
  if (!page) return reply(page.error());
  const auto near = request.queryValue("near");
  std::optional<Place> place;
  if (near) {
    place = readPlace(*near);
    if (!place)
      return reply(Error{ErrorCode::invalid, "near is latitude,longitude in degrees, as in near=45.76,4.86.", "near"});
  }
  m_database.read([page = *page, place, answer = http::share(std::move(reply))](sql::Connection& connection) {
    if (!place) {
      auto units = unitsAfter(connection, page.after, page.limit + 1);
      std::string next;
      if (units.size() > static_cast<std::size_t>(page.limit)) {
        units.pop_back();
        next = units.back().code;
      }
      return (*answer)(http::json(200, unitPageJson(units, next)));
    }
    std::string next;
    const auto units = nearest(placedUnits(connection), *place, page.after, page.limit, next);
    (*answer)(http::json(200, unitPageJson(units, next)));
  });
}

void UnitsApi::get(http::Request& request, http::Reply reply) {
  const Language language = http::languageOf(request);
  m_database.read([code = request.param("code"), language,
                   answer = http::share(std::move(reply))](sql::Connection& connection) {
    const auto unit = findUnit(connection, code);
    if (!unit)
      return (*answer)(Error{
          ErrorCode::notFound, std::string(say(language, "Cette unité n’existe pas.", "There is no such unit.")), {}});
    (*answer)(http::json(200, unitJson(*unit)));
  });
}

void UnitsApi::regions(http::Request&, http::Reply reply) {
  m_database.read([answer = http::share(std::move(reply))](sql::Connection& connection) {
    (*answer)(http::json(200, regionsJson(units::regions(connection))));
  });
}

void UnitsApi::importUnits(http::Request& request, http::Reply reply) {
  const Language language = http::languageOf(request);
  if (auto csv = csvBody(request, language); !csv) return reply(csv.error());
  m_database.write<ImportOutcome>(
      [this, bytes = std::move(request.body), actor = request.caller.personId, language](sql::Connection& connection)
          -> Result<ImportOutcome> { return units::importUnits(connection, m_clock, m_rng, actor, bytes, language); },
      [this, answer = http::share(std::move(reply)), language](Result<ImportOutcome> outcome) {
        if (outcome) m_committed();
        (*answer)(importAnswer(outcome, language));
      });
}

}  // namespace passerelle::units
