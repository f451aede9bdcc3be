// Reports as the media room needs them, from the reports' own tables.
#pragma once
#include "backend/media/report_directory.h"

namespace passerelle::media {

class StoredReports final : public ReportDirectory {
 public:
  std::optional<ReportOfMedia> find(sql::Connection& connection, std::string_view reportId) const override;
  bool maySee(sql::Connection& connection, const http::Caller& caller, std::string_view reportId) const override;
  bool mayAnswer(sql::Connection& connection, std::string_view personId, std::string_view reportId,
                 TimePoint now) const override;
  void changed(sql::Connection& connection, std::string_view reportId, TimePoint at) const override;
  std::int64_t cursorOfMedia(sql::Connection& connection, std::string_view reportId) const override;
};

}  // namespace passerelle::media
