// The demo chain as its server would tell it: units, referential, reports with photos, the feed. The same ids at every
// run.
#pragma once
#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>
#include <QString>
#include <string>
#include <vector>

#include "app/sync/api_client.h"
#include "shared/base/clock.h"
#include "shared/domain/reading.h"
#include "shared/domain/report.h"

namespace passerelle::sample {

/// A file of the sample by its name: "stories.json", "queue.jpg". An unknown name is a broken assumption.
QByteArray sampleFile(const QString& name);
/// A photo of the sample at most `edge` pixels long, as a JPEG; made once for each size.
QByteArray samplePhoto(const QString& name, int edge);

/// The stories of the demo, newest last, and one of them as the content of a report of so many days ago.
QJsonArray stories();
Report contentOf(const QJsonObject& story, TimePoint now, const std::function<std::string()>& newId);

/// A report as GET /v1/reports/{id} gives it, with the bytes of its photos.
struct SampleReport {
  std::string id;
  QJsonObject view;
  QJsonObject card;      ///< as the feed gives it
  std::string mediumId;  ///< of its photo; empty: none
  QString photo;         ///< its file
};

std::string compact(const QJsonObject& object);
/// An answer of the server.
ApiResponse json(const QJsonObject& body, int status = 200);
/// The value of `name=` in a query; empty when it is not there.
std::string valueOf(const std::string& query, const std::string& name);

class SampleChain {
 public:
  explicit SampleChain(TimePoint now);

  struct Row {
    std::string code;
    std::string json;
  };
  const std::vector<Row>& units() const { return m_units; }
  std::vector<Row> regions() const;
  std::string referential() const;
  /// The feed, in its order.
  const std::vector<SampleReport>& published() const { return m_published; }
  /// Two reports on Tilleul Lyon Gare that wait for their host's answer.
  const std::vector<SampleReport>& withHost() const { return m_withHost; }
  /// The page that GET /v1/feed answers.
  std::string feed() const;
  /// {"code","name"} of a unit.
  QJsonObject unitName(const std::string& code) const;

 private:
  SampleReport tell(const QJsonObject& story, int row, const char* state);
  QJsonValue replyOf(const QJsonObject& story) const;
  std::string ago(std::chrono::minutes minutes) const;
  std::string newId();

  TimePoint m_now;
  int m_lastId = 0;
  std::vector<Row> m_units;
  std::vector<SampleReport> m_published, m_withHost;
};

}  // namespace passerelle::sample
