// What the sample's server knows of the person themself: a host's absences, and how often mail comes.
#pragma once
#include <QJsonArray>
#include <QJsonObject>
#include <QString>
#include <optional>
#include <string>

#include "app/sync/api_client.h"
#include "shared/base/clock.h"

namespace passerelle::sample {

class SamplePerson {
 public:
  explicit SamplePerson(TimePoint now);

  QJsonObject absences() const;
  QJsonObject subscription() const;
  /// Requests about these; nothing for others.
  std::optional<ApiResponse> answer(const ApiRequest& request, const std::string& path);

 private:
  QJsonArray m_absences;
  QString m_frequency = QStringLiteral("weekly");
};

}  // namespace passerelle::sample
