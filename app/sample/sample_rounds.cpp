#include "app/sample/sample_rounds.h"

#include <QJsonDocument>

namespace passerelle::sample {
namespace {
constexpr int kOnBallot = 10;

QString in(TimePoint now, std::chrono::minutes minutes) { return QString::fromStdString(toIso(now + minutes)); }

/// The report that an idea of these words comes from; the first one where none does.
QString reportOf(const SampleChain& chain, const QString& words) {
  for (const SampleReport& report : chain.published()) {
    for (const QJsonValue& idea : report.view["ideas"].toArray()) {
      if (idea["text"].toString() == words) return QString::fromStdString(report.id);
    }
  }
  return QString::fromStdString(chain.published().front().id);
}

QJsonArray withReports(const SampleChain& chain, const QJsonArray& lines) {
  QJsonArray out;
  for (const QJsonValue& value : lines) {
    QJsonObject line = value.toObject();
    line["report"] = reportOf(chain, line["title"].toString());
    out.append(line);
  }
  return out;
}
}  // namespace

QJsonArray sampleRounds(const SampleChain& chain, TimePoint now) {
  const QJsonObject told = QJsonDocument::fromJson(sampleFile(QStringLiteral("rounds.json"))).object();
  QJsonObject open = told["open"].toObject(), published = told["published"].toObject();
  open["id"] = kOpenRound;
  open["closesAt"] = in(now, std::chrono::hours(50));
  open["resultsAt"] = in(now, std::chrono::hours(50) + std::chrono::minutes(15));
  open["openedAt"] = in(now, -std::chrono::hours(20));
  published["id"] = kPublishedRound;
  published["closesAt"] = in(now, -std::chrono::hours(44));
  published["resultsAt"] = in(now, -std::chrono::hours(44) + std::chrono::minutes(15));
  published["publishedAt"] = published["resultsAt"];
  published["complaintsUntil"] = in(now, std::chrono::hours(24 * 12));
  QJsonObject result = published["result"].toObject();
  result["ranked"] = withReports(chain, result["ranked"].toArray());
  result["underQuorum"] = withReports(chain, result["underQuorum"].toArray());
  published["result"] = result;
  return {open, published};
}

QJsonObject sampleBallot(const SampleChain& chain) {
  QJsonArray lines;
  for (const SampleReport& report : chain.published()) {
    for (const QJsonValue& idea : report.view["ideas"].toArray()) {
      if (lines.size() == kOnBallot) break;
      lines.append(QJsonObject{{"item", idea["id"]},
                               {"title", idea["text"]},
                               {"report", QString::fromStdString(report.id)},
                               {"grade", QJsonValue::Null},
                               {"comment", ""}});
    }
  }
  return {{"lines", lines}, {"receipt", ""}, {"change", ""}};
}

}  // namespace passerelle::sample
