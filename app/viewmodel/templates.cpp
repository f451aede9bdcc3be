#include "app/viewmodel/templates.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "shared/codec/names.h"

namespace passerelle {
namespace {
std::string labelOf(const QJsonObject& object, const std::string& language) {
  return object.value(QStringLiteral("labels"))
      .toObject()
      .value(QString::fromStdString(language))
      .toString()
      .toStdString();
}
}  // namespace

std::vector<Template> readTemplates(const std::string& language) {
  std::vector<Template> templates;
  QFile file(QStringLiteral(":/data/templates.json"));
  if (!file.open(QIODevice::ReadOnly)) return templates;
  for (const QJsonValue& value : QJsonDocument::fromJson(file.readAll()).array()) {
    const QJsonObject object = value.toObject();
    Template one{object.value(QStringLiteral("code")).toString().toStdString(), labelOf(object, language), {}};
    for (const QJsonValue& question : object.value(QStringLiteral("questions")).toArray()) {
      const QJsonObject asked = question.toObject();
      const auto tone = toneFromName(asked.value(QStringLiteral("tone")).toString().toStdString());
      one.questions.push_back({tone.value_or(Tone::puzzling), labelOf(asked, language)});
    }
    templates.push_back(std::move(one));
  }
  return templates;
}

}  // namespace passerelle
