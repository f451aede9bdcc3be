#include "app/viewmodel/ballot_model.h"

#include <algorithm>

#include "app/viewmodel/language_here.h"
#include "app/viewmodel/sentences.h"
#include "app/viewmodel/text.h"
#include "shared/api/paths.h"

namespace passerelle {
namespace {
constexpr int kTypingMs = 250;
}  // namespace

BallotModel::BallotModel(Phone& phone, Exchange& exchange, QObject* parent)
    : QAbstractListModel(parent), m_phone(phone), m_exchange(exchange) {
  m_typing.setSingleShot(true);
  m_typing.setInterval(kTypingMs);
  connect(&m_typing, &QTimer::timeout, this, &BallotModel::save);
  for (const Topic topic : {Topic::rounds, Topic::outbox, Topic::account, Topic::settings, Topic::reports}) {
    m_subscriptions.push_back(m_phone.observers.on(topic, [this](const std::string&) {
      if (!m_roundId.empty()) reload();
    }));
  }
}

int BallotModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : count(); }

QVariant BallotModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
  const SlateLine& line = m_ballot.lines[static_cast<std::size_t>(index.row())];
  switch (role) {
    case Item:
      return toQt(line.item);
    case Title:
      return toQt(line.title);
    case ReportId:
      return toQt(line.reportId);
    case Said:
      return line.said.value_or(kNothingSaid);
    case Answered:
      return line.answered;
    case Comment:
      return index.row() == m_commentRow ? m_comment : toQt(line.comment);
    case Unsent:
      return line.unsent;
    case Verbatim: {
      const auto report = m_phone.mirror.report(line.reportId);
      if (!report) return QString();
      for (const Astonishment& one : report->content.astonishments) {
        if (!one.verbatim.empty()) return toQt(one.verbatim);
      }
      return QString();
    }
    case Photo: {
      const auto report = m_phone.mirror.report(line.reportId);
      if (!report) return QString();
      for (const ReportMedium& medium : report->media) {
        if (medium.kind == MediumKind::photo && medium.received)
          return QStringLiteral("image://picture/report/%1/%2/thumb").arg(toQt(line.reportId), toQt(medium.id));
      }
      return QString();
    }
    default:
      return {};
  }
}

QHash<int, QByteArray> BallotModel::roleNames() const {
  return {{Item, "item"},       {Title, "title"},   {ReportId, "reportId"}, {Said, "said"},  {Answered, "answered"},
          {Comment, "comment"}, {Unsent, "unsent"}, {Verbatim, "verbatim"}, {Photo, "photo"}};
}

QVariantMap BallotModel::current() const {
  QVariantMap map;
  if (m_row < 0 || m_row >= count()) return map;
  const auto names = roleNames();
  for (auto role = names.begin(); role != names.end(); ++role)
    map.insert(QString::fromLatin1(role.value()), data(index(m_row), role.key()));
  return map;
}

QString BallotModel::title() const { return toQt(m_round.title); }
double BallotModel::closesAt() const { return msOfIso(m_round.closesAt); }
double BallotModel::resultsAt() const { return msOfIso(m_round.resultsAt); }
double BallotModel::receivedAt() const { return m_ballot.receivedAt == TimePoint{} ? 0 : toQml(m_ballot.receivedAt); }

bool BallotModel::closePassed() const {
  return m_round.open() && closesAt() > 0 &&
         toQml(m_phone.vault.clock().now() + m_exchange.status().skew) >= closesAt();
}

QVariantList BallotModel::scale() const {
  const bool english = languageHere(m_phone) == "en";
  QVariantList list;
  for (std::size_t i = m_round.scale.size(); i-- > 0;)
    list.append(QVariantMap{{"grade", static_cast<int>(i)},
                            {"word", toQt(english ? m_round.scale[i].english : m_round.scale[i].french)}});
  return list;
}

QString BallotModel::standing() const {
  if (m_ballot.fate != BallotFate::none) return toQt(nameOf(m_ballot.fate));
  if (const auto entry = m_phone.outbox.find(api::ballotPath(m_roundId))) {
    if (entry->state == OutboxState::conflict) return QStringLiteral("elsewhere");
    if (entry->state == OutboxState::refused) return QStringLiteral("refused");
    return entry->state == OutboxState::inFlight ? QStringLiteral("sending") : QStringLiteral("onPhone");
  }
  if (m_ballot.unsent()) return QStringLiteral("begun");
  return m_ballot.receipt.empty() ? QStringLiteral("empty") : QStringLiteral("received");
}

QString BallotModel::detail() const {
  const auto entry = m_phone.outbox.find(api::ballotPath(m_roundId));
  return entry ? toQt(entry->detail) : QString();
}

bool BallotModel::open(const QString& roundId) {
  save();
  beginResetModel();
  m_roundId = roundId.toStdString();
  m_round = m_phone.rounds.find(m_roundId).value_or(RoundView{});
  const auto ballot = m_phone.rounds.ballot(m_roundId);
  m_ballot = ballot.value_or(OwnBallot{});
  m_commentRow = -1;
  endResetModel();
  m_row = -1;
  if (m_ballot.complete() && !m_ballot.unsent())
    setRow(0);  // looked at again: from the beginning
  else
    advance(-1);
  emit changed();
  // What this phone forgot with the receipt, and a slate that was dealt again, come with the network.
  m_exchange.refreshRounds([](const Result<void>&) {});
  return ballot.has_value();
}

void BallotModel::close() {
  save();
  beginResetModel();
  m_roundId.clear();
  m_round = {};
  m_ballot = {};
  m_row = 0;
  endResetModel();
  emit changed();
}

void BallotModel::setRow(int row) {
  row = std::clamp(row, 0, count());
  if (row == m_row) return;
  save();
  m_row = row;
  emit rowChanged();
  emit currentChanged();
}

/// The next one after `from` of which nothing was said, then those before it; the end when there is none.
void BallotModel::advance(int from) {
  for (int i = 1; i <= count(); ++i) {
    const int row = (from + i) % count();
    if (!m_ballot.lines[static_cast<std::size_t>(row)].answered) return setRow(row);
  }
  setRow(count());
}

void BallotModel::say(int row, int said) {
  if (row < 0 || row >= count() || !editable()) return;
  save();
  const SlateLine line = m_ballot.lines[static_cast<std::size_t>(row)];
  const bool first = !line.answered;
  if (auto kept = m_phone.rounds.say(m_roundId, line.item, said); !kept)
    return emit failed(tr("This was not kept: %1").arg(sentenceOf(kept.error())));
  // A first answer leads on; who changes one goes through the ballot as they like.
  if (first)
    advance(row);
  else
    setRow(std::min(row + 1, count()));
}

void BallotModel::setComment(int row, const QString& words) {
  if (row < 0 || row >= count() || !editable()) return;
  if (m_commentRow != row) save();
  m_commentRow = row;
  m_comment = words;
  m_typing.start();
}

void BallotModel::save() {
  m_typing.stop();
  const int row = std::exchange(m_commentRow, -1);
  if (row < 0 || row >= count()) return;
  const std::string words = m_comment.toStdString();
  const SlateLine line = m_ballot.lines[static_cast<std::size_t>(row)];
  if (words == line.comment) return;
  if (auto kept = m_phone.rounds.comment(m_roundId, line.item, words); !kept)
    emit failed(tr("This was not kept: %1").arg(sentenceOf(kept.error())));
}

void BallotModel::deposit() {
  save();
  if (auto done = m_phone.rounds.deposit(m_roundId); !done)
    emit failed(tr("This was not kept: %1").arg(sentenceOf(done.error())));
}

void BallotModel::insist() {
  if (auto done = m_phone.rounds.insist(m_roundId); !done)
    emit failed(tr("This was not kept: %1").arg(sentenceOf(done.error())));
}

void BallotModel::yieldToOther() {
  if (auto done = m_phone.rounds.yield(m_roundId); !done)
    emit failed(tr("This was not kept: %1").arg(sentenceOf(done.error())));
}

void BallotModel::reload() {
  m_round = m_phone.rounds.find(m_roundId).value_or(m_round);
  auto now = m_phone.rounds.ballot(m_roundId).value_or(OwnBallot{});
  const auto same = [](const SlateLine& a, const SlateLine& b) { return a.item == b.item; };
  if (now.lines.size() == m_ballot.lines.size() &&
      std::equal(now.lines.begin(), now.lines.end(), m_ballot.lines.begin(), same)) {
    m_ballot = std::move(now);
    if (count() > 0) emit dataChanged(index(0), index(count() - 1));
  } else {
    const std::string at = m_row >= 0 && m_row < count() ? m_ballot.lines[static_cast<std::size_t>(m_row)].item : "";
    beginResetModel();
    m_ballot = std::move(now);
    endResetModel();
    const auto found = std::find_if(m_ballot.lines.begin(), m_ballot.lines.end(),
                                    [&](const SlateLine& line) { return line.item == at; });
    m_row = found == m_ballot.lines.end() ? std::clamp(m_row, 0, count())
                                          : static_cast<int>(found - m_ballot.lines.begin());
    emit rowChanged();
  }
  emit currentChanged();
  emit changed();
}

}  // namespace passerelle
