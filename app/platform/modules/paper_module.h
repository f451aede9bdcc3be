// What the paper module offers (Qt Print Support): a report on A4, as a PDF or from a printer. Loaded when somebody
// wants one.
#pragma once
#include <QImage>
#include <QList>
#include <QString>
#include <QtPlugin>

#include "shared/base/result.h"

namespace passerelle {

/// A report as it is printed: every text as it stands, in the reader's language and typography.
struct PaperReport {
  struct Picture {
    QImage image;
    QString caption;  ///< may be empty
  };
  struct Part {
    QString tone;      ///< good, bad or puzzling: its colour; plain: ink
    QString heading;   ///< "Mal · Caisse · Vue"
    QString verbatim;  ///< between guillemets; may be empty
    QString text;
    QList<Picture> pictures;
  };
  QString title, subtitle, author;
  QList<Part> parts;
  QList<Picture> pictures;  ///< of the whole report
  QString ideasHeading;
  QStringList ideas;
  QString replyHeading, replyText;  ///< the store's answer; an empty heading: none
  QString footer;                   ///< at the left of each page's foot
  QString pageOf = QStringLiteral("%1 / %2");
};

class PaperModule {
 public:
  static constexpr const char* kName = "paper";
  virtual ~PaperModule() = default;

  /// Writes an A4 PDF; returns its number of pages. `unavailable` when `path` cannot be written.
  virtual Result<int> writePdf(const PaperReport& report, const QString& path) = 0;
  /// Sends it to the system's default printer. `notFound` when there is none; `unavailable` when it does not take it.
  virtual Result<void> print(const PaperReport& report) = 0;
};

}  // namespace passerelle

Q_DECLARE_INTERFACE(passerelle::PaperModule, "eu.passerelle.PaperModule/1")
