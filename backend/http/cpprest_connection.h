// One client's connection: a state machine on the thread of the sockets, with one read and one write under way at most.
// Its life and its patience are in cpprest_connection.cpp, what it reads and what it writes in files of their own.
#pragma once
#include <boost/asio/ssl/stream.hpp>
#include <boost/beast/core/flat_buffer.hpp>

#include <sys/uio.h>

#include "backend/http/cpprest_engine.h"
#include "backend/http/cpprest_parser.h"

namespace passerelle::http {

class Connection final : public std::enable_shared_from_this<Connection> {
 public:
  enum class Phase {
    handshake,  ///< TLS
    idle,       ///< no byte of a request yet
    head,
    body,       ///< a body that is kept whole
    streaming,  ///< a body that the handler already reads
    handler,    ///< the request is complete, the answer is awaited or being written
    linger,     ///< the last answer is on its way; what still comes is thrown away, so that it is not lost to a reset
    closed,
  };
  /// Which of the engine's lists it stands in.
  enum class Standing { stranger, known, refused };

  Connection(Engine& engine, boost::asio::ip::tcp::socket socket);
  ~Connection();

  void start();
  /// Says 503 and closes.
  void refuse();
  /// `number` is the exchange's: an answer that comes after the request was given up is dropped.
  void answer(std::uint64_t number, Outgoing outgoing);
  /// Called from time to time: ends what has taken too long.
  void tick(SteadyTime now);
  /// Reads again after the handler took bytes of a stream.
  void resume();
  void close();
  /// The drain is over: says 503 where an answer is owed, and closes.
  void forceEnd();
  /// True when closing it interrupts nobody's request.
  bool isWaiting() const { return m_phase == Phase::idle || m_phase == Phase::head || m_phase == Phase::handshake; }
  bool isIdle() const { return m_phase == Phase::idle; }
  /// True while its request is still coming.
  bool isSending() const { return m_phase == Phase::body || m_phase == Phase::streaming; }
  /// The drain: an idle connection closes, half a head is told 503.
  void endWaiting();
  SteadyTime since() const { return m_since; }
  void carried(const std::string& device);

  Standing standing = Standing::stranger;
  std::list<std::shared_ptr<Connection>>::iterator place;
  std::string device;  ///< who uses it, once it is known

 private:
  static constexpr std::size_t kBodyReadBytes = 64 * 1024;

  void enter(Phase phase);
  void read();
  void onRead(boost::system::error_code error, std::size_t count);
  void consume();
  void parseHead();
  void onHead();
  void parseBody();
  /// False, and nothing kept, when strangers hold too much already.
  bool keepBody(std::string_view bytes);
  void giveBodyBack();
  void onBodyDone();
  void dispatch(std::shared_ptr<UploadBody> stream);
  void failHead(boost::system::error_code error, std::string_view block);
  /// Answers a problem from the transport itself, and closes.
  Request asked() const;
  void fail(int status, ErrorCode code, const std::string& message);
  void send(Outgoing outgoing);
  void write();
  void waitWritable();
  void onWritten(boost::system::error_code error, std::size_t count);
  void onAnswered();
  void lingerOrClose();
  void breakStream(ErrorCode code, const std::string& message);
  void logAnswer(const Outgoing& outgoing);
  bool isTooSlow(SteadyTime now, SteadyTime began, std::uint64_t bytes) const;

  Engine& m_engine;
  boost::asio::ip::tcp::socket m_socket;
  std::optional<boost::asio::ssl::stream<boost::asio::ip::tcp::socket&>> m_tls;
  std::string m_peer;
  std::shared_ptr<Carrier> m_carrier;

  Phase m_phase = Phase::idle;
  SteadyTime m_since;     ///< when the phase began
  SteadyTime m_deadline;  ///< for the phase, or for the next byte
  bool m_reading = false;
  boost::beast::flat_buffer m_in;
  std::size_t m_checked = 0;  ///< bytes of m_in that checkHeadBytes has seen

  std::optional<RequestParser> m_parser;
  Framing m_framing;
  Exchange m_exchange;
  Target m_target;
  std::string m_body;
  std::shared_ptr<UploadBody> m_stream;
  bool m_owesAnswer = false;
  bool m_closeAfter = false;
  SteadyTime m_bodyBegan;
  std::uint64_t m_bodyBytes = 0;
  std::size_t m_strangerBytes = 0;  ///< what of m_body is counted among the strangers'
  bool m_tooMuch = false;
  bool m_pausedRead = false;
  SteadyTime m_pausedSince;

  bool m_writing = false;
  bool m_interim = false;  ///< what is being written is "100 Continue"
  Outgoing m_out;
  std::vector<iovec> m_left;  ///< of m_out, to be gathered by one write; from m_leftAt on
  std::size_t m_leftAt = 0;
  std::size_t m_written = 0;  ///< bytes of m_out so far
  SteadyTime m_writeBegan, m_writeDeadline;
  std::optional<Outgoing> m_next;  ///< waits for the interim answer to be written
  std::size_t m_lingered = 0;
  bool m_peerDone = false;  ///< the client has closed its sending side
};

}  // namespace passerelle::http
