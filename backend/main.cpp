// passerelled: finds the command that the command line names and runs it.
#include <iostream>

#include "backend/commands.h"
#include "backend/serve.h"

namespace {
using passerelle::Command;

constexpr Command kServe{
    "serve",
    "serve [--data DIR] [--listen HOST:PORT] [--public-url URL] [--demo] [--tls-cert FILE --tls-key FILE]\n"
    "                   [--store-hour-hours N] [--trusted-proxy ADDRESS]... [--smtp URL --mail-from ADDRESS]\n"
    "                   [--smtp-tls always|offered] [--smtp-ca FILE] [--mails-per-minute N] "
    "[--mail-edition-after-hours N] "
    "[--organisation NAME] [--time-zone Europe/Paris]",
    "answers apps and browsers until SIGTERM", passerelle::serveCommand};

void printHelp(std::ostream& out) {
  const auto line = [&](const Command& command) {
    out << "  passerelled " << command.usage << "\n      " << command.purpose << "\n";
  };
  out << "passerelled: the server of Passerelle.\n\n";
  line(kServe);
  for (const Command& command : passerelle::commands()) line(command);
}

int run(const std::vector<std::string>& words, passerelle::CommandSeams& seams) {
  if (!words.empty() && (words[0] == "--help" || words[0] == "help")) {
    printHelp(seams.out);
    return passerelle::kExitOk;
  }
  if (words.empty()) {
    printHelp(seams.err);
    return passerelle::kExitUsage;
  }
  const std::vector<std::string> arguments(words.begin() + 1, words.end());
  if (words[0] == kServe.name) return kServe.run(arguments, seams);
  for (const Command& command : passerelle::commands()) {
    if (words[0] == command.name) return command.run(arguments, seams);
  }
  seams.err << "passerelled: there is no command \"" << words[0] << "\". `passerelled help` lists them.\n";
  return passerelle::kExitUsage;
}
}  // namespace

int main(int argc, char** argv) {
  passerelle::SystemClock clock;
  passerelle::SystemRng rng;
  passerelle::SystemFiles files;
  passerelle::CommandSeams seams{clock, rng, files, std::cout, std::cerr};
  try {
    return run({argv + 1, argv + argc}, seams);
  } catch (const std::exception& error) {
    std::cerr << "passerelled: " << error.what() << "\n";
    return passerelle::kExitFailed;
  }
}
