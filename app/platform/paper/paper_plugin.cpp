// The paper module's door.
#include "app/platform/paper/report_paper.h"

namespace passerelle {

class PaperPlugin final : public QObject, public PaperModule {
  Q_OBJECT
  Q_PLUGIN_METADATA(IID "eu.passerelle.PaperModule/1")
  Q_INTERFACES(passerelle::PaperModule)

 public:
  Result<int> writePdf(const PaperReport& report, const QString& path) override { return writeReportPdf(report, path); }
  Result<void> print(const PaperReport& report) override { return printReport(report); }
};

}  // namespace passerelle

#include "paper_plugin.moc"
