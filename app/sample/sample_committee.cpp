#include "app/sample/sample_committee.h"

#include <QDate>
#include <QDateTime>

#include "app/sample/sample_rounds.h"

namespace passerelle::sample {
namespace {
constexpr int kInDeck = 8, kBest = 3;
}  // namespace

QJsonArray sampleDeck(const SampleChain& chain) {
  QJsonArray deck;
  for (const SampleReport& report : chain.published()) {
    const QJsonArray ideas = report.view["ideas"].toArray();
    const QJsonObject seen = report.view["content"]["astonishments"].toArray().first().toObject();
    for (const QJsonValue& idea : ideas) {
      if (deck.size() == kInDeck) return deck;
      const int n = static_cast<int>(deck.size());
      // Two that say nearly the same stand beside each other.
      const QJsonArray alike =
          n != 1 ? QJsonArray()
                 : QJsonArray{QJsonObject{{"id", deck[0].toObject()["id"]}, {"text", deck[0].toObject()["text"]}}};
      deck.append(QJsonObject{{"id", idea["id"]},
                              {"text", idea["text"]},
                              {"report", QString::fromStdString(report.id)},
                              {"unit", report.view["unit"]},
                              {"author", report.view["author"]},
                              {"publishedAt", report.view["publishedAt"]},
                              {"supporters", 23 - 2 * n},
                              {"readers", 64 - 3 * n},
                              {"score", 0.3},
                              {"context", QJsonObject{{"tone", seen["tone"]},
                                                      {"text", seen["text"]},
                                                      {"verbatim", seen["verbatim"]},
                                                      {"momentOfTruth", seen["momentOfTruth"]}}},
                              {"group", n < 2 ? deck.isEmpty() ? idea["id"] : deck[0].toObject()["id"] : idea["id"]},
                              {"similar", alike},
                              {"triage", QJsonValue::Null}});
    }
  }
  return deck;
}

QString sampleMonth(TimePoint now) {
  return QDateTime::fromMSecsSinceEpoch(toMs(now)).date().addMonths(-1).toString(QStringLiteral("yyyy-MM"));
}

QJsonObject samplePalmares(const SampleChain& chain, TimePoint now) {
  const QJsonObject round = sampleRounds(chain, now)[1].toObject();
  const QJsonArray ranked = round["result"]["ranked"].toArray();
  const double usefulness[] = {0.61, 0.58, 0.44}, consequence[] = {0.50, 0.21, 0.37};
  QJsonArray reports, ideas;
  for (int i = 0; i < kBest; ++i) {
    const SampleReport& report = chain.published()[static_cast<std::size_t>(i)];
    const QJsonObject idea = report.view["ideas"].toArray().first().toObject();
    const QJsonObject seen = report.view["content"]["astonishments"].toArray().first().toObject();
    const QJsonValue answer =
        i == 0   ? QJsonValue(QJsonObject{{"status", "retained"},
                                        {"owner", QJsonObject{{"id", "o"}, {"name", "Hugo Arnaud"}}},
                                        {"dueOn", sampleMonth(now + std::chrono::hours(24 * 70)) + "-15"},
                                        {"reason", ""}})
        : i == 1 ? QJsonValue(QJsonObject{{"status", "declined"},
                                          {"owner", QJsonValue::Null},
                                          {"reason", "Déjà testée à Nantes en mars, sans effet sur l’attente."}})
                 : QJsonValue(QJsonValue::Null);
    reports.append(QJsonObject{
        {"item", QString::fromStdString(report.id)},
        {"title", seen["text"]},
        {"author", report.view["author"]["name"]},
        {"report", QString::fromStdString(report.id)},
        {"round", QJsonValue::Null},
        {"rank", QJsonValue::Null},
        {"grade", QJsonValue::Null},
        {"counts", QJsonArray()},
        {"prize", false},
        {"figures", QJsonObject{{"kind", "buddyDay"},
                                {"place", i + 1},
                                {"quality", 0.7 * usefulness[i] + 0.3 * consequence[i]},
                                {"usefulness", usefulness[i]},
                                {"consequence", consequence[i]},
                                {"percentile", 1.0},
                                {"useful", 24 - 3 * i},
                                {"readers", 38 - 2 * i},
                                {"closedActions", 2 - i},
                                {"ideasInRounds", 1}}},
        {"ideas", QJsonArray{QJsonObject{{"id", idea["id"]}, {"text", idea["text"]}, {"answer", answer}}}},
        {"rewards",
         i > 0 ? QJsonArray()
               : QJsonArray{QJsonObject{{"kind", "badge"},
                                        {"person", QJsonObject{{"id", "p"}, {"name", report.view["author"]["name"]}}},
                                        {"words", ""}},
                            QJsonObject{{"kind", "thanks"},
                                        {"person", QJsonObject{{"id", "p"}, {"name", report.view["author"]["name"]}}},
                                        {"words", "Vous nous avez fait entendre la cliente."},
                                        {"givenBy", "Florent Texier"}}}}});
    const QJsonObject line = ranked[i].toObject();
    ideas.append(QJsonObject{
        {"item", line["item"]},
        {"title", line["title"]},
        {"author", report.view["author"]["name"]},
        {"report", line["report"]},
        {"round", kPublishedRound},
        {"rank", line["rank"]},
        {"grade", line["grade"]},
        {"counts", line["counts"]},
        {"prize", line["prize"]},
        {"figures", QJsonValue::Null},
        {"ideas", QJsonArray{QJsonObject{{"id", line["item"]}, {"text", line["title"]}, {"answer", answer}}}},
        {"rewards", QJsonArray()}});
  }
  return {{"month", sampleMonth(now)}, {"state", "published"}, {"round", kPublishedRound},
          {"scale", round["scale"]},   {"reports", reports},   {"ideas", ideas}};
}

}  // namespace passerelle::sample
