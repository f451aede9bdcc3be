// One report as it is read: from the phone at once, from the server when it is not here.
#pragma once
#include <QObject>
#include <QQmlEngine>
#include <QVariantList>
#include <functional>
#include <optional>
#include <vector>

#include "app/local/phone.h"
#include "app/viewmodel/exchange.h"
#include "shared/codec/reply_json.h"

namespace passerelle {

class ReportModel : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Made by the app")
  Q_PROPERTY(QString reportId READ reportId NOTIFY changed)
  Q_PROPERTY(QString state READ state NOTIFY changed)
  Q_PROPERTY(QString problem READ problem NOTIFY changed)
  Q_PROPERTY(QString kind READ kind NOTIFY changed)
  Q_PROPERTY(QString unitName READ unitName NOTIFY changed)
  Q_PROPERTY(QString visitedOn READ visitedOn NOTIFY changed)
  Q_PROPERTY(QString authorName READ authorName NOTIFY changed)
  Q_PROPERTY(QString department READ department NOTIFY changed)
  Q_PROPERTY(bool own READ own NOTIFY changed)
  Q_PROPERTY(QString standing READ standing NOTIFY changed)
  Q_PROPERTY(double hourEndsAt READ hourEndsAt NOTIFY changed)
  Q_PROPERTY(double publishedAt READ publishedAt NOTIFY changed)
  Q_PROPERTY(QVariantList astonishments READ astonishments NOTIFY changed)
  Q_PROPERTY(QVariantList photos READ photos NOTIFY changed)
  Q_PROPERTY(QVariantMap senses READ senses NOTIFY changed)
  Q_PROPERTY(QVariantList senseMoments READ senseMoments NOTIFY changed)
  Q_PROPERTY(QVariantList unitChoices READ unitChoices NOTIFY changed)
  Q_PROPERTY(QString historyProblem READ historyProblem NOTIFY changed)
  Q_PROPERTY(QVariantList voices READ voices NOTIFY changed)
  Q_PROPERTY(QVariantList ideas READ ideas NOTIFY changed)
  Q_PROPERTY(QString replyKind READ replyKind NOTIFY changed)
  Q_PROPERTY(QString replyText READ replyText NOTIFY changed)
  Q_PROPERTY(QVariantMap replyVoice READ replyVoice NOTIFY changed)
  Q_PROPERTY(bool thanked READ thanked NOTIFY changed)
  Q_PROPERTY(bool replyWaiting READ replyWaiting NOTIFY changed)
  Q_PROPERTY(QVariantMap replyRefusal READ replyRefusal NOTIFY changed)
  Q_PROPERTY(int replyLimit READ replyLimit CONSTANT)
  Q_PROPERTY(bool canReply READ canReply NOTIFY changed)
  Q_PROPERTY(bool useful READ useful NOTIFY changed)
  Q_PROPERTY(int usefulCount READ usefulCount NOTIFY changed)
  Q_PROPERTY(int revision READ revision NOTIFY changed)
  Q_PROPERTY(bool historyOpen READ historyOpen WRITE setHistoryOpen NOTIFY changed)
  Q_PROPERTY(QVariantList revisions READ revisions NOTIFY changed)

 public:
  ReportModel(Phone& phone, Exchange& exchange, QObject* parent = nullptr);

  QString reportId() const { return toQtId(); }
  /// "", loading, ready, missing
  QString state() const { return m_state; }
  QString problem() const { return m_problem; }
  QString kind() const;
  QString unitName() const;
  QString visitedOn() const;
  QString authorName() const;
  QString department() const;
  bool own() const { return m_own.has_value(); }
  /// onPhone, withHost, published, withdrawn
  QString standing() const;
  double hourEndsAt() const;
  double publishedAt() const;
  /// [{tone, text, verbatim, moment, sense, photos: [{source, fullSource, caption}]}]
  QVariantList astonishments() const;
  /// Photos that no astonishment shows: [{source, fullSource, caption}]
  QVariantList photos() const;
  /// The sensory strip, "moment/sense" → {tone, word}, and the moments that it has, [{code, label}].
  QVariantMap senses() const;
  QVariantList senseMoments() const;
  /// For the author: [{code, name, hint}] of the units probably meant.
  QVariantList unitChoices() const;
  /// [{id, durationMs, caption}]
  QVariantList voices() const;
  /// [{id, text, supported, supporters}], supporters −1 when not told
  QVariantList ideas() const;
  QString replyKind() const;
  QString replyText() const;
  /// {id, durationMs, words} of the memo in the store's answer; empty: none.
  QVariantMap replyVoice() const;
  bool thanked() const;
  /// The reply is on this phone and not yet received, but will be.
  bool replyWaiting() const;
  /// Why the server will not take the reply, {obstacle, detail, keeps}: `keeps` as outboxLines() has it. Empty: it was
  /// not refused.
  QVariantMap replyRefusal() const;
  /// Characters that a reply may have.
  int replyLimit() const { return static_cast<int>(kMaxReplyChars); }
  /// Host or deputy of its unit, during the store's hour.
  bool canReply() const;
  bool useful() const;
  int usefulCount() const;
  int revision() const;
  bool historyOpen() const { return m_historyOpen; }
  void setHistoryOpen(bool open);
  /// [{number, at, words, changes}], newest first; changes as revisionChanges() gives them, against the one before
  QVariantList revisions() const { return m_revisions; }
  /// Why the history is not there; empty when it is, or is being read.
  QString historyProblem() const { return m_historyProblem; }

  Q_INVOKABLE void open(const QString& reportId);
  Q_INVOKABLE void close();
  Q_INVOKABLE void refresh();
  Q_INVOKABLE void support(const QString& ideaId, bool on);
  Q_INVOKABLE void findUseful(bool on);
  /// kind: thanks, correction, context, blur, name
  Q_INVOKABLE void reply(const QString& kind, const QString& text, bool thanks);
  /// The same with a memo of the carnet; it leaves the carnet for the reply. `words`: what is said in it.
  Q_INVOKABLE void replyByVoice(const QString& kind, const QString& text, bool thanks, const QString& mediumId,
                                const QString& captureId, const QString& words);
  /// Lets go of a refused reply: its words and its memo go to the carnet.
  Q_INVOKABLE void dropReply();
  /// A draft that corrects it; empty, with `problem`, when it failed.
  Q_INVOKABLE QString correct();
  Q_INVOKABLE void withdraw();
  Q_INVOKABLE void takeWithdrawalBack();
  /// The wrong unit was chosen: one tap. undo() takes it back, and a withdrawal.
  Q_INVOKABLE void mendUnit(const QString& code);
  Q_INVOKABLE void undo();

 signals:
  void changed();

 private:
  QString toQtId() const { return QString::fromStdString(m_id); }
  const Report& content() const;
  std::optional<StoreReply> reply() const;
  QVariantMap picture(const ManifestEntry& medium) const;
  void read();
  void check(const Result<void>& done);
  void readHistory();
  void showHistory(const std::vector<ReportRevision>& newestFirst);

  Phone& m_phone;
  Exchange& m_exchange;
  std::string m_id;
  std::optional<ReportView> m_view;
  std::optional<OwnReport> m_own;
  QString m_state;
  QString m_problem;
  bool m_historyOpen = false;
  QVariantList m_revisions;
  QString m_historyProblem;
  std::function<void()> m_undo;
  std::vector<Subscription> m_subscriptions;
  std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
};

}  // namespace passerelle
