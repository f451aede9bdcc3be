#include "app/viewmodel/rounds_model.h"

#include <QDesktopServices>
#include <QUrl>

#include "app/viewmodel/sentences.h"
#include "app/viewmodel/text.h"
#include "shared/api/paths.h"

namespace passerelle {
namespace {
constexpr auto kNewsFor = std::chrono::hours(24 * 14);
}  // namespace

RoundsModel::RoundsModel(Phone& phone, Exchange& exchange, QObject* parent)
    : QObject(parent), m_phone(phone), m_exchange(exchange) {
  for (const Topic topic : {Topic::rounds, Topic::outbox, Topic::account}) {
    m_subscriptions.push_back(m_phone.observers.on(topic, [this](const std::string&) {
      m_fresh = false;
      emit changed();
    }));
  }
}

QVariantMap RoundsModel::tell(const RoundView& round) {
  const auto ballot = m_phone.rounds.ballot(round.id);
  return {{"id", toQt(round.id)},
          {"kind", toQt(round.kind)},
          {"title", toQt(round.title)},
          {"state", toQt(round.state)},
          {"closesAt", msOfIso(round.closesAt)},
          {"resultsAt", msOfIso(round.resultsAt)},
          {"publishedAt", msOfIso(round.publishedAt)},
          {"showOfHands", round.showOfHands},
          {"invited", round.invited},
          {"voted", round.voted},
          {"turnoutVoted", static_cast<int>(round.turnoutVoted)},
          {"turnoutInvited", static_cast<int>(round.turnoutInvited)},
          {"here", ballot.has_value()},
          {"answered", ballot ? ballot->answered() : 0},
          {"total", ballot ? static_cast<int>(ballot->lines.size()) : 0},
          {"deposited", ballot && ballot->deposited},
          {"unsent", ballot && ballot->unsent()},
          {"receipt", ballot ? toQt(ballot->receipt) : QString()},
          {"fate", ballot ? toQt(nameOf(ballot->fate)) : QString()}};
}

/// Nothing is read before a page asks: rounds are not part of the first frame.
void RoundsModel::load() {
  if (m_fresh) return;
  m_fresh = true;
  m_rounds.clear();
  for (const RoundView& round : m_phone.rounds.all()) m_rounds.append(tell(round));
}

QVariantList RoundsModel::rounds() {
  load();
  return m_rounds;
}

QVariantMap RoundsModel::waiting() {
  load();
  for (const QVariant& one : m_rounds) {
    const QVariantMap round = one.toMap();
    const bool lacks = round["answered"].toInt() < round["total"].toInt() || !round["deposited"].toBool();
    if (round["state"] == "open" && round["here"].toBool() && round["total"].toInt() > 0 && lacks &&
        round["fate"].toString().isEmpty())
      return round;
  }
  return {};
}

QVariantMap RoundsModel::news() {
  load();
  const double since = toQml(m_phone.vault.clock().now() - kNewsFor);
  for (const QVariant& one : m_rounds) {
    const QVariantMap round = one.toMap();
    if (round["state"] == "published" && round["publishedAt"].toDouble() > since &&
        !m_phone.rounds.resultOpened(round["id"].toString().toStdString()))
      return round;
  }
  return {};
}

QVariantList RoundsModel::sending() {
  QVariantList list;
  for (const RoundView& round : m_phone.rounds.all()) {
    const auto entry = m_phone.outbox.find(api::ballotPath(round.id));
    if (!entry) continue;
    const bool stopped = isStopped(entry->state);
    list.append(QVariantMap{{"id", toQt(round.id)},
                            {"title", toQt(round.title)},
                            {"state", stopped                                 ? QStringLiteral("refused")
                                      : entry->state == OutboxState::inFlight ? QStringLiteral("sending")
                                                                              : QStringLiteral("waiting")},
                            {"obstacle", toQt(nameOf(entry->obstacle))},
                            {"detail", toQt(entry->detail)}});
  }
  return list;
}

bool RoundsModel::conducts() const {
  const auto me = m_phone.account.me();
  return me && (me->is("chair") || me->is("admin"));
}

void RoundsModel::refresh() {
  if (m_loading) return;
  m_loading = true;
  emit changed();
  m_exchange.refreshRounds([this](const Result<void>& outcome) {
    m_loading = false;
    // Who has no network is told so by the strip above; what is here can be read all the same.
    m_problem = outcome || outcome.error().code == ErrorCode::unavailable ? QString() : sentenceOf(outcome.error());
    emit changed();
  });
}

void RoundsModel::openInBrowser(const QString& roundId) {
  const auto identity = m_phone.account.identity();
  if (!identity) return;
  QDesktopServices::openUrl(
      QUrl(toQt(identity->serverUrl) + QStringLiteral("/rounds") + (roundId.isEmpty() ? QString() : u'/' + roundId)));
}

void RoundsModel::retry(const QString& roundId) { m_exchange.sendNow(api::ballotPath(roundId.toStdString())); }

}  // namespace passerelle
