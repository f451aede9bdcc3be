// Nobody reads a sentence or a code in the wrong language: what the phone can say, and what people are.
#include <gtest/gtest.h>

#include <QDirIterator>
#include <QFile>
#include <QQmlComponent>
#include <QQmlEngine>
#include <QRegularExpression>
#include <memory>

#include "app/viewmodel/sentences.h"
#include "app/viewmodel/text.h"
#include "tests/tour/stage.h"
#include "tests/where.h"

namespace passerelle {
namespace {
using testing::Stage;

QString sourceOf(const QString& path) {
  QFile file(path);
  EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << path.toStdString();
  return QString::fromUtf8(file.readAll());
}

/// The whole sentences that a source gives to an Error.
QStringList sentencesIn(const QString& source) {
  static const QRegularExpression kError(R"(ErrorCode::\w+,\s*((?:"(?:[^"\\]|\\.)*"\s*)+)[,)}])");
  static const QRegularExpression kPiece(R"("((?:[^"\\]|\\.)*)["])");
  QStringList found;
  for (auto errors = kError.globalMatch(source); errors.hasNext();) {
    QString sentence;
    for (auto pieces = kPiece.globalMatch(errors.next().captured(1)); pieces.hasNext();)
      sentence += pieces.next().captured(1);
    if (!sentence.isEmpty()) found.append(sentence);
  }
  return found;
}
}  // namespace

TEST(Sentences, WhatThePhoneSaysStandsInFrench) {
  Stage stage(QStringLiteral("fr"));
  int seen = 0;
  for (const char* room : {"app/local", "app/sync"}) {
    for (QDirIterator files(QStringLiteral(PASSERELLE_SOURCE_DIR "/") + QLatin1String(room), {QStringLiteral("*.cpp")});
         files.hasNext();) {
      const QString path = files.next();
      for (const QString& sentence : sentencesIn(sourceOf(path))) {
        ++seen;
        EXPECT_NE(sentenceOf({ErrorCode::refused, sentence.toStdString(), {}}), sentence) << path.toStdString();
      }
    }
  }
  EXPECT_GT(seen, 40) << "the sources say it otherwise now";
}

TEST(Sentences, TheServersOwnWordsPassAsTheyAre) {
  Stage stage(QStringLiteral("fr"));
  EXPECT_EQ(sentenceOf({ErrorCode::refused, "Choisissez un autre jour.", {}}), "Choisissez un autre jour.");
  EXPECT_EQ(sentenceOf({ErrorCode::internal, "", {}}), "");
}

TEST(Sentences, EveryRoleOfTheServerHasAName) {
  Stage stage(QStringLiteral("fr"));
  QQmlEngine engine;
  engine.addImportPath(QStringLiteral("qrc:/qt/qml"));
  QQmlComponent component(&engine);
  component.setData(
      "import QtQuick\nimport Passerelle\nQtObject { function nameOf(role: string): string { return "
      "Phrases.role(role) } }",
      {});
  const std::unique_ptr<QObject> names(component.create());
  ASSERT_NE(names, nullptr) << component.errorString().toStdString();
  const QString table = sourceOf(QStringLiteral(PASSERELLE_SOURCE_DIR "/backend/people/policy.cpp"));
  const QRegularExpression list(QStringLiteral(R"(kRoleNames = \{([^}]*)\})"));
  static const QRegularExpression kName(R"("(\w+)["])");
  for (const char* language : {"fr", "en"}) {
    stage.language.use(QLatin1String(language));
    int seen = 0;
    for (auto roles = kName.globalMatch(list.match(table).captured(1)); roles.hasNext(); ++seen) {
      const QString role = roles.next().captured(1);
      QString said;
      QMetaObject::invokeMethod(names.get(), "nameOf", Q_RETURN_ARG(QString, said), Q_ARG(QString, role));
      EXPECT_FALSE(said.isEmpty() || said == role) << language << ": " << role.toStdString();
    }
    EXPECT_GE(seen, 13) << "the policy names its roles otherwise now";
  }
}

}  // namespace passerelle
