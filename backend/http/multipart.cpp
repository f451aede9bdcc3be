#include "backend/http/multipart.h"

#include <strings.h>

#include <algorithm>
#include <utility>

#include "backend/http/target.h"

namespace passerelle::http {
namespace {

bool startsWith(std::string_view text, std::string_view prefix) {
  return text.size() >= prefix.size() && ::strncasecmp(text.data(), prefix.data(), prefix.size()) == 0;
}

std::string_view withoutBlanks(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

/// RFC 2046: 1 to 70 characters of a small set, the last no blank. Browsers' are letters, digits and hyphens.
bool isBoundary(std::string_view text) {
  return !text.empty() && text.size() <= 70 && text.back() != ' ' && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           std::string_view("'()+_,-./:=? ").find(c) != std::string_view::npos;
  });
}

/// One part's header lines, without the empty one at their end.
Result<PartHead> readLines(std::string_view lines) {
  PartHead head;
  bool described = false, typed = false;
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find("\r\n"), lines.size());
    const std::string_view line = lines.substr(0, end);
    lines.remove_prefix(std::min(end + 2, lines.size()));
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || colon == 0 || line.front() == ' ' || line.front() == '\t' ||
        std::any_of(line.begin(), line.end(), isControl) || !isUtf8(line))
      return unreadableForm();
    const std::string_view name = line.substr(0, colon), value = withoutBlanks(line.substr(colon + 1));
    if (startsWith(name, "Content-Transfer-Encoding")) return unreadableForm();
    if (name.size() == 12 && startsWith(name, "Content-Type")) {
      if (std::exchange(typed, true)) return unreadableForm();
      head.type = value;
    }
    if (name.size() != 19 || !startsWith(name, "Content-Disposition")) continue;
    if (std::exchange(described, true) || !startsWith(value, "form-data;")) return unreadableForm();
    head.name = headerParameter(value, "name");
    head.fileName = headerParameter(value, "filename");
    head.isFile = value.find("filename=") != std::string_view::npos;
  }
  if (!described || head.name.empty()) return unreadableForm();
  return head;
}

}  // namespace

tl::unexpected<Error> unreadableForm() {
  return fail(ErrorCode::invalid, "The form cannot be read. Please send it again.");
}

std::string headerParameter(std::string_view header, std::string_view name) {
  std::size_t at = header.find(';');
  while (at != std::string_view::npos) {
    std::string_view rest = withoutBlanks(header.substr(at + 1));
    const std::size_t begin = static_cast<std::size_t>(rest.data() - header.data());
    const std::size_t equals = rest.find_first_of("=;");
    if (equals == std::string_view::npos || rest[equals] == ';') {
      at = equals == std::string_view::npos ? equals : begin + equals;
      continue;
    }
    const bool wanted = equals == name.size() && startsWith(rest, name);
    std::size_t end = begin + equals + 1;
    std::string value;
    if (end < header.size() && header[end] == '"') {
      for (++end; end < header.size() && header[end] != '"'; ++end) {
        if (header[end] == '\\' && end + 1 < header.size()) ++end;
        value.push_back(header[end]);
      }
    } else {
      while (end < header.size() && header[end] != ';') value.push_back(header[end++]);
      value = withoutBlanks(value);
    }
    if (wanted) return value;
    at = end < header.size() ? header.find(';', end) : std::string_view::npos;
  }
  return {};
}

Result<MultipartReader> MultipartReader::create(std::string_view contentType, PartSink& sink) {
  constexpr std::string_view kType = "multipart/form-data";
  if (!startsWith(contentType, kType) ||
      (contentType.size() > kType.size() && contentType[kType.size()] != ';' && contentType[kType.size()] != ' '))
    return fail(ErrorCode::unsupportedType, "A form is expected here.");
  const std::string boundary = headerParameter(contentType, "boundary");
  if (!isBoundary(boundary)) return unreadableForm();
  return MultipartReader("\r\n--" + boundary, sink);
}

Result<void> MultipartReader::push(std::string_view bytes) {
  // In slices: each boundary moves what stands behind it, which must stay little.
  constexpr std::size_t kSliceBytes = 64 * 1024;
  for (; bytes.size() > kSliceBytes; bytes.remove_prefix(kSliceBytes)) {
    m_pending.append(bytes.substr(0, kSliceBytes));
    if (auto went = drain(); !went) return went;
  }
  m_pending.append(bytes);
  return drain();
}

Result<void> MultipartReader::drain() {
  while (true) {
    if (m_step == Step::epilogue) {
      if (std::string_view("\r\n").starts_with(m_pending)) return {};
      return unreadableForm();
    }
    auto went = m_step == Step::head ? readHead() : readBody();
    if (!went) return tl::unexpected<Error>(went.error());
    if (!*went) return {};
  }
}

/// Bytes up to the next boundary, and which of the two kinds that is. False: more bytes are needed.
Result<bool> MultipartReader::readBody() {
  const std::size_t at = m_pending.find(m_delimiter);
  // What may be the beginning of a boundary waits.
  const std::size_t sure =
      at != std::string::npos ? at : m_pending.size() - std::min(m_pending.size(), m_delimiter.size() - 1);
  if (m_step == Step::preamble && (at == std::string::npos ? m_pending.size() >= m_delimiter.size() : at != 0))
    return unreadableForm();
  if (sure > 0) {
    if (auto taken = m_sink->partBytes(std::string_view(m_pending).substr(0, sure)); !taken)
      return tl::unexpected<Error>(taken.error());
    m_pending.erase(0, sure);
  }
  if (at == std::string::npos || m_pending.size() < m_delimiter.size() + 2) return false;
  const std::string_view after = std::string_view(m_pending).substr(m_delimiter.size(), 2);
  if (after == "\r\n")
    m_step = Step::head;
  else if (after == "--" && m_step == Step::body)
    m_step = Step::epilogue;
  else
    return unreadableForm();
  m_pending.erase(0, m_delimiter.size() + 2);
  return true;
}

Result<bool> MultipartReader::readHead() {
  const std::size_t end = m_pending.find("\r\n\r\n");
  if ((end == std::string::npos ? m_pending.size() : end) > kMaxHeadBytes) return unreadableForm();
  if (end == std::string::npos) return false;
  if (++m_parts > kMaxParts) return unreadableForm();
  auto head = readLines(std::string_view(m_pending).substr(0, end));
  if (!head) return tl::unexpected<Error>(head.error());
  m_pending.erase(0, end + 4);
  if (auto taken = m_sink->beginPart(*head); !taken) return tl::unexpected<Error>(taken.error());
  m_step = Step::body;
  return true;
}

Result<void> MultipartReader::finish() const {
  if (m_step != Step::epilogue) return unreadableForm();
  return {};
}

}  // namespace passerelle::http
