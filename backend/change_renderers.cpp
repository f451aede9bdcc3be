#include "backend/change_renderers.h"

#include "backend/comments/comment_view.h"
#include "backend/notifications/notification_api.h"
#include "backend/reports/report_view.h"
#include "backend/rounds/round_api.h"
#include "backend/service/referential.h"
#include "backend/triage/triage_api.h"
#include "backend/units/unit_json.h"

namespace passerelle {

void addRenderers(changes::ChangeApi& changeApi, rounds::RoundsRoom& roundsRoom, editions::EditionApi& editionApi) {
  using sql::Connection;
  changeApi.addRenderer("report",
                        [](Connection& connection, std::string_view id, const http::Caller& caller, JsonWriter& json) {
                          return reports::writeVisibleReport(connection, id, reports::viewerOf(caller), json);
                        });
  changeApi.addRenderer("round", [&roundsRoom](Connection& connection, std::string_view id, const http::Caller& caller,
                                               JsonWriter& json) {
    const auto round = rounds::findRound(connection, id);
    return round && roundsRoom.write(connection, *round, caller.personId, rounds::conducts(caller), json);
  });
  changeApi.addRenderer("notification", &notifications::NotificationApi::write);
  changeApi.addRenderer("comment",
                        [](Connection& connection, std::string_view id, const http::Caller& caller, JsonWriter& json) {
                          return comments::writeVisible(connection, id, reports::viewerOf(caller), json);
                        });
  changeApi.addRenderer("idea",
                        [](Connection& connection, std::string_view id, const http::Caller& caller, JsonWriter& json) {
                          return triage::writeIdeaWithTriage(connection, id, caller, json);
                        });
  changeApi.addRenderer("unit", [](Connection& connection, std::string_view id, const http::Caller&, JsonWriter& json) {
    const auto unit = units::findUnit(connection, id);
    if (unit) json.raw(units::unitJson(*unit));
    return unit.has_value();
  });
  changeApi.addRenderer(
      "edition", [&editionApi](Connection& connection, std::string_view week, const http::Caller&, JsonWriter& json) {
        return editionApi.writeSummary(connection, week, json);
      });
  changeApi.addRenderer("referential",
                        [](Connection& connection, std::string_view, const http::Caller&, JsonWriter& json) {
                          const auto referential = service::currentReferential(connection);
                          if (referential) json.raw(*referential);
                          return referential.has_value();
                        });
}

}  // namespace passerelle
