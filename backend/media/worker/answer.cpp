#include "backend/media/worker/answer.h"

#include <cstdio>

#include "shared/domain/voice.h"

namespace passerelle::media {

std::string writeAnswer(const CleaningResult& result) {
  if (!result) return "fault " + std::to_string(static_cast<int>(result.error())) + "\n";
  return "ok " + result->type + " " + std::to_string(result->width) + " " + std::to_string(result->height) + " " +
         std::to_string(result->durationMs) + " " + std::to_string(result->bytes.size()) + " " +
         std::to_string(result->thumbnail.size()) + "\n" + result->bytes + result->thumbnail;
}

std::optional<CleaningResult> readAnswer(std::string_view answer) {
  constexpr std::size_t kLongestLine = 120;
  const std::size_t end = answer.substr(0, kLongestLine).find('\n');
  if (end == std::string_view::npos) return std::nullopt;
  const std::string line(answer.substr(0, end));
  const std::string_view rest = answer.substr(end + 1);
  int number = 0;
  if (std::sscanf(line.c_str(), "fault %3d", &number) == 1) {
    if (number < 0 || number > static_cast<int>(PictureFault::busy) || !rest.empty()) return std::nullopt;
    return tl::unexpected(static_cast<PictureFault>(number));
  }
  char type[16] = "";
  int width = 0, height = 0, durationMs = 0;
  unsigned long bytes = 0, thumbnail = 0;
  if (std::sscanf(line.c_str(), "ok %15s %9d %9d %9d %9lu %9lu", type, &width, &height, &durationMs, &bytes,
                  &thumbnail) != 6)
    return std::nullopt;
  const std::string_view named(type);
  const bool picture = (named == "image/jpeg" || named == "image/png") && width > 0 && height > 0 && thumbnail > 0;
  const bool voice = named == kVoiceType && width == 0 && height == 0 && thumbnail == 0 && durationMs > 0;
  if ((!picture && !voice) || bytes == 0 || rest.size() != bytes + thumbnail) return std::nullopt;
  return CleanedPicture{std::string(rest.substr(0, bytes)), std::string(named), width, height,
                        std::string(rest.substr(bytes)),    durationMs};
}

}  // namespace passerelle::media
