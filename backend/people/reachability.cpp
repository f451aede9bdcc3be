#include "backend/people/reachability.h"

#include <curl/curl.h>

#include <memory>

namespace passerelle::people {
namespace {
constexpr auto kFirst = std::chrono::seconds(1);
constexpr auto kEvery = std::chrono::minutes(5);
constexpr std::size_t kMaxAnswer = 64 * 1024;

std::size_t collect(char* bytes, std::size_t, std::size_t count, void* into) {
  auto& text = *static_cast<std::string*>(into);
  if (text.size() + count > kMaxAnswer) return 0;
  text.append(bytes, count);
  return count;
}

bool isLoopback(const std::string& url) {
  const std::size_t from = url.find("//") + 2;
  const std::string host = url.substr(from, url.find_first_of(":/", url[from] == '[' ? url.find(']') : from) - from);
  return host.starts_with("127.") || host == "localhost" || host == "[::1]";
}
}  // namespace

Reach askReach(const std::string& publicUrl) {
  const std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> curl(curl_easy_init(), &curl_easy_cleanup);
  if (!curl) return Reach::unchecked;
  std::string answer;
  curl_easy_setopt(curl.get(), CURLOPT_URL, (publicUrl + "/v1/server").c_str());
  curl_easy_setopt(curl.get(), CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl.get(), CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(curl.get(), CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl.get(), CURLOPT_PROXY, "");
  curl_easy_setopt(curl.get(), CURLOPT_TIMEOUT_MS, 5000L);
  curl_easy_setopt(curl.get(), CURLOPT_WRITEFUNCTION, &collect);
  curl_easy_setopt(curl.get(), CURLOPT_WRITEDATA, &answer);
  const CURLcode code = curl_easy_perform(curl.get());
  switch (code) {
    case CURLE_OK:
      break;
    case CURLE_COULDNT_RESOLVE_HOST:
      return Reach::noName;
    case CURLE_COULDNT_CONNECT:
      return Reach::refused;
    case CURLE_OPERATION_TIMEDOUT:
      return Reach::timedOut;
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CONNECT_ERROR:
      return Reach::badTls;
    default:
      return Reach::otherServer;
  }
  long status = 0;
  curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &status);
  if (status != 200 || answer.find("\"storeGeneration\"") == std::string::npos) return Reach::otherServer;
  return isLoopback(publicUrl) ? Reach::loopbackUrl : Reach::ours;
}

std::string sentenceOf(Reach reach, Language language) {
  const auto words = [language](std::string_view french, std::string_view english) {
    return std::string(say(language, french, english));
  };
  switch (reach) {
    case Reach::unchecked:
      return words("L’adresse publique n’a pas encore été vérifiée.", "The public address has not been checked yet.");
    case Reach::ours:
      return words(
          "Le serveur répond à cette adresse, vu d’ici. Vérifiez avec un téléphone : lisez le code ci-dessous.",
          "The server answers at this address, seen from here. Check with a phone: read the code below.");
    case Reach::loopbackUrl:
      return words(
          "Cette adresse est celle de la machine elle-même : aucun téléphone ne peut l’ouvrir. Relancez le serveur "
          "avec --public-url et l’adresse que voient les téléphones.",
          "This address is the machine's own: no phone can open it. Start the server again with --public-url and the "
          "address that phones see.");
    case Reach::noName:
      return words(
          "Le nom de cette adresse n’est pas connu du réseau. Vérifiez l’orthographe de --public-url, ou l’entrée DNS.",
          "The network does not know this name. Check the spelling of --public-url, or the DNS entry.");
    case Reach::refused:
      return words(
          "Personne n’écoute à cette adresse. Vérifiez le port, le proxy et le pare-feu ; avec --listen 127.0.0.1, "
          "seul un proxy de cette machine peut ouvrir la porte.",
          "Nobody listens at this address. Check port, proxy and firewall; with --listen 127.0.0.1 only a proxy on "
          "this machine can open the door.");
    case Reach::timedOut:
      return words("Personne ne répond à cette adresse en 5 secondes : un pare-feu se tait, ou le réseau est coupé.",
                   "Nobody answers at this address within 5 seconds: a firewall keeps silent, or the network is cut.");
    case Reach::badTls:
      return words(
          "Le certificat de cette adresse n’est pas reconnu ou porte un autre nom. Les téléphones la refuseront.",
          "The certificate of this address is not trusted or names another host. Phones will refuse it.");
    case Reach::otherServer:
      break;
  }
  return words("Quelqu’un répond à cette adresse, mais ce n’est pas ce serveur. Vérifiez la configuration du proxy.",
               "Somebody answers at this address, but it is not this server. Check the proxy's configuration.");
}

Reachability::Reachability(std::string publicUrl, const Clock& clock)
    : m_publicUrl(std::move(publicUrl)), m_clock(clock) {}

Reachability::~Reachability() {
  {
    std::lock_guard lock(m_mutex);
    m_stopping = true;
  }
  m_stop.notify_all();
  if (m_thread.joinable()) m_thread.join();
}

void Reachability::start() {
  if (!m_thread.joinable()) m_thread = std::thread([this] { run(); });
}

ReachReport Reachability::last() const {
  std::lock_guard lock(m_mutex);
  return m_last;
}

void Reachability::run() {
  std::unique_lock lock(m_mutex);
  m_stop.wait_for(lock, kFirst, [this] { return m_stopping; });
  while (!m_stopping) {
    lock.unlock();
    const Reach reach = askReach(m_publicUrl);
    lock.lock();
    m_last = {reach, m_clock.now()};
    m_stop.wait_for(lock, kEvery, [this] { return m_stopping; });
  }
}

}  // namespace passerelle::people
