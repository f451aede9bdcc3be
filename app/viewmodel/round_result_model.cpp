#include "app/viewmodel/round_result_model.h"

#include <QDir>
#include <QPointer>
#include <QSaveFile>
#include <QStandardPaths>

#include "app/viewmodel/text.h"
#include "shared/base/digest.h"
#include "shared/ranking/majority_judgment.h"

namespace passerelle {

RoundResultModel::RoundResultModel(Phone& phone, Exchange& exchange, QString folder, QObject* parent)
    : QObject(parent), m_phone(phone), m_exchange(exchange), m_folder(std::move(folder)) {
  m_subscriptions.push_back(m_phone.observers.on(Topic::rounds, [this](const std::string& id) {
    if (m_round.id.empty() || (!id.empty() && id != m_round.id)) return;
    m_round = m_phone.rounds.find(m_round.id).value_or(m_round);
    emit changed();
  }));
  m_subscriptions.push_back(m_phone.observers.on(Topic::settings, [this](const std::string&) { emit changed(); }));
}

QString RoundResultModel::roundId() const { return toQt(m_round.id); }
QString RoundResultModel::title() const { return toQt(m_round.title); }
double RoundResultModel::publishedAt() const { return msOfIso(m_round.publishedAt); }
double RoundResultModel::complaintsUntil() const { return msOfIso(m_round.complaintsUntil); }

const RoundViewResult& RoundResultModel::result() const {
  static const RoundViewResult kNone;
  return m_round.result ? *m_round.result : kNone;
}

QStringList RoundResultModel::words() const {
  QStringList words;
  for (const GradeWords& grade : m_round.scale) words.append(toQt(english() ? grade.english : grade.french));
  return words;
}

QVariantMap RoundResultModel::tell(const RoundViewLine& line) const {
  QVariantList counts;
  for (const std::int64_t count : line.counts) counts.append(static_cast<int>(count));
  const QStringList names = words();
  const int grade = line.grade.value_or(-1);
  return {{"item", toQt(line.item)},
          {"title", toQt(line.title)},
          {"reportId", toQt(line.reportId)},
          {"origin", toQt(line.origin)},
          {"rank", line.rank.value_or(0)},
          {"grade", grade},
          {"gradeWord", grade >= 0 && grade < names.size() ? names[grade] : QString()},
          {"counts", counts},
          {"graders", static_cast<int>(line.graders)},
          {"above", static_cast<int>(line.above)},
          {"below", static_cast<int>(line.below)},
          {"sansAvis", static_cast<int>(line.sansAvis)},
          {"recusals", static_cast<int>(line.concerned + line.recusals)},
          {"quorum", static_cast<int>(line.quorum)},
          {"prize", line.prize},
          {"best", line.best},
          {"worst", line.worst},
          {"kept", line.kept},
          {"why", toQt(english() ? line.whyEnglish : line.whyFrench)}};
}

QVariantList RoundResultModel::lines() const {
  QVariantList list;
  for (const RoundViewLine& line : result().ranked) list.append(tell(line));
  return list;
}

QVariantList RoundResultModel::underQuorum() const {
  QVariantList list;
  for (const RoundViewLine& line : result().underQuorum) list.append(tell(line));
  return list;
}

QString RoundResultModel::recount() const {
  std::vector<ranking::Tally> tallies;
  for (const RoundViewLine& line : result().ranked) {
    if (line.counts.size() != m_round.scale.size() || ranking::graders(line.counts) <= 0)
      return QStringLiteral("hidden");
    tallies.push_back(line.counts);
  }
  if (tallies.empty()) return QStringLiteral("hidden");
  for (const ranking::Ranked& again : ranking::rank(tallies)) {
    const RoundViewLine& told = result().ranked[again.index];
    if (again.rank != told.rank || again.grade != told.grade) return QStringLiteral("differs");
  }
  return QStringLiteral("same");
}

QString RoundResultModel::receipt() const {
  const auto ballot = m_phone.rounds.ballot(m_round.id);
  return ballot ? toQt(ballot->receipt) : QString();
}

bool RoundResultModel::open(const QString& roundId) {
  m_round = m_phone.rounds.find(roundId.toStdString()).value_or(RoundView{});
  m_inclusion = QStringLiteral("none");
  m_kept.clear();
  emit changed();
  if (!m_round.result) return false;
  (void)m_phone.rounds.setResultOpened(m_round.id);
  checkReceipt();
  return true;
}

void RoundResultModel::checkReceipt() {
  const std::string mine = receipt().toStdString();
  if (mine.empty()) return;
  const std::string wanted = toHex(blake2b("receipt:" + mine)), id = m_round.id;
  m_inclusion = QStringLiteral("asking");
  emit changed();
  m_exchange.read("/rounds/" + id + "/receipts.csv",
                  [self = QPointer<RoundResultModel>(this), wanted, id](const Result<std::string>& csv) {
                    if (!self || self->m_round.id != id) return;
                    self->m_inclusion = !csv                                            ? QStringLiteral("unknown")
                                        : csv->find(wanted + "\n") != std::string::npos ? QStringLiteral("counted")
                                                                                        : QStringLiteral("missing");
                    emit self->changed();
                  });
}

void RoundResultModel::keepGrades() {
  const std::string id = m_round.id;
  m_exchange.read(
      "/rounds/" + id + "/grades.csv", [self = QPointer<RoundResultModel>(this), id](const Result<std::string>& csv) {
        if (!self || self->m_round.id != id) return;
        self->m_kept = csv ? self->write(*csv) : tr("The server does not answer: try again with a network.");
        emit self->changed();
      });
}

QString RoundResultModel::write(const std::string& csv) const {
  QString folder = m_folder.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation) : m_folder;
  if (folder.isEmpty()) folder = QDir::homePath();
  QDir().mkpath(folder);
  const QString path = folder + QStringLiteral("/round-%1-grades.csv").arg(roundId());
  QSaveFile file(path);
  const auto bytes = QByteArray::fromStdString(csv);
  const bool kept = file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit();
  return kept ? tr("Kept: %1").arg(QDir::toNativeSeparators(path))
              : tr("This file could not be written: make room on this device, then try again.");
}

}  // namespace passerelle
