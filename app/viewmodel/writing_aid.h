// What looks over the shoulder of somebody who writes: names of staff, and what others have said already. Made once;
// each field has a PrivacyHints and a SimilarSearch of its own over it.
#pragma once
#include <QObject>
#include <QQmlEngine>
#include <QSet>
#include <QTimer>
#include <functional>
#include <memory>
#include <vector>

#include "app/local/phone.h"
#include "app/local/similar_reports.h"
#include "shared/words/mention_finder.h"

namespace passerelle {

class WritingAid : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Made by the app")

 public:
  explicit WritingAid(Phone& phone, QObject* parent = nullptr);
  ~WritingAid() override;

  Phone& phone() { return m_phone; }
  SimilarReports& similar() { return m_similar; }

  using OnMentions = std::function<void(std::vector<words::Mention>)>;
  /// Looks for names in a thread of the pool; `onMentions` runs on the GUI thread, later, unless the aid is gone by
  /// then.
  void findMentions(const QString& text, OnMentions onMentions);

  /// The author looked and keeps these words in this field.
  void keep(const QString& field, const QString& words) { m_kept.insert(field + QLatin1Char('\n') + words); }
  bool isKept(const QString& field, const QString& words) const {
    return m_kept.contains(field + QLatin1Char('\n') + words);
  }

 private:
  std::shared_ptr<const words::MentionFinder> finder();

  Phone& m_phone;
  SimilarReports m_similar;
  std::shared_ptr<const words::MentionFinder> m_finder;
  QSet<QString> m_kept;
  QTimer m_idle;
  std::vector<Subscription> m_subscriptions;
  std::shared_ptr<WritingAid*> m_self;
};

}  // namespace passerelle
