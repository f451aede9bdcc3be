#include "backend/ideas/feed_prior.h"

#include <cstdio>
#include <vector>

namespace passerelle::ideas {
namespace {
using sql::val;

struct Keyed {
  std::string id;
  double k = 0, v = 0;
  TimePoint publishedAt{};
};

std::vector<Keyed> keyed(sql::Connection& connection, std::string_view sql) {
  auto rows = connection.query(sql);
  std::vector<Keyed> all;
  while (const sql::Row* row = rows->next())
    all.push_back({row->string(0), row->real(1), row->real(2), fromMs(row->integer(3))});
  return all;
}
}  // namespace

StoredPrior loadPrior(sql::Connection& connection) {
  auto rows = connection.query("SELECT value FROM store_meta WHERE key = 'feed.prior'");
  StoredPrior stored;
  char month[16] = "";
  if (const sql::Row* row = rows->next()) {
    if (std::sscanf(row->string(0).c_str(), "%lf %lf %15s", &stored.prior.a, &stored.prior.b, month) != 3) return {};
    stored.month = month;
  }
  return stored;
}

bool renewPrior(sql::Connection& connection, TimePoint now) {
  const std::string month = toIsoDate(now).substr(0, 7);
  const StoredPrior stored = loadPrior(connection);
  if (stored.month == month) return false;
  std::vector<ranking::Exposure> exposures;
  {
    auto rows = connection.query(
        "SELECT supporters, readers FROM idea WHERE published_at IS NOT NULL AND removed_at IS NULL AND readers >= 10");
    while (const sql::Row* row = rows->next()) exposures.push_back({row->integer(0), row->integer(1)});
  }
  const ranking::Prior prior = ranking::estimatePrior(exposures, stored.prior);
  char text[96];
  std::snprintf(text, sizeof text, "%.17g %.17g %s", prior.a, prior.b, month.c_str());
  connection.execute(
      "INSERT INTO store_meta (key, value) VALUES ('feed.prior', $1) ON CONFLICT (key) DO UPDATE SET value = "
      "excluded.value",
      {val(std::string_view(text))});
  if (prior.a == stored.prior.a && prior.b == stored.prior.b) return true;
  for (const Keyed& idea : keyed(connection,
                                 "SELECT id, support_weight, readers, published_at FROM idea "
                                 "WHERE published_at IS NOT NULL"))
    connection.execute("UPDATE idea SET feed_key = $2 WHERE id = $1",
                       {val(idea.id), val(ranking::feedKey(idea.k, idea.v, prior, idea.publishedAt))});
  for (const Keyed& report : keyed(connection,
                                   "SELECT id, useful_count, reader_count, published_at FROM report "
                                   "WHERE published_at IS NOT NULL"))
    connection.execute("UPDATE report SET feed_key = $2 WHERE id = $1",
                       {val(report.id), val(ranking::feedKey(report.k, report.v, prior, report.publishedAt))});
  return true;
}

}  // namespace passerelle::ideas
