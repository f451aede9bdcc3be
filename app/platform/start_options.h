// What the app's command line asks for.
#pragma once
#include <QSize>
#include <QString>
#include <QStringList>
#include <optional>
#include <string>

#include "shared/base/result.h"

namespace passerelle {

struct StartOptions {
  std::string profileFolder;        ///< --profile; empty: the system's place for this app
  QString invitation;               ///< a link: from --invite (with --server for a bare code), or as an argument
  bool acceptWords = false;         ///< --accept-words: pairs without showing the three words (demos and tests only)
  std::string caFile;               ///< --ca-file
  std::string positionSource;       ///< --position-source: see openPositionSource
  QString language;                 ///< --lang fr|en; empty: as chosen in the app
  QString theme;                    ///< --theme light|dark; empty: as chosen in the app
  std::optional<double> fontScale;  ///< --font-scale, 1 to 2
  std::optional<QSize> size;        ///< --size WxH, in pixels of the window
  QString page;                     ///< --open or --page feed|carnet|capture|terrain|me|outbox|editor|gallery…
  bool sample = false;              ///< --sample: the whole app on sample data, in a folder that is gone afterwards
  bool sampleHost = false;          ///< --sample-as host: as a store's host, instead of a visitor
  bool sampleCommittee = false;     ///< --sample-as committee: as a member of the committee
  std::string sampleNetwork;        ///< --sample-network: a fault of sample::faultNamed; empty: none
  QStringList photos;               ///< --camera-files: pictures that stand in for a camera, one for each press
  std::string microphoneFile;       ///< --microphone-file: a WAV file that stands in for a microphone, again and again
  bool exitAtFirstFrame = false;    ///< --exit-at-first-frame: for measurements
  bool exitAtFirstPage = false;     ///< --exit-at-first-page: the same, when the feed's first cards stand
  QString said;                     ///< --help or --version: print this and leave
};

/// @param arguments  with the program's name in front. Error `invalid`: a sentence, and `field` the option.
Result<StartOptions> readStartOptions(const QStringList& arguments);

}  // namespace passerelle
