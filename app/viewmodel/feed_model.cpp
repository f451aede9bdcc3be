#include "app/viewmodel/feed_model.h"

#include <algorithm>

#include "app/viewmodel/language_here.h"
#include "app/viewmodel/sentences.h"
#include "app/viewmodel/text.h"
#include "shared/codec/names.h"

namespace passerelle {
namespace {
constexpr int kPage = 20;
}  // namespace

QString momentLabel(Phone& phone, const std::string& code) {
  if (code.empty()) return {};
  const std::string language = languageHere(phone);
  for (const Labelled& moment : phone.mirror.referential().moments) {
    if (moment.code == code) return toQt(moment.label(language));
  }
  return toQt(code);
}

FeedModel::FeedModel(Phone& phone, Exchange& exchange, QObject* parent)
    : QAbstractListModel(parent), m_phone(phone), m_exchange(exchange) {
  m_subscriptions.push_back(m_phone.observers.on(Topic::feed, [this](const std::string& id) {
    if (id.empty()) (void)m_phone.settings.setValue("feedAt", std::to_string(toMs(m_phone.vault.clock().now())));
    reload();
  }));
  m_subscriptions.push_back(m_phone.observers.on(Topic::reactions, [this](const std::string& id) { touch(id); }));
  for (const Topic topic : {Topic::referential, Topic::settings}) {
    m_subscriptions.push_back(m_phone.observers.on(topic, [this](const std::string&) { touch({}); }));
  }
  m_subscriptions.push_back(m_phone.observers.on(Topic::network, [this](const std::string&) {
    if (m_cards.empty()) emit changed();
  }));
  m_cards = m_phone.mirror.feed(kPage);
}

int FeedModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : count(); }

QVariant FeedModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
  const FeedCard& card = m_cards[static_cast<std::size_t>(index.row())];
  const Astonishment* first = card.astonishments.empty() ? nullptr : &card.astonishments.front();
  const ReportIdea* idea = card.ideas.empty() ? nullptr : &card.ideas.front();
  const auto verbatim = std::find_if(card.astonishments.begin(), card.astonishments.end(),
                                     [](const Astonishment& one) { return !one.verbatim.empty(); });
  switch (role) {
    case ReportId:
      return toQt(card.id);
    case UnitName:
      return card.unit ? toQt(card.unit->name) : QString();
    case Region:
      return toQt(card.region);
    case AuthorName:
      return toQt(card.authorName);
    case Department:
      return toQt(card.authorDepartment);
    case PublishedAt:
      return msOfIso(card.publishedAt);
    case Tone:
      return toQt(nameOf(first != nullptr ? first->tone : passerelle::Tone::puzzling));
    case Headline:
      return first != nullptr ? toQt(first->text) : QString();
    case Verbatim:
      return verbatim == card.astonishments.end() ? QString() : toQt(verbatim->verbatim);
    case Moment:
      return first != nullptr ? momentLabel(m_phone, first->momentOfTruth) : QString();
    case More:
      return std::max(0, static_cast<int>(card.astonishments.size()) - 1);
    case IdeaId:
      return idea != nullptr ? toQt(idea->id) : QString();
    case Idea:
      return idea != nullptr ? toQt(idea->text) : QString();
    case Supported:
      return idea != nullptr && m_phone.reactions.supported(idea->id);
    case Supporters: {
      const auto counts = idea != nullptr ? m_phone.reactions.counts(idea->id) : std::nullopt;
      return counts ? static_cast<int>(counts->supporters) : -1;
    }
    case Useful:
      return m_phone.reactions.useful(card.id);
    case UsefulCount: {
      const auto useful = m_phone.reactions.usefulCount(card.id);
      return useful ? static_cast<int>(*useful) : -1;
    }
    case Photo:
      return card.photo ? QStringLiteral("image://picture/report/%1/%2/thumb").arg(toQt(card.id), toQt(card.photo->id))
                        : QString();
    case HasPhoto:
      return card.photo.has_value();
    case ReplyText:
      return card.reply ? toQt(card.reply->text) : QString();
    case Thanked:
      return card.reply && card.reply->thanks;
    case Own:
      return card.own;
    default:
      return {};
  }
}

QHash<int, QByteArray> FeedModel::roleNames() const {
  return {{ReportId, "reportId"},
          {UnitName, "unitName"},
          {Region, "region"},
          {AuthorName, "authorName"},
          {Department, "department"},
          {PublishedAt, "publishedAt"},
          {Tone, "tone"},
          {Headline, "headline"},
          {Verbatim, "verbatim"},
          {Moment, "moment"},
          {More, "more"},
          {IdeaId, "ideaId"},
          {Idea, "idea"},
          {Supported, "supported"},
          {Supporters, "supporters"},
          {Useful, "useful"},
          {UsefulCount, "usefulCount"},
          {Photo, "photo"},
          {HasPhoto, "hasPhoto"},
          {ReplyText, "replyText"},
          {Thanked, "thanked"},
          {Own, "own"}};
}

bool FeedModel::loading() const {
  if (m_loading) return true;
  const SyncStatus status = m_exchange.status();
  return m_cards.empty() && updatedAt() == 0 && m_exchange.connected() && !status.contacted &&
         status.obstacle == Obstacle::none;
}

double FeedModel::updatedAt() const { return toQt(m_phone.settings.value("feedAt")).toDouble(); }

void FeedModel::refresh() {
  if (m_loading) return;
  m_loading = true;
  m_problem.clear();
  emit changed();
  m_exchange.refreshFeed([this, alive = std::weak_ptr<bool>(m_alive)](Result<void> done) {
    if (alive.expired()) return;
    m_loading = false;
    // Without network the strip says so; the rest is said here.
    if (!done && done.error().code != ErrorCode::unavailable) m_problem = sentenceOf(done.error());
    emit changed();
  });
}

void FeedModel::loadMore() {
  if (m_cards.empty()) return;
  std::vector<FeedCard> more = m_phone.mirror.feed(kPage, m_cards.back().id);
  if (more.empty()) return;
  beginInsertRows({}, count(), count() + static_cast<int>(more.size()) - 1);
  std::move(more.begin(), more.end(), std::back_inserter(m_cards));
  endInsertRows();
  emit changed();
}

void FeedModel::seen(const QString& reportId) { (void)m_phone.reactions.markRead(reportId.toStdString()); }

void FeedModel::support(const QString& ideaId, bool on) {
  const auto done = m_phone.reactions.setSupport(ideaId.toStdString(), on);
  m_problem = done ? QString() : sentenceOf(done.error());
  emit changed();
}

void FeedModel::findUseful(const QString& reportId, bool on) {
  const auto done = m_phone.reactions.setUseful(reportId.toStdString(), on);
  m_problem = done ? QString() : sentenceOf(done.error());
  emit changed();
}

int FeedModel::rowOf(const QString& reportId) const {
  const auto found =
      std::find_if(m_cards.begin(), m_cards.end(), [&](const FeedCard& card) { return toQt(card.id) == reportId; });
  return found == m_cards.end() ? -1 : static_cast<int>(found - m_cards.begin());
}

QString FeedModel::idAt(int row) const {
  return row < 0 || row >= count() ? QString() : toQt(m_cards[static_cast<std::size_t>(row)].id);
}

void FeedModel::reload() {
  const int wanted = std::max(kPage, count());
  std::vector<FeedCard> now = m_phone.mirror.feed(wanted);
  const auto same = [](const FeedCard& a, const FeedCard& b) { return a.id == b.id; };
  if (now.size() == m_cards.size() && std::equal(now.begin(), now.end(), m_cards.begin(), same)) {
    m_cards = std::move(now);
    if (count() > 0) emit dataChanged(index(0), index(count() - 1));
  } else {
    beginResetModel();
    m_cards = std::move(now);
    endResetModel();
  }
  emit changed();
}

void FeedModel::touch(const std::string& id) {
  for (int row = 0; row < count(); ++row) {
    const FeedCard& card = m_cards[static_cast<std::size_t>(row)];
    const bool hit =
        id.empty() || card.id == id ||
        std::any_of(card.ideas.begin(), card.ideas.end(), [&](const ReportIdea& idea) { return idea.id == id; });
    if (hit) emit dataChanged(index(row), index(row));
  }
}

}  // namespace passerelle
