#include "app/viewmodel/welcome_model.h"

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>

#include "app/viewmodel/sentences.h"
#include "shared/domain/pairing.h"

namespace passerelle {

WelcomeModel::WelcomeModel(Phone& phone, const Clock& clock, Rng& rng, MakeApi makeApi, FindReader findReader,
                           QString deviceName, QObject* parent)
    : QObject(parent),
      m_phone(phone),
      m_clock(clock),
      m_rng(rng),
      m_makeApi(std::move(makeApi)),
      m_findReader(std::move(findReader)),
      m_deviceName(std::move(deviceName)) {}

WelcomeModel::~WelcomeModel() = default;

QString WelcomeModel::server() const { return QUrl(QString::fromStdString(m_serverUrl)).authority(); }

QStringList WelcomeModel::words() const {
  QStringList words;
  if (m_step != Step::Words) return words;
  for (const std::string& word : m_opened.words) words.append(QString::fromStdString(word));
  return words;
}

void WelcomeModel::openLink(const QString& text) {
  if (m_busy) return;
  const auto invitation = parseInvitationLink(text.toStdString());
  if (!invitation) {
    say(
        tr("This is not an invitation link. Copy the whole line from the message: it begins with https:// or "
           "passerelle:// "
           "and holds a # near its end."));
    return;
  }
  auto api = m_makeApi(invitation->server);
  if (!api) return refuse(api.error());
  m_pairing.reset();
  m_api = std::move(*api);
  m_serverUrl = invitation->server;
  m_pairing = std::make_unique<Pairing>(*m_api, m_clock, m_rng, m_phone);
  m_busy = true;
  say({});
  m_pairing->open(*invitation, m_deviceName.toStdString(), [this](Result<Pairing::Opened> opened) {
    m_busy = false;
    if (!opened) return refuse(opened.error());
    m_opened = std::move(*opened);
    m_step = Step::Words;
    say({});
  });
}

void WelcomeModel::openPicture(const QUrl& file) {
  if (m_busy) return;
  const ReadCode readCode = m_findReader();
  if (!readCode) {
    say(tr("This device reads no codes. Paste the link of the invitation instead."));
    return;
  }
  m_busy = true;
  say({});
  const QString path = file.isLocalFile() ? file.toLocalFile() : file.toString();
  QThreadPool::globalInstance()->start([self = QPointer<WelcomeModel>(this), path, readCode] {
    auto text = readCode(path);
    QMetaObject::invokeMethod(
        QCoreApplication::instance(),
        [self, text = std::move(text)] {
          if (!self) return;
          self->m_busy = false;
          if (text)
            self->openLink(*text);
          else
            self->say(sentenceOf(text.error()));
        },
        Qt::QueuedConnection);
  });
}

void WelcomeModel::confirmWords() {
  if (m_busy || m_step != Step::Words) return;
  m_busy = true;
  say({});
  m_pairing->confirm([this](Result<void> done) {
    m_busy = false;
    if (!done) return refuse(done.error());
    m_step = Step::Done;
    say({});
    emit signedIn();
  });
}

void WelcomeModel::startAgain() {
  m_pairing.reset();
  m_api.reset();
  m_opened = {};
  m_busy = false;
  m_step = Step::Invitation;
  say({});
}

void WelcomeModel::say(const QString& sentence) {
  if (sentence.isEmpty()) m_heldOf.clear();
  m_sentence = sentence;
  emit changed();
}

void WelcomeModel::refuse(const Error& error) {
  switch (error.code) {
    case ErrorCode::unavailable:
      return say(
          tr("The server does not answer. Check that this device has a network, then try again: the invitation stays "
             "good."));
    case ErrorCode::gone:
    case ErrorCode::notFound:
    case ErrorCode::unauthenticated:
      return say(tr("This invitation was used already or is too old. Ask whoever sent it for a new one."));
    case ErrorCode::refused:
      return say(
          tr("Something stands between this device and the server: the words would not agree. Do not go on here; ask "
             "for a new invitation and use another network."));
    case ErrorCode::conflict: {
      const auto before = m_phone.account.me();
      m_heldOf = before ? QString::fromStdString(before->name) : QString();
      m_step = Step::Invitation;  // this one is used up
      return say(tr("What %1 wrote on this device and did not send stands only here. Their own invitation opens it "
                    "again. Or erase it below, then ask for a new invitation: yours was used by this try.")
                     .arg(m_heldOf));
    }
    case ErrorCode::tooMany:
      return say(tr("Too many tries in a short time. Wait a minute, then try again."));
    case ErrorCode::noSpace:
      return say(tr("This device has no room left. Make some, then try again."));
    default:
      return say(tr("What answered is not a Passerelle server. Check the link, or ask for a new invitation."));
  }
}

}  // namespace passerelle
