// The first page: an invitation becomes a signed-in phone. Link or picture or camera → who invites → three words → in.
#pragma once
#include <QObject>
#include <QQmlEngine>
#include <QString>
#include <QStringList>
#include <QUrl>
#include <functional>
#include <memory>

#include "app/local/phone.h"
#include "app/sync/pairing.h"

namespace passerelle {

class WelcomeModel : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Made by the app")
  Q_PROPERTY(Step step READ step NOTIFY changed)
  Q_PROPERTY(bool busy READ busy NOTIFY changed)
  Q_PROPERTY(QString sentence READ sentence NOTIFY changed)
  Q_PROPERTY(QString heldOf READ heldOf NOTIFY changed)
  Q_PROPERTY(QString server READ server NOTIFY changed)
  Q_PROPERTY(QString organisation READ organisation NOTIFY changed)
  Q_PROPERTY(QString personName READ personName NOTIFY changed)
  Q_PROPERTY(QString unitName READ unitName NOTIFY changed)
  Q_PROPERTY(QStringList words READ words NOTIFY changed)

 public:
  enum class Step {
    Invitation,  ///< waits for a link, a picture or the camera
    Words,       ///< the three words are shown: the same on the other screen?
    Done,        ///< signed in
  };
  Q_ENUM(Step)

  /// A client for the server that the invitation names.
  using MakeApi = std::function<Result<std::unique_ptr<ApiClient>>(const std::string& serverUrl)>;
  /// The text of the QR code in a picture file, on any thread; nullptr where this device reads none.
  using ReadCode = std::function<Result<QString>(const QString& path)>;
  using FindReader = std::function<ReadCode()>;
  /// All collaborators outlive the model.
  WelcomeModel(Phone& phone, const Clock& clock, Rng& rng, MakeApi makeApi, FindReader findReader, QString deviceName,
               QObject* parent = nullptr);
  ~WelcomeModel() override;

  Step step() const { return m_step; }
  bool busy() const { return m_busy; }
  /// What went wrong and what to do; empty when nothing did.
  QString sentence() const { return m_sentence; }
  /// Another person's words stand only on this device, so that the invitation was refused: whose; empty: nobody's.
  QString heldOf() const { return m_heldOf; }
  /// The server's name as the invitation gives it, for the person to recognise.
  QString server() const;
  QString organisation() const { return QString::fromStdString(m_opened.organisation); }
  QString personName() const { return QString::fromStdString(m_opened.personName); }
  QString unitName() const { return QString::fromStdString(m_opened.unitName); }
  QStringList words() const;

  /// A pasted or scanned link (https://…/join#CODE or passerelle://…). Asks the server who is invited.
  Q_INVOKABLE void openLink(const QString& text);
  /// A picture or screenshot that shows the invitation's QR.
  Q_INVOKABLE void openPicture(const QUrl& file);
  /// "They are the same": finishes, and signs in.
  Q_INVOKABLE void confirmWords();
  /// "They differ", or another invitation.
  Q_INVOKABLE void startAgain();

 signals:
  void changed();
  void signedIn();

 private:
  void say(const QString& sentence);
  void refuse(const Error& error);

  Phone& m_phone;
  const Clock& m_clock;
  Rng& m_rng;
  MakeApi m_makeApi;
  FindReader m_findReader;
  QString m_deviceName;
  Step m_step = Step::Invitation;
  bool m_busy = false;
  QString m_sentence;
  QString m_heldOf;
  std::string m_serverUrl;
  std::unique_ptr<ApiClient> m_api;
  std::unique_ptr<Pairing> m_pairing;
  Pairing::Opened m_opened;
};

}  // namespace passerelle
