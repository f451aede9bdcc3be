#include "tests/network/thin_network.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <linux/if_tun.h>
#include <net/if.h>
#include <netinet/in.h>
#include <poll.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <chrono>
#include <cstring>
#include <memory>

namespace passerelle::testing {
namespace {
constexpr std::size_t kIpHead = 20;
constexpr std::uint8_t kRst = 0x04, kSyn = 0x02, kAck = 0x10;
constexpr std::size_t kMostQueued = 60;  // packets: about what a phone's network keeps before it drops

std::int64_t nowUs() {
  return std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now().time_since_epoch())
      .count();
}

bool address(int socket, const char* name, const char* ip, unsigned long request) {
  ifreq wanted{};
  std::strncpy(wanted.ifr_name, name, IFNAMSIZ - 1);
  auto* to = reinterpret_cast<sockaddr_in*>(&wanted.ifr_addr);
  to->sin_family = AF_INET;
  inet_pton(AF_INET, ip, &to->sin_addr);
  return ioctl(socket, request, &wanted) == 0;
}

bool up(int socket, const char* name) {
  ifreq wanted{};
  std::strncpy(wanted.ifr_name, name, IFNAMSIZ - 1);
  if (ioctl(socket, SIOCGIFFLAGS, &wanted) != 0) return false;
  wanted.ifr_flags |= IFF_UP | IFF_RUNNING;
  return ioctl(socket, SIOCSIFFLAGS, &wanted) == 0;
}

/// A fresh namespace with `lo` and a TUN of that address; the calling thread is in it afterwards. -1 when it cannot be.
int makeSide(const char* ip, int& ns) {
  if (unshare(CLONE_NEWNET) != 0) return -1;
  ns = open("/proc/thread-self/ns/net", O_RDONLY | O_CLOEXEC);
  const int tun = open("/dev/net/tun", O_RDWR | O_NONBLOCK | O_CLOEXEC);
  if (ns < 0 || tun < 0) return -1;
  ifreq wanted{};
  wanted.ifr_flags = IFF_TUN | IFF_NO_PI;
  std::strncpy(wanted.ifr_name, "thin0", IFNAMSIZ - 1);
  const int socket = ::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  const bool done = ioctl(tun, TUNSETIFF, &wanted) == 0 && address(socket, "thin0", ip, SIOCSIFADDR) &&
                    address(socket, "thin0", "255.255.255.0", SIOCSIFNETMASK) && up(socket, "thin0") &&
                    up(socket, "lo");
  close(socket);
  return done ? tun : -1;
}

std::uint32_t read32(const std::string& packet, std::size_t at) {
  std::uint32_t value = 0;
  std::memcpy(&value, packet.data() + at, 4);
  return ntohl(value);
}
std::uint16_t read16(const std::string& packet, std::size_t at) {
  std::uint16_t value = 0;
  std::memcpy(&value, packet.data() + at, 2);
  return ntohs(value);
}
void write32(std::string& packet, std::size_t at, std::uint32_t value) {
  value = htonl(value);
  std::memcpy(packet.data() + at, &value, 4);
}
void write16(std::string& packet, std::size_t at, std::uint16_t value) {
  value = htons(value);
  std::memcpy(packet.data() + at, &value, 2);
}
std::uint16_t checksum(const std::string& bytes, std::uint32_t sum = 0) {
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) sum += read16(bytes, i);
  if (bytes.size() % 2 == 1) sum += static_cast<std::uint32_t>(static_cast<unsigned char>(bytes.back())) << 8;
  while (sum >> 16) sum = (sum & 0xffff) + (sum >> 16);
  return static_cast<std::uint16_t>(~sum);
}

/// A bare TCP reset between the two ends of `like`, in its direction or against it.
std::string resetLike(const std::string& like, bool sameWay, std::uint32_t seq, std::uint32_t ack) {
  std::string packet(40, '\0');
  packet[0] = 0x45;
  write16(packet, 2, 40);
  packet[8] = 64;
  packet[9] = IPPROTO_TCP;
  packet.replace(12, 4, like, sameWay ? 12 : 16, 4);
  packet.replace(16, 4, like, sameWay ? 16 : 12, 4);
  write16(packet, 10, checksum(packet.substr(0, kIpHead)));
  packet.replace(20, 2, like, sameWay ? 20 : 22, 2);
  packet.replace(22, 2, like, sameWay ? 22 : 20, 2);
  write32(packet, 24, seq);
  write32(packet, 28, ack);
  packet[32] = 0x50;
  packet[33] = static_cast<char>(kRst | kAck);
  std::string pseudo = packet.substr(12, 8) + std::string{'\0', static_cast<char>(IPPROTO_TCP), '\0', 20};
  write16(packet, 36, checksum(pseudo + packet.substr(kIpHead)));
  return packet;
}
}  // namespace

Result<std::unique_ptr<ThinNetwork>> ThinNetwork::create(Thinness thinness, std::uint64_t seed) {
  if (geteuid() != 0) return fail(ErrorCode::forbidden, "this needs root, to make network namespaces");
  if (access("/dev/net/tun", R_OK | W_OK) != 0)
    return fail(ErrorCode::unavailable, "this machine has no /dev/net/tun (modprobe tun, or give it to the container)");
  std::unique_ptr<ThinNetwork> network(new ThinNetwork);
  network->m_thinness = thinness;
  network->m_rng = SeededRng(seed);
  const int server = makeSide(kServer, network->m_serverNs);
  const int phone = makeSide(kPhone, network->m_phoneNs);
  if (server < 0 || phone < 0)
    return fail(ErrorCode::unavailable,
                std::string("namespaces or TUN devices cannot be made here: ") + std::strerror(errno));
  network->m_up.from = network->m_down.to = phone;
  network->m_up.to = network->m_down.from = server;
  network->m_thread = std::thread([raw = network.get()] { raw->run(); });
  return network;
}

ThinNetwork::~ThinNetwork() {
  m_stop = true;
  if (m_thread.joinable()) m_thread.join();
  for (const int fd : {m_up.from, m_up.to, m_phoneNs, m_serverNs}) {
    if (fd >= 0) close(fd);
  }
}

void ThinNetwork::enterPhone() const { (void)setns(m_phoneNs, CLONE_NEWNET); }
void ThinNetwork::enterServer() const { (void)setns(m_serverNs, CLONE_NEWNET); }

ThinNetwork::Count ThinNetwork::count() const {
  std::lock_guard lock(m_mutex);
  return m_count;
}

void ThinNetwork::setThinness(const Thinness& thinness) {
  std::lock_guard lock(m_mutex);
  m_thinness = thinness;
}

void ThinNetwork::run() {
  while (!m_stop) {
    const std::int64_t now = nowUs();
    int waitMs = 20;
    for (Way* way : {&m_up, &m_down}) {
      while (!way->queue.empty() && way->queue.front().dueUs <= now) {
        (void)!write(way->to, way->queue.front().bytes.data(), way->queue.front().bytes.size());
        way->queue.pop_front();
      }
      if (!way->queue.empty()) waitMs = std::min(waitMs, static_cast<int>((way->queue.front().dueUs - now) / 1000) + 1);
    }
    pollfd ready[2] = {{m_up.from, POLLIN, 0}, {m_down.from, POLLIN, 0}};
    if (poll(ready, 2, waitMs) <= 0) continue;
    if (ready[0].revents & POLLIN) take(m_up, true);
    if (ready[1].revents & POLLIN) take(m_down, false);
  }
}

void ThinNetwork::take(Way& way, bool byPhone) {
  std::string packet(65536, '\0');
  const ssize_t bytes = read(way.from, packet.data(), packet.size());
  if (bytes <= 0) return;
  packet.resize(static_cast<std::size_t>(bytes));
  std::lock_guard lock(m_mutex);
  if (!look(packet, byPhone)) return;
  if (m_rng.unit() < m_thinness.loss || way.queue.size() >= kMostQueued) return;
  const std::int64_t now = nowUs();
  way.freeAtUs =
      std::max(way.freeAtUs, now) + static_cast<std::int64_t>(packet.size()) * 8 * 1'000'000 / m_thinness.bitsPerSecond;
  way.queue.push_back({way.freeAtUs + m_thinness.delayMs * 1000LL, std::move(packet)});
}

bool ThinNetwork::look(const std::string& packet, bool byPhone) {
  if (packet.size() < 40 || (packet[0] & 0xf0) != 0x40 || packet[9] != IPPROTO_TCP) return true;
  const std::size_t tcp = static_cast<std::size_t>(packet[0] & 0x0f) * 4;
  if (packet.size() < tcp + 20) return true;
  const std::size_t head = tcp + static_cast<std::size_t>((static_cast<unsigned char>(packet[tcp + 12]) >> 4) * 4);
  const std::uint8_t flags = static_cast<std::uint8_t>(packet[tcp + 13]);
  Stream& stream = m_streams[read16(packet, byPhone ? tcp : tcp + 2)];
  if (!byPhone) {
    if (flags & kAck) stream.serverAck = read32(packet, tcp + 8);
    return true;
  }
  if (flags & kAck) stream.phoneAck = read32(packet, tcp + 8);
  const std::uint32_t seq = read32(packet, tcp + 4);
  if (flags & kSyn) {
    stream = {};
    stream.begun = true;
    stream.highest = seq + 1;
    return true;
  }
  const auto payload = static_cast<std::int64_t>(packet.size() - head);
  if (payload <= 0) return true;
  const std::int64_t fresh = std::clamp<std::int64_t>(
      static_cast<std::int32_t>(seq + static_cast<std::uint32_t>(payload) - stream.highest), 0, payload);
  m_count.fresh += fresh;
  m_count.again += payload - fresh;
  stream.highest += static_cast<std::uint32_t>(fresh);
  stream.freshSinceCut += fresh;
  if (m_thinness.cutEveryBytes > 0 && stream.freshSinceCut >= m_thinness.cutEveryBytes) {
    reset(packet, stream);
    return false;
  }
  return true;
}

void ThinNetwork::reset(const std::string& packet, Stream& stream) {
  ++m_count.cuts;
  const std::string toServer = resetLike(packet, true, stream.serverAck, stream.phoneAck);
  const std::string toPhone = resetLike(packet, false, stream.phoneAck, stream.highest);
  (void)!write(m_up.to, toServer.data(), toServer.size());
  (void)!write(m_up.from, toPhone.data(), toPhone.size());
  stream = {};
}

}  // namespace passerelle::testing
