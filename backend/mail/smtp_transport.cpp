#include <curl/curl.h>

#include <memory>

#include "backend/mail/transport.h"

namespace passerelle::mail {
namespace {
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

Result<void> sendOne(const std::string& url, const Letter& letter) {
  const std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> curl(curl_easy_init(), &curl_easy_cleanup);
  if (!curl) return fail(ErrorCode::unavailable, "libcurl does not start.");
  const std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> recipients(
      curl_slist_append(nullptr, ("<" + letter.recipient + ">").c_str()), &curl_slist_free_all);
  Upload upload{letter.message};
  curl_easy_setopt(curl.get(), CURLOPT_URL, url.c_str());
  curl_easy_setopt(curl.get(), CURLOPT_PROTOCOLS_STR, "smtp,smtps");
  curl_easy_setopt(curl.get(), CURLOPT_USE_SSL, static_cast<long>(CURLUSESSL_TRY));
  curl_easy_setopt(curl.get(), CURLOPT_PROXY, "");
  curl_easy_setopt(curl.get(), CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl.get(), CURLOPT_CONNECTTIMEOUT_MS, 10'000L);
  curl_easy_setopt(curl.get(), CURLOPT_TIMEOUT_MS, 30'000L);
  curl_easy_setopt(curl.get(), CURLOPT_MAIL_FROM, ("<" + letter.from + ">").c_str());
  curl_easy_setopt(curl.get(), CURLOPT_MAIL_RCPT, recipients.get());
  curl_easy_setopt(curl.get(), CURLOPT_UPLOAD, 1L);
  curl_easy_setopt(curl.get(), CURLOPT_READFUNCTION, &giveBytes);
  curl_easy_setopt(curl.get(), CURLOPT_READDATA, &upload);
  const CURLcode code = curl_easy_perform(curl.get());
  if (code == CURLE_OK) return {};
  long answer = 0;
  curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &answer);
  const std::string what = std::string(curl_easy_strerror(code)) +
                           (answer != 0 ? " (the mail server said " + std::to_string(answer) + ")" : "");
  return fail(answer >= 500 && answer < 600 ? ErrorCode::refused : ErrorCode::unavailable, what);
}
}  // namespace

SmtpTransport::SmtpTransport(std::string url, std::string from) : m_url(std::move(url)), m_from(std::move(from)) {
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

void SmtpTransport::send(Letter letter, std::function<void(Result<void>)> done) {
  {
    std::lock_guard lock(m_mutex);
    if (m_stopping) return;
    m_letters.emplace_back(std::move(letter), std::move(done));
  }
  m_ready.notify_one();
}

void SmtpTransport::run() {
  std::unique_lock lock(m_mutex);
  while (true) {
    m_ready.wait(lock, [this] { return m_stopping || !m_letters.empty(); });
    if (m_stopping) return;
    auto [letter, done] = std::move(m_letters.front());
    m_letters.pop_front();
    lock.unlock();
    done(sendOne(m_url, letter));
    lock.lock();
  }
}

}  // namespace passerelle::mail
