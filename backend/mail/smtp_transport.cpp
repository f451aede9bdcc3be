#include <curl/curl.h>

#include <array>
#include <memory>

#include "backend/mail/transport.h"

namespace passerelle::mail {
namespace {
using Handle = std::unique_ptr<CURL, decltype(&curl_easy_cleanup)>;

struct Upload {
  const std::string& message;
  std::size_t sent = 0;
};

std::size_t giveBytes(char* into, std::size_t size, std::size_t count, void* from) {
  auto& upload = *static_cast<Upload*>(from);
  const std::size_t bytes = std::min(size * count, upload.message.size() - upload.sent);
  upload.message.copy(into, bytes, upload.sent);
  upload.sent += bytes;
  return bytes;
}

/// The command that was sent last, and the first refusal with the command it answers: that says whether it is about the
/// recipient. (libcurl still says QUIT after it.)
struct Talk {
  std::string command, refusedCommand, refusal;
};

int listen(CURL*, curl_infotype kind, char* bytes, std::size_t size, void* into) {
  auto& talk = *static_cast<Talk*>(into);
  const std::string_view line(bytes, size);
  if (kind == CURLINFO_HEADER_OUT) talk.command = line.substr(0, 16);
  if (kind == CURLINFO_HEADER_IN) {
    const std::size_t end = std::min(line.find_first_of("\r\n"), line.size());
    if (talk.refusal.empty() && (line.starts_with('4') || line.starts_with('5'))) {
      talk.refusedCommand = talk.command;
      talk.refusal = line.substr(0, std::min<std::size_t>(end, 200));
    }
  }
  return 0;
}

/// RFC 3463: X.7.x is about security and policy, so about us; the others of a refused RCPT are about the mailbox.
bool isPolicy(const std::string& answer) {
  const std::size_t at = answer.find_first_of(" -");
  return at != std::string::npos && answer.size() > at + 3 && answer[at + 2] == '.' && answer[at + 3] == '7';
}

Outcome outcomeOf(CURLcode code, const Talk& talk) {
  using enum Outcome::Kind;
  if (code == CURLE_OK) return {};
  std::string said = curl_easy_strerror(code);
  if (talk.refusal.empty()) return {unreachable, std::move(said)};
  said += " (the mail server said: " + talk.refusal + ")";
  if (talk.refusal.starts_with('4')) return {later, std::move(said)};
  const bool isAboutMailbox = talk.refusedCommand.starts_with("RCPT") && !isPolicy(talk.refusal);
  return {isAboutMailbox ? noMailbox : refused, std::move(said)};
}

/// What every letter has in common; the connection stays in the handle.
Handle makeHandle(const SmtpOptions& options) {
  Handle curl(curl_easy_init(), &curl_easy_cleanup);
  if (!curl) return curl;
  curl_easy_setopt(curl.get(), CURLOPT_URL, options.url.c_str());
  curl_easy_setopt(curl.get(), CURLOPT_PROTOCOLS_STR, "smtp,smtps");
  const long tls = static_cast<long>(options.requireTls ? CURLUSESSL_ALL : CURLUSESSL_TRY);
  curl_easy_setopt(curl.get(), CURLOPT_USE_SSL, tls);
  if (!options.caFile.empty()) curl_easy_setopt(curl.get(), CURLOPT_CAINFO, options.caFile.c_str());
  curl_easy_setopt(curl.get(), CURLOPT_PROXY, "");
  curl_easy_setopt(curl.get(), CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl.get(), CURLOPT_CONNECTTIMEOUT_MS, 10'000L);
  curl_easy_setopt(curl.get(), CURLOPT_TIMEOUT_MS, 60'000L);
  curl_easy_setopt(curl.get(), CURLOPT_MAXAGE_CONN, 30L);  // an idle one is closed before the server does it
  curl_easy_setopt(curl.get(), CURLOPT_UPLOAD, 1L);
  curl_easy_setopt(curl.get(), CURLOPT_READFUNCTION, &giveBytes);
  curl_easy_setopt(curl.get(), CURLOPT_DEBUGFUNCTION, &listen);
  curl_easy_setopt(curl.get(), CURLOPT_VERBOSE, 1L);
  return curl;
}

Outcome sendOne(CURL* curl, const Letter& letter) {
  if (curl == nullptr) return {Outcome::Kind::unreachable, "libcurl does not start."};
  const std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> recipients(
      curl_slist_append(nullptr, ("<" + letter.recipient + ">").c_str()), &curl_slist_free_all);
  Upload upload{letter.message};
  Talk talk;
  const std::string from = "<" + letter.from + ">";
  curl_easy_setopt(curl, CURLOPT_MAIL_FROM, from.c_str());
  curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, recipients.get());
  curl_easy_setopt(curl, CURLOPT_READDATA, &upload);
  curl_easy_setopt(curl, CURLOPT_DEBUGDATA, &talk);
  curl_easy_setopt(curl, CURLOPT_FRESH_CONNECT, 0L);
  CURLcode code = curl_easy_perform(curl);
  if (code != CURLE_OK && talk.refusal.empty() && upload.sent == 0) {
    // The kept connection was gone: nothing was handed over.
    curl_easy_setopt(curl, CURLOPT_FRESH_CONNECT, 1L);
    code = curl_easy_perform(curl);
  }
  return outcomeOf(code, talk);
}
}  // namespace

SmtpTransport::SmtpTransport(SmtpOptions options) : m_options(std::move(options)) {
  m_thread = std::thread([this] { run(); });
}

void SmtpTransport::stop() {
  {
    std::lock_guard lock(m_mutex);
    m_stopping = true;
    m_letters.clear();
  }
  m_ready.notify_all();
  if (m_thread.joinable()) m_thread.join();
}

void SmtpTransport::send(Letter letter, std::function<void(Outcome)> done) {
  {
    std::lock_guard lock(m_mutex);
    if (m_stopping) return;
    m_letters.emplace_back(std::move(letter), std::move(done));
  }
  m_ready.notify_one();
}

void SmtpTransport::run() {
  const Handle curl = makeHandle(m_options);
  std::unique_lock lock(m_mutex);
  while (true) {
    m_ready.wait(lock, [this] { return m_stopping || !m_letters.empty(); });
    if (m_stopping) return;
    auto [letter, done] = std::move(m_letters.front());
    m_letters.pop_front();
    lock.unlock();
    done(sendOne(curl.get(), letter));
    lock.lock();
  }
}

}  // namespace passerelle::mail
