#include "backend/webhooks/webhook_post.h"

#include <arpa/inet.h>
#include <curl/curl.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstring>
#include <memory>

namespace passerelle::webhooks {
namespace {
constexpr std::size_t kMostAnswerBytes = 64 * 1024;

bool isPrivate4(std::uint32_t ip) {
  const auto in = [ip](std::uint32_t network, int bits) { return (ip >> (32 - bits)) == (network >> (32 - bits)); };
  return in(0x00000000, 8) || in(0x0A000000, 8) || in(0x64400000, 10) || in(0x7F000000, 8) || in(0xA9FE0000, 16) ||
         in(0xAC100000, 12) || in(0xC0000000, 24) || in(0xC0A80000, 16) || in(0xC6120000, 15) || in(0xE0000000, 3);
}

struct Door {
  bool privateHosts = false, refused = false;
};

/// Opens the socket of the address that was really resolved: a name that leads inside is seen here.
curl_socket_t openSocket(void* data, curlsocktype, curl_sockaddr* address) {
  auto& door = *static_cast<Door*>(data);
  if (!door.privateHosts && isPrivateAddress(&address->addr)) {
    door.refused = true;
    return CURL_SOCKET_BAD;
  }
  return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

std::size_t swallow(char*, std::size_t size, std::size_t count, void* data) {
  auto& seen = *static_cast<std::size_t*>(data);
  seen += size * count;
  return seen > kMostAnswerBytes ? 0 : size * count;
}

Result<void> postOne(const Post& post, bool privateHosts) {
  const std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> curl(curl_easy_init(), &curl_easy_cleanup);
  if (!curl) return fail(ErrorCode::unavailable, "libcurl does not start.");
  curl_slist* list = nullptr;
  for (const auto& [name, value] : post.headers) list = curl_slist_append(list, (name + ": " + value).c_str());
  const std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> headers(list, &curl_slist_free_all);
  Door door{privateHosts};
  std::size_t answered = 0;
  curl_easy_setopt(curl.get(), CURLOPT_URL, post.url.c_str());
  curl_easy_setopt(curl.get(), CURLOPT_PROTOCOLS_STR, privateHosts ? "http,https" : "https");
  curl_easy_setopt(curl.get(), CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(curl.get(), CURLOPT_PROXY, "");
  curl_easy_setopt(curl.get(), CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
  curl_easy_setopt(curl.get(), CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl.get(), CURLOPT_CONNECTTIMEOUT_MS, 10'000L);
  curl_easy_setopt(curl.get(), CURLOPT_TIMEOUT_MS, 20'000L);
  curl_easy_setopt(curl.get(), CURLOPT_OPENSOCKETFUNCTION, &openSocket);
  curl_easy_setopt(curl.get(), CURLOPT_OPENSOCKETDATA, &door);
  curl_easy_setopt(curl.get(), CURLOPT_WRITEFUNCTION, &swallow);
  curl_easy_setopt(curl.get(), CURLOPT_WRITEDATA, &answered);
  curl_easy_setopt(curl.get(), CURLOPT_HTTPHEADER, headers.get());
  curl_easy_setopt(curl.get(), CURLOPT_POST, 1L);
  curl_easy_setopt(curl.get(), CURLOPT_POSTFIELDS, post.body.c_str());
  curl_easy_setopt(curl.get(), CURLOPT_POSTFIELDSIZE, static_cast<long>(post.body.size()));
  const CURLcode code = curl_easy_perform(curl.get());
  if (door.refused)
    return fail(ErrorCode::refused,
                "The host is on a private network: allow that with \"privateHosts\" if it is meant.");
  long status = 0;
  curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &status);
  if (status >= 200 && status < 300) return {};
  if (code != CURLE_OK && status == 0) return fail(ErrorCode::unavailable, curl_easy_strerror(code));
  const std::string what = "The host answered " + std::to_string(status) + ".";
  if (status >= 300 && status < 400)
    return fail(ErrorCode::refused, what + " Redirects are not followed: put the final address into the file.");
  if (status == 408 || status == 425 || status == 429 || status >= 500) return fail(ErrorCode::unavailable, what);
  return fail(ErrorCode::refused, what);
}
}  // namespace

bool isPrivateAddress(const sockaddr* address) {
  if (address->sa_family == AF_INET) {
    sockaddr_in four{};
    std::memcpy(&four, address, sizeof four);
    return isPrivate4(ntohl(four.sin_addr.s_addr));
  }
  if (address->sa_family != AF_INET6) return true;
  sockaddr_in6 six{};
  std::memcpy(&six, address, sizeof six);
  const unsigned char* a = six.sin6_addr.s6_addr;
  const auto inner = [a](int at) {
    return static_cast<std::uint32_t>(a[at]) << 24 | static_cast<std::uint32_t>(a[at + 1]) << 16 |
           static_cast<std::uint32_t>(a[at + 2]) << 8 | static_cast<std::uint32_t>(a[at + 3]);
  };
  if (IN6_IS_ADDR_V4MAPPED(&six.sin6_addr) || IN6_IS_ADDR_V4COMPAT(&six.sin6_addr)) return isPrivate4(inner(12));
  if (a[0] == 0x00 && a[1] == 0x64 && a[2] == 0xff && a[3] == 0x9b) return isPrivate4(inner(12));  // NAT64
  if (a[0] == 0x20 && a[1] == 0x02) return isPrivate4(inner(2));                                   // 6to4
  return (a[0] & 0xe0) != 0x20;  // only 2000::/3 is the Internet's
}

Poster::Poster(bool privateHosts) : m_privateHosts(privateHosts), m_thread([this] { run(); }) {}

void Poster::stop() {
  {
    const std::lock_guard lock(m_mutex);
    m_stopping = true;
    m_posts.clear();
  }
  m_ready.notify_all();
  if (m_thread.joinable()) m_thread.join();
}

void Poster::send(Post post, std::function<void(Result<void>)> done) {
  {
    const std::lock_guard lock(m_mutex);
    if (m_stopping) return;
    m_posts.emplace_back(std::move(post), std::move(done));
  }
  m_ready.notify_one();
}

void Poster::run() {
  std::unique_lock lock(m_mutex);
  while (true) {
    m_ready.wait(lock, [this] { return m_stopping || !m_posts.empty(); });
    if (m_stopping) return;
    auto [post, done] = std::move(m_posts.front());
    m_posts.pop_front();
    lock.unlock();
    done(postOne(post, m_privateHosts));
    lock.lock();
  }
}

}  // namespace passerelle::webhooks
