#include "backend/palmares/palmares.h"

#include <algorithm>
#include <cstdio>
#include <memory>

#include "backend/ideas/idea_repository.h"
#include "backend/journal/journal.h"
#include "backend/notifications/notices.h"
#include "backend/pages/local_time.h"
#include "backend/people/person_repository.h"
#include "backend/rounds/round_repository.h"
#include "shared/base/id.h"
#include "shared/base/text.h"

namespace passerelle::palmares {
namespace {
constexpr Milliseconds kBetweenLooks = std::chrono::seconds(60);

std::string nameOfPerson(sql::Connection& connection, const std::string& id) {
  const auto person = people::findPerson(connection, id);
  return person ? person->name : std::string();
}

/// An item's words as they were graded.
std::string titleOf(sql::Connection& connection, const std::string& roundId, const std::string& itemId) {
  for (const rounds::RoundItem& item : rounds::itemsOf(connection, roundId)) {
    if (item.id == itemId) return item.title;
  }
  return {};
}

/// Whose work an item of a round is.
std::vector<std::string> authorsOf(sql::Connection& connection, const rounds::RoundItem& item,
                                   const std::string& kind) {
  std::vector<std::string> authors{item.authorId};
  if (kind == "ideas") {
    for (std::string& one : answers::coAuthorsOf(connection, item.id)) {
      if (one != item.authorId) authors.push_back(std::move(one));
    }
  }
  return authors;
}

/// A winner of a month: its round, its line, its item. Nothing: not of that month.
struct Winner {
  rounds::Round round;
  rounds::ResultLine line;
  rounds::RoundItem item;
};
std::optional<Winner> findWinner(sql::Connection& connection, const std::string& month, const std::string& itemId) {
  for (const AwardedRound& one : roundsOfMonth(connection, month)) {
    auto round = rounds::findRound(connection, one.id);
    if (!round) continue;
    const auto result = rounds::decodeResult(round->result);
    for (const rounds::RoundItem& item : rounds::itemsOf(connection, round->id)) {
      if (item.id != itemId) continue;
      for (const auto* lines : {&result.ranked, &result.underQuorum}) {
        for (const rounds::ResultLine& line : *lines) {
          if (line.itemId == itemId) return Winner{*round, line, item};
        }
      }
    }
  }
  return std::nullopt;
}
}  // namespace

Palmares::Palmares(sql::Database& database, mail::MailQueue& mails, const Clock& clock, Rng& rng, std::string publicUrl,
                   std::function<void()> committed)
    : m_database(database),
      m_mails(mails),
      m_clock(clock),
      m_rng(rng),
      m_publicUrl(std::move(publicUrl)),
      m_committed(std::move(committed)) {}

Fate Palmares::fateOf(sql::Connection& connection, const std::string& ideaId, const std::string& text) const {
  Fate fate{ideaId, text, answers::findAnswer(connection, ideaId), {}};
  if (fate.answer) fate.ownerName = nameOfPerson(connection, fate.answer->ownerId);
  return fate;
}

std::optional<Month> Palmares::month(sql::Connection& connection, const std::string& name) const {
  const TimePoint now = m_clock.now();
  const auto begins = name.size() == 7 ? pages::startOfDay(name) : std::nullopt;
  if (!begins || *begins > now) return std::nullopt;
  Month month;
  month.month = name;
  month.scale = rounds::standardScale();
  const auto ends = pages::startOfDay(pages::monthAfter(name, 1));
  const auto voting = rounds::findReportsRound(connection, name);
  month.state = voting        ? (voting->state == rounds::RoundState::published ? "published" : "voting")
                : now < *ends ? "running"
                : reports::isSettled(connection, name) ? "shortlisted"
                                                       : "counting";
  const auto rewards = rewardsOf(connection, name, "");
  const auto lineOf = [&](const std::string& itemId, std::string title) {
    Line line;
    line.itemId = itemId;
    line.title = std::move(title);
    for (const Reward& reward : rewards) {
      if (reward.itemId == itemId) line.rewards.push_back(reward);
    }
    return line;
  };
  std::vector<reports::BestReport> figures;
  if (month.state == "shortlisted" || month.state == "published") figures = reports::bestReports(connection, name, now);
  const auto addIdeas = [&](Line& line) {
    for (const ideas::IdeaRow& idea : ideas::ideasOf(connection, line.reportId))
      line.ideas.push_back(fateOf(connection, idea.id, idea.text));
  };
  if (month.state == "shortlisted") {
    for (reports::BestReport& report : figures) {
      if (report.place == 0) continue;
      Line line = lineOf(report.reportId, report.title);
      line.reportId = report.reportId;
      line.authorName = report.authorName;
      line.report = std::move(report);
      addIdeas(line);
      month.reports.push_back(std::move(line));
    }
  }
  for (const AwardedRound& one : roundsOfMonth(connection, name)) {
    const auto round = rounds::findRound(connection, one.id);
    if (!round || (one.kind == "reports" && month.state != "published")) continue;
    std::vector<rounds::RoundItem> items = rounds::itemsOf(connection, round->id);
    for (const rounds::ResultLine& result : rounds::decodeResult(round->result).ranked) {
      if (one.kind == "ideas" && result.rank.value_or(kPodium + 1) > kPodium) continue;
      Line line = lineOf(result.itemId, result.title);
      line.reportId = result.reportId;
      line.roundId = round->id;
      line.roundTitle = round->title;
      line.result = result;
      for (const rounds::RoundItem& item : items) {
        if (item.id == result.itemId) line.authorName = nameOfPerson(connection, item.authorId);
      }
      if (one.kind == "ideas") {
        line.ideas.push_back(fateOf(connection, result.itemId, result.title));
        month.ideas.push_back(std::move(line));
        continue;
      }
      for (const reports::BestReport& report : figures) {
        if (report.reportId == result.itemId) line.report = report;
      }
      addIdeas(line);
      month.reports.push_back(std::move(line));
      month.roundId = round->id;
    }
  }
  return month;
}

Result<void> Palmares::tell(sql::Connection& connection, const Reward& reward, TimePoint now) {
  const auto person = people::findPerson(connection, reward.personId);
  if (!person) return {};
  const std::string path = "/palmares/" + reward.month;
  const auto line = [&](Language l) {
    std::string text(wordOf(reward, l));
    if (!reward.words.empty()) text += std::string(say(l, "\u00A0: ", ": ")) + reward.words;
    return text + " — " + std::string(say(l, "palmarès ", "palmarès ")) + pages::ofMonth(reward.month, l) + ".";
  };
  notifications::Notice notice;
  notice.personId = reward.personId;
  notice.kind = "reward";
  notice.subjectKind = reward.itemKind == "ideas" ? "idea" : "report";
  notice.subjectId = reward.itemId;
  notice.dedupeKey = "reward:" + reward.kind + ":" + reward.itemId;
  notice.textFr = line(Language::french);
  notice.textEn = line(Language::english);
  notice.insists = true;
  notifications::tell(connection, notice, now);
  if (!person->email) return {};
  const Language l = languageFromTag(person->language);
  std::string title = titleOf(connection, reward.roundId, reward.itemId);
  if (!title.empty())
    title = std::string(say(l, "«\u00A0", "“")) + title + std::string(say(l, "\u00A0»", "”")) + "\n\n";
  return m_mails.enqueue(connection, {*person->email,
                                      std::string(wordOf(reward, l)) + " — " + pages::monthInWords(reward.month, l),
                                      std::string(say(l, "Bonjour,\n\n", "Hello,\n\n")) + line(l) + "\n\n" + title +
                                          m_publicUrl + path + "\n",
                                      {}});
}

Result<Reward> Palmares::give(sql::Connection& connection, const std::string& by, const NewReward& wanted, Language l) {
  const TimePoint now = m_clock.now();
  const auto invalid = [&](std::string_view french, std::string_view english, const char* field) {
    return fail(ErrorCode::invalid, say(l, french, english), field);
  };
  if (wanted.kind != "thanks" && wanted.kind != "nomination")
    return invalid("Choisissez un merci ou une nomination.", "Choose thanks or a nomination.", "/kind");
  if (!isId(wanted.id))
    return invalid("L’identifiant est un UUID fait par qui demande.", "An id is a UUID that the asker makes.", "/id");
  if (wanted.words.empty() || charactersIn(wanted.words) > kMostWordsChars)
    return invalid("Écrivez le merci, ou le service proposé : 500 caractères au plus.",
                   "Write the thanks, or the department: at most 500 characters.", "/words");
  const auto winner = findWinner(connection, wanted.month, wanted.itemId);
  if (!winner)
    return fail(ErrorCode::notFound, say(l, "Ce rapport ou cette idée n’est pas au palmarès de ce mois.",
                                         "This report or idea is not in that month’s palmarès."));
  if (!winner->line.prize)
    return fail(ErrorCode::refused,
                say(l, "On récompense le podium d’un scrutin valable, à partir de la mention Bonne.",
                    "Rewards are for the podium of a valid round, from the grade Good on."));
  const auto authors = authorsOf(connection, winner->item, winner->round.kind);
  Reward reward;
  reward.id = wanted.id;
  reward.month = wanted.month;
  reward.kind = wanted.kind;
  reward.itemKind = winner->round.kind;
  reward.itemId = wanted.itemId;
  reward.roundId = winner->round.id;
  reward.personId = wanted.personId.empty() ? authors.front() : wanted.personId;
  reward.words = wanted.words;
  reward.givenBy = by;
  reward.givenAt = now;
  if (std::find(authors.begin(), authors.end(), reward.personId) == authors.end())
    return invalid("Cette personne n’en est pas l’auteur.", "This person is not its author.", "/person");
  const std::string entity = (reward.itemKind == "ideas" ? "idea:" : "report:") + reward.itemId;
  const std::string content = reward.kind + "\n" + reward.personId + "\n" + reward.words;
  if (const auto there = findGiven(connection, reward.kind, reward.itemId, reward.personId)) {
    if (!there->withdrawn && there->reward.words == reward.words) return there->reward;  // sent twice
    reward.id = there->reward.id;
    if (there->withdrawn)
      giveAgain(connection, reward);
    else
      setWords(connection, reward.id, reward.words, by);
    journal::append(connection, m_rng, now, by, there->withdrawn ? "reward.given" : "reward.corrected", entity,
                    content);
    return *findReward(connection, reward.id);
  }
  if (!insertReward(connection, reward))
    return fail(ErrorCode::conflict, say(l, "Cet identifiant est déjà pris.", "This id is taken."));
  journal::append(connection, m_rng, now, by, "reward.given", entity, content);
  if (auto told = tell(connection, reward, now); !told) return tl::unexpected(told.error());
  return *findReward(connection, reward.id);
}

Result<void> Palmares::takeBack(sql::Connection& connection, const std::string& by, const std::string& month,
                                const std::string& id, Language l) {
  const auto reward = findReward(connection, id);
  if (!reward || reward->month != month)
    return fail(ErrorCode::notFound, say(l, "Il n’y a pas de telle récompense.", "There is no such reward."));
  if (reward->kind == "badge")
    return fail(ErrorCode::refused, say(l, "Ce titre vient du résultat du scrutin\u00a0: il ne se reprend pas.",
                                        "This badge is a round’s result: it is not taken back."));
  withdraw(connection, id, by, m_clock.now());
  journal::append(connection, m_rng, m_clock.now(), by, "reward.takenBack",
                  (reward->itemKind == "ideas" ? "idea:" : "report:") + reward->itemId, reward->kind);
  return {};
}

Result<void> Palmares::award(sql::Connection& connection, const std::string& roundId, TimePoint now) {
  const auto round = rounds::findRound(connection, roundId);
  const std::string month = round->kind == "reports" && !round->month.empty()
                                ? round->month
                                : pages::localDate(round->publishedAt.value_or(now)).substr(0, 7);
  const auto items = rounds::itemsOf(connection, roundId);
  for (const rounds::ResultLine& line : rounds::decodeResult(round->result).ranked) {
    if (!line.prize) continue;
    for (const rounds::RoundItem& item : items) {
      if (item.id != line.itemId) continue;
      for (const std::string& author : authorsOf(connection, item, round->kind)) {
        Reward badge;
        badge.id = newId(m_clock, m_rng);
        badge.month = month;
        badge.kind = "badge";
        badge.itemKind = round->kind;
        badge.itemId = item.id;
        badge.roundId = roundId;
        badge.personId = author;
        badge.givenAt = now;
        if (!insertReward(connection, badge)) continue;
        if (auto told = tell(connection, badge, now); !told) return told;
      }
    }
  }
  markAwarded(connection, roundId, month, round->kind);
  return {};
}

void Palmares::runDue() {
  const TimePoint now = m_clock.now();
  if (now < m_nextLook) return;
  m_nextLook = now + kBetweenLooks;
  auto news = std::make_shared<bool>(false);
  m_database.write(
      [this, now, news](sql::Connection& connection) -> Result<void> {
        const std::string present = pages::localDate(now).substr(0, 7);
        for (const int back : {-2, -1}) {  // the server may have been off for a while
          if (reports::settleMonth(connection, pages::monthAfter(present, back), now)) *news = true;
        }
        for (const std::string& round : roundsToAward(connection)) {
          if (auto given = award(connection, round, now); !given) return given;
          *news = true;
        }
        return {};
      },
      [this, news](Result<void> outcome) {
        if (!outcome)
          std::fprintf(stderr, "palmares: %s\n", outcome.error().message.c_str());
        else if (*news)
          m_committed();
      });
}

}  // namespace passerelle::palmares
