// A report laid out on A4: title, astonishments with their photos, ideas, the store's answer, page numbers.
#pragma once
#include "app/platform/modules/paper_module.h"

namespace passerelle {

/// As PaperModule::writePdf and print.
Result<int> writeReportPdf(const PaperReport& report, const QString& path);
Result<void> printReport(const PaperReport& report);

}  // namespace passerelle
