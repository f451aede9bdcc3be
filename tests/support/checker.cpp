#include "tests/support/checker.h"

#include "backend/journal/journal.h"
#include "shared/base/digest.h"

namespace passerelle::testing {
namespace {

void add(Findings& findings, const std::string& fault) {
  if (findings.faults.size() < 20) findings.faults.push_back(fault);
}

/// Every row that `sql` gives is a fault.
int faultsOf(sql::Connection& connection, const std::string& sql, const std::string& what, Findings& findings) {
  int found = 0;
  auto rows = connection.query(sql);
  while (const sql::Row* row = rows->next()) {
    ++found;
    add(findings, what + ": " + row->string(0));
  }
  return found;
}

void checkAcknowledged(sql::Connection& connection, const Acknowledged& acknowledged, Findings& findings) {
  for (const auto& [id, hashes] : acknowledged) {
    for (const std::string& hash : hashes) {
      auto rows = connection.query("SELECT content FROM report_revision WHERE report_id = $1 AND hash = $2",
                                   {sql::val(id), sql::val(hash)});
      const sql::Row* row = rows->next();
      if (row != nullptr && sha256Hex(row->text(0)) == hash) continue;
      ++findings.lost;
      add(findings, "I1: acknowledged and " + std::string(row == nullptr ? "lost" : "changed") + ": report " + id +
                        " as " + hash.substr(0, 8));
    }
  }
}
}  // namespace

Findings check(sql::SqliteConnection& connection, const Acknowledged& acknowledged) {
  Findings findings;
  try {
    if (const std::string damage = connection.damage(); !damage.empty()) add(findings, "I4: " + damage);
  } catch (const sql::DatabaseError& error) {
    add(findings, "I4: " + std::string(error.what()));
  }
  checkAcknowledged(connection, acknowledged, findings);
  findings.doubled +=
      faultsOf(connection, "SELECT id FROM report GROUP BY id HAVING COUNT(*) > 1", "I2: report there twice", findings);
  findings.doubled += faultsOf(connection, R"(
      SELECT a.report_id FROM report_revision a
      JOIN report_revision b ON b.report_id = a.report_id AND b.revision = a.revision + 1 AND b.hash = a.hash)",
                               "I2: a repetition became a revision of report", findings);
  faultsOf(connection, R"(
      SELECT r.id FROM report r WHERE r.revision <> (SELECT COUNT(*) FROM report_revision v WHERE v.report_id = r.id)
      OR NOT EXISTS (SELECT 1 FROM report_revision v
                     WHERE v.report_id = r.id AND v.revision = r.revision AND v.hash = r.hash))",
           "I2: head and history disagree on report", findings);
  findings.doubled +=
      faultsOf(connection, "SELECT id FROM idea GROUP BY id HAVING COUNT(*) > 1", "I2: idea there twice", findings);
  faultsOf(connection, R"(
      SELECT r.id FROM report r
      WHERE NOT EXISTS (SELECT 1 FROM change c WHERE c.entity_id = r.id AND c.kind IN ('report', 'tombstone')))",
           "I2: no change tells of report", findings);
  faultsOf(connection, "SELECT 'last ' || MAX(seq) || ' of ' || COUNT(*) FROM change HAVING MAX(seq) <> COUNT(*)",
           "I2: the change log has gaps", findings);
  faultsOf(connection, R"(
      SELECT r.id FROM report r
      WHERE (SELECT COUNT(*) FROM journal j WHERE j.entity = 'report:' || r.id
             AND j.action IN ('report.filed', 'report.corrected', 'report.withdrawn')) <> r.revision)",
           "I6: the journal lacks a revision of report", findings);
  if (auto chain = journal::verify(connection); !chain) add(findings, "I6: " + chain.error().message);
  findings.reports = static_cast<int>(connection.countRows("report"));
  findings.revisions = static_cast<int>(connection.countRows("report_revision"));
  findings.media = static_cast<int>(connection.countRows("medium"));
  return findings;
}

void checkMedia(sql::SqliteConnection& connection, const std::string& folder, Files& files, Findings& findings) {
  std::set<std::string> known;
  auto rows = connection.query("SELECT file, sha_stored FROM medium");
  while (const sql::Row* row = rows->next()) {
    known.insert(row->string(0));
    auto bytes = files.read(folder + "/" + row->string(0));
    if (!bytes)
      add(findings, "I3: a row without its file: " + row->string(0));
    else if (sha256Hex(*bytes) != row->text(1))
      add(findings, "I3: file and row disagree: " + row->string(0));
  }
  for (const std::string& name : files.walk(folder).value_or(std::vector<std::string>{})) {
    std::string file = name.substr(name.rfind('/') == std::string::npos ? 0 : name.rfind('/') + 1);
    file = file.substr(0, file.find('.'));
    if (known.count(file) == 0) add(findings, "I3: a file without a row: " + name);
  }
}

}  // namespace passerelle::testing
