#include "backend/http/revision_headers.h"

#include <algorithm>

#include "shared/api/paths.h"
#include "shared/codec/json_writer.h"

namespace passerelle::http {
namespace {
constexpr std::size_t kMaxSupersedes = 32;

bool isHash(std::string_view text) {
  return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

}  // namespace

Result<std::vector<std::string>> knownHashes(const Request& request) {
  std::vector<std::string> hashes;
  const auto take = [&hashes](std::string_view text) {
    while (text.starts_with(' ')) text.remove_prefix(1);
    while (text.ends_with(' ')) text.remove_suffix(1);
    if (!isHash(text) || hashes.size() > kMaxSupersedes) return false;
    hashes.emplace_back(text);
    return true;
  };
  if (const auto base = request.header(api::kBaseHeader); base && !base->empty() && !take(*base))
    return fail(ErrorCode::invalid, "Passerelle-Base is one SHA-256 in lower-case hexadecimal.", "Passerelle-Base");
  const std::string supersedes = request.header(api::kSupersedesHeader).value_or("");
  for (std::size_t from = 0; from < supersedes.size();) {
    const std::size_t to = std::min(supersedes.find(',', from), supersedes.size());
    if (!take(std::string_view(supersedes).substr(from, to - from)))
      return fail(ErrorCode::invalid, "Passerelle-Supersedes is at most 32 SHA-256, with commas between.",
                  "Passerelle-Supersedes");
    from = to + 1;
  }
  return hashes;
}

void addHead(Response& problem, std::int64_t revision, std::string_view hash) {
  JsonWriter head;
  head.beginObject().field("revision", revision).field("hash", hash).endObject();
  problem.body.insert(problem.body.rfind('}'), ",\"head\":" + head.str());
}

}  // namespace passerelle::http
