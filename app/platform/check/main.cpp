// passerelle-check: one step of the main job on a phone without a screen. scripts/check.sh tells the whole story.
#include <QCommandLineParser>
#include <QCoreApplication>
#include <cstdio>

#include "app/platform/check/steps.h"

int main(int argc, char** argv) {
  using namespace passerelle;
  QCoreApplication application(argc, argv);
  QCoreApplication::setApplicationName(QStringLiteral("passerelle-check"));
  QCommandLineParser options;
  options.setApplicationDescription(
      QStringLiteral("One step of the main job, without a window: pair, file or collect."));
  options.addHelpOption();
  options.addPositionalArgument(QStringLiteral("step"), QStringLiteral("pair, file or collect"));
  options.addOption({QStringLiteral("profile"), QStringLiteral("The phone's folder."), QStringLiteral("DIR")});
  options.addOption({QStringLiteral("invite"), QStringLiteral("pair: an invitation link."), QStringLiteral("LINK")});
  options.addOption({QStringLiteral("text"), QStringLiteral("file: the words, UTF-8."), QStringLiteral("FILE")});
  options.addOption({QStringLiteral("photo"), QStringLiteral("file: a picture."), QStringLiteral("FILE")});
  options.addOption({QStringLiteral("position-log"), QStringLiteral("file: an NMEA log."), QStringLiteral("FILE")});
  options.addOption(
      {QStringLiteral("pictures"), QStringLiteral("file: where the sent pictures are kept."), QStringLiteral("DIR")});
  options.process(application);
  const auto value = [&options](const char* name) { return options.value(QString::fromLatin1(name)).toStdString(); };
  const QString step = options.positionalArguments().value(0);
  if (value("profile").empty() || (step != "pair" && step != "file" && step != "collect")) {
    std::fprintf(stderr, "%s", qPrintable(options.helpText()));
    return 64;
  }

  auto device = Device::open({value("profile"), {}, false});
  Result<void> done;
  if (!device)
    done = tl::unexpected<Error>(device.error());
  else if (step == "pair")
    done = check::pair(**device, value("invite"));
  else if (step == "file")
    done = check::file(**device, {value("text"), value("photo"), value("position-log"), value("pictures")});
  else
    done = check::collect(**device);
  if (done) return 0;
  std::fprintf(stderr, "passerelle-check %s: %s\n", qPrintable(step), done.error().message.c_str());
  return 1;
}
