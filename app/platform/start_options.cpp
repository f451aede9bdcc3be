#include "app/platform/start_options.h"

#include <QCommandLineParser>
#include <QRegularExpression>

#include "shared/domain/pairing.h"

namespace passerelle {
namespace {

tl::unexpected<Error> wrong(const char* option, const QString& sentence) {
  return fail(ErrorCode::invalid, sentence.toStdString(), option);
}

Result<QString> invitationFrom(const QString& given, const QString& server) {
  const std::string text = given.toStdString();
  if (isInvitationCode(text)) {
    if (server.isEmpty()) return wrong("invite", QStringLiteral("A code alone needs --server: the link has both."));
    return QString::fromStdString(joinLink(server.toStdString(), text));
  }
  if (auto link = parseInvitationLink(text); !link) return tl::unexpected<Error>(link.error());
  return given;
}

}  // namespace

Result<StartOptions> readStartOptions(const QStringList& arguments) {
  QCommandLineParser parser;
  parser.setApplicationDescription(QStringLiteral("Passerelle: catch what surprises a customer, and pass it on."));
  const auto add = [&parser](const char* name, const char* what, const char* value = nullptr) {
    QCommandLineOption option(QString::fromLatin1(name), QString::fromUtf8(what));
    if (value != nullptr) option.setValueName(QString::fromLatin1(value));
    parser.addOption(option);
  };
  add("server", "The server of a bare invitation code.", "URL");
  add("invite", "An invitation: its link, or its code together with --server.", "LINK|CODE");
  add("accept-words", "Pair without showing the three words (demonstrations and tests).");
  add("profile", "The folder that holds everything of this phone.", "DIR");
  add("ca-file", "The certificate authorities to believe, instead of the system's (PEM).", "FILE");
  add("lang", "fr or en.", "CODE");
  add("size", "Size of the window, for instance 390x844.", "WxH");
  add("theme", "light or dark.", "NAME");
  add("font-scale", "1 to 2.", "NUMBER");
  add("position-source", "nmea:FILE or nmea:socket://HOST:PORT instead of the system's position.", "SOURCE");
  add("camera-files", "Pictures that stand in for a camera, separated by commas.", "FILES");
  add("microphone-file", "A WAV file that stands in for a microphone.", "FILE");
  add("open",
      "feed, carnet, capture, terrain, me, outbox, editor, rounds, ballot, triage, palmares, "
      "notifications or absences; with --sample also "
      "gallery and report.",
      "PAGE");
  add("page", "The same as --open.", "PAGE");
  add("sample", "The whole app on sample data: no server, nothing kept.");
  add("sample-as", "visitor, host or committee.", "WHO");
  add("sample-network", "What is wrong with the sample's network: slow, offline, captivePortal, serverDown, busy…",
      "NAME");
  add("exit-at-first-frame", "Leave when the first frame is shown (measurements).");
  add("exit-at-first-page", "Leave when the first page is shown (measurements).");
  const QCommandLineOption help = parser.addHelpOption();
  const QCommandLineOption version = parser.addVersionOption();
  parser.addPositionalArgument(QStringLiteral("link"), QStringLiteral("An invitation link (passerelle://…)."),
                               QStringLiteral("[link]"));

  if (!parser.parse(arguments)) return wrong("", parser.errorText());
  StartOptions out;
  if (parser.isSet(help)) out.said = parser.helpText();
  if (parser.isSet(version)) out.said = QStringLiteral("passerelle " PASSERELLE_VERSION "\n");
  if (!out.said.isEmpty()) return out;
  const auto value = [&parser](const char* name) { return parser.value(QString::fromLatin1(name)); };

  const QStringList links = parser.positionalArguments();
  if (links.size() > 1) return wrong("link", QStringLiteral("One link at a time."));
  const QString invited = links.isEmpty() ? value("invite") : links.first();
  if (!invited.isEmpty()) {
    auto link = invitationFrom(invited, value("server"));
    if (!link) return tl::unexpected<Error>(link.error());
    out.invitation = *link;
  }
  out.acceptWords = parser.isSet(QStringLiteral("accept-words"));
  out.exitAtFirstFrame = parser.isSet(QStringLiteral("exit-at-first-frame"));
  out.exitAtFirstPage = parser.isSet(QStringLiteral("exit-at-first-page"));
  out.profileFolder = value("profile").toStdString();
  out.caFile = value("ca-file").toStdString();
  out.positionSource = value("position-source").toStdString();
  if (!out.positionSource.empty() && !out.positionSource.starts_with("nmea:")) {
    return wrong("position-source", QStringLiteral("--position-source is nmea:FILE or nmea:socket://HOST:PORT."));
  }
  out.microphoneFile = value("microphone-file").toStdString();
  if (!value("camera-files").isEmpty()) out.photos = value("camera-files").split(u',', Qt::SkipEmptyParts);

  const auto oneOf = [&value](const char* name, const QStringList& allowed) -> Result<QString> {
    const QString given = value(name);
    if (given.isEmpty() || allowed.contains(given)) return given;
    return wrong(
        name, QStringLiteral("--%1 is one of %2.").arg(QString::fromLatin1(name), allowed.join(QStringLiteral(", "))));
  };
  const auto language = oneOf("lang", {QStringLiteral("fr"), QStringLiteral("en")});
  const auto theme = oneOf("theme", {QStringLiteral("light"), QStringLiteral("dark")});
  const char* const pageOption = parser.isSet(QStringLiteral("page")) ? "page" : "open";
  out.sample = parser.isSet(QStringLiteral("sample"));
  QStringList pages{QStringLiteral("feed"),    QStringLiteral("carnet"),   QStringLiteral("capture"),
                    QStringLiteral("terrain"), QStringLiteral("me"),       QStringLiteral("outbox"),
                    QStringLiteral("editor"),  QStringLiteral("rounds"),   QStringLiteral("ballot"),
                    QStringLiteral("triage"),  QStringLiteral("palmares"), QStringLiteral("notifications"),
                    QStringLiteral("absences")};
  if (out.sample) pages.append({QStringLiteral("gallery"), QStringLiteral("report")});
  const auto page = oneOf(pageOption, pages);
  const auto who = oneOf("sample-as", {QStringLiteral("visitor"), QStringLiteral("host"), QStringLiteral("committee")});
  out.sampleNetwork = value("sample-network").toStdString();
  for (const auto* choice : {&language, &theme, &page, &who}) {
    if (!*choice) return tl::unexpected<Error>(choice->error());
  }
  out.language = *language;
  out.theme = *theme;
  out.page = *page;
  out.sampleHost = *who == QStringLiteral("host");
  out.sampleCommittee = *who == QStringLiteral("committee");

  if (const QString scale = value("font-scale"); !scale.isEmpty()) {
    bool number = false;
    out.fontScale = scale.toDouble(&number);
    if (!number || !(*out.fontScale >= 1 && *out.fontScale <= 2)) {
      return wrong("font-scale", QStringLiteral("--font-scale is a number from 1 to 2."));
    }
  }
  if (const QString size = value("size"); !size.isEmpty()) {
    static const QRegularExpression kSize(QStringLiteral("^([1-9][0-9]{2,4})x([1-9][0-9]{2,4})$"));
    const auto match = kSize.match(size);
    if (!match.hasMatch())
      return wrong("size", QStringLiteral("--size is width x height in pixels, for instance 390x844."));
    out.size = QSize(match.captured(1).toInt(), match.captured(2).toInt());
  }
  return out;
}

}  // namespace passerelle
