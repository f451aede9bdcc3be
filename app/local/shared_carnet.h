// The carnet and drafts that one's devices share: what is to be told, what was told by others, and both versions of
// what two devices changed at once. Knows no network: CarnetSync carries it.
#pragma once
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "app/local/captures.h"
#include "app/local/carnet_keyring.h"
#include "app/local/drafts.h"
#include "app/local/media_files.h"
#include "app/local/own_reports.h"
#include "app/local/unsent_words.h"
#include "app/local/vault.h"
#include "shared/codec/carnet_json.h"

namespace passerelle {

/// Something that the other devices do not know yet.
struct CarnetOutgoing {
  std::string id;
  bool draft = false;
  std::string plain;  ///< encodeCarnetContent(); empty: it was removed here
  std::string digest;
  std::vector<std::string> copies;  ///< ids of the sealed copies of its media
  std::string base;
  std::vector<std::string> supersedes;  ///< at most 32
  TimePoint changedAt{};                ///< of a draft: who is being typed waits a moment
};

/// A medium whose sealed copy is to be sent or fetched.
struct CarnetCopy {
  std::string copyId;  ///< its id at the server, made of medium, bytes and key
  std::string keyId;
  Medium medium;
};

/// What is told of a draft or capture that came from another device.
struct CarnetNote {
  std::string kind;  ///< version: of draft `ofId`, written elsewhere; restored: handed over by a lost device
  std::string ofId;
  std::string device;
};

/// Something that a revoked phone holds and could not hand over.
struct CarnetKept {
  std::string id;  ///< of the capture, draft or report; the key of UnsentWords
  std::string firstWords;
  std::vector<std::string> media;
};

inline constexpr std::int64_t kCarnetPartBytes = 128 * 1024;

/// Returns after the disk. Tells Topic::sharedCarnet, and captures and drafts of what it takes over. GUI thread.
class SharedCarnet {
 public:
  SharedCarnet(Vault& vault, Captures& captures, Drafts& drafts, OwnReports& ownReports, MediaFiles& media,
               CarnetKeyring& keys, Account& account)
      : m_vault(vault),
        m_captures(captures),
        m_drafts(drafts),
        m_ownReports(ownReports),
        m_media(media),
        m_keys(keys),
        m_account(account),
        m_outbox(vault),
        m_values(vault) {}

  // --- to the others ---
  /// Everything that differs from what they know. Nothing without a key. Conflict copies of sent reports stay here.
  std::vector<CarnetOutgoing> outgoing();
  /// Remembers what goes on the wire, before it does.
  Result<void> beginSending(const CarnetOutgoing& item, const std::string& hash);
  Result<void> acknowledge(const CarnetOutgoing& item, const std::string& hash);
  /// Media of what is shared whose sealed copy is not at the server: thumbnails, memos, photos.
  std::vector<CarnetCopy> copiesToSend();
  Result<void> markSent(const CarnetCopy& copy);
  /// Ids of sealed copies whose photo was masked here: the server is to drop them, whatever names them still.
  std::vector<std::string> copiesToDrop();
  Result<void> markDropped(const std::string& copyId);
  static std::int64_t partsOf(const Medium& medium);
  Result<std::string> sealPart(const CarnetCopy& copy, std::int64_t number);

  // --- from the others ---
  std::int64_t cursor();
  /// A page of the server's, on the disk before the cursor moves.
  Result<void> stage(const CarnetItems& page);
  /// Takes over what can be: not what waits for a key, for its media, or for its form to be closed.
  Result<void> takeOver();
  /// What still waits, and for media which are missing.
  int waiting();
  std::vector<CarnetCopy> copiesToFetch();
  std::set<std::int64_t> partsHere(const std::string& copyId);
  /// The last one opens, checks and keeps the medium. `forbidden` when the parts are not what was announced.
  Result<void> keepPart(const CarnetCopy& copy, std::int64_t number, const std::string& sealed);

  /// From the beginning, at the next reading.
  Result<void> readAgain();
  /// The server was restored from a backup: everything is offered, and read, again.
  Result<void> offerAgain();

  std::optional<CarnetNote> noteOf(const std::string& id);
  /// The person saw it: a restored one is theirs again, a version stands alone.
  Result<void> dismissNote(const std::string& id);
  /// Puts what a second version says into the draft it is a version of, and removes it. `notFound`.
  Result<void> merge(const std::string& versionId);

  /// How this device calls itself to the others.
  std::string deviceName() { return m_values.get("deviceName", ""); }
  Result<void> setDeviceName(const std::string& name) { return m_values.set("deviceName", name, Topic::account); }

  // --- a revoked phone hands over ---
  /// outgoing() is what the others do not know, reports without a receipt and `words` included, under ids of their own
  /// (the same at each call); nothing is changed or removed elsewhere.
  void setDeparting(bool departing, std::vector<UnsentWords> words = {}) {
    m_departing = departing;
    m_words = std::move(words);
  }
  /// The server has another head of that id: a revoked phone changes nothing, so these words go under an id of their
  /// own.
  Result<void> handOverElsewhere(const CarnetOutgoing& item, const std::string& headHash);
  /// What nobody else has yet, its media included. A medium that this phone itself cannot read is not waited for.
  std::vector<CarnetKept> notHandedOver();
  /// Is there anything that another device of this person would miss?
  bool holdsSomething();
  /// For Phone, inside a write: everything goes from this phone but `kept`.
  Result<void> forgetAllBut(const std::vector<CarnetKept>& kept);
  /// The same person signed in again after a revocation: what the others know is asked anew, and nothing that was
  /// handed over is taken for removed here.
  Result<void> startAgain();

 private:
  struct Local {
    CarnetContent content;
    TimePoint changedAt{};
    bool frozen = false;  ///< a conflict copy: neither told nor removed elsewhere
    std::string of{};     ///< handed over under an id of its own: what it is of
  };
  struct State {
    std::string id, base, digest, sent, sentDigest;
    std::vector<std::string> seen;
    bool draft = false, removed = false;
  };
  struct Incoming {
    std::string id, hash, keyId, sealed, device;
    bool restored = false;
  };
  std::vector<std::pair<std::string, Local>> everything();
  std::optional<Local> local(const std::string& id);
  Local fromCapture(const Capture& capture);
  Local fromDraft(const Draft& draft);
  Local fromReport(const OwnReport& report);
  void addUnsent(std::vector<std::pair<std::string, Local>>& all);
  void addMedia(CarnetContent& content, const std::vector<std::string>& mediumIds);
  std::string keyOfCopy(const Medium& medium);
  CarnetOutgoing toSend(const std::string& id, const Local& local, const State& state);
  std::string digestOf(const CarnetContent& content);
  std::optional<State> state(const std::string& id);
  void put(sql::Connection& connection, const State& state);
  std::vector<Incoming> incoming();
  Result<void> takeOne(const Incoming& one);
  Result<void> write(sql::Connection& connection, const std::string& id, const CarnetContent& content);
  Result<std::string> writeVersion(sql::Connection& connection, const std::string& ofId, CarnetContent content,
                                   const std::string& device);
  void note(sql::Connection& connection, const std::string& id, const CarnetNote& note);
  void erase(sql::Connection& connection, const std::string& id, const Local& local);
  void forgetUnnamed(sql::Connection& connection, const CarnetContent& before, const CarnetContent& now);
  bool named(sql::Connection& connection, const std::string& mediumId);
  Result<void> forgetHalfFetched();
  bool mediaHere(const CarnetContent& content);
  std::string maskedVersionOf(const std::string& mediumId);
  void showMasked(CarnetContent& content);

  Vault& m_vault;
  Captures& m_captures;
  Drafts& m_drafts;
  OwnReports& m_ownReports;
  MediaFiles& m_media;
  CarnetKeyring& m_keys;
  Account& m_account;
  Outbox m_outbox;
  Values m_values;
  bool m_departing = false;
  std::vector<UnsentWords> m_words;    ///< of a departing phone
  std::vector<std::string> m_unnamed;  ///< media that nothing shows any more: their files go after the commit
};

/// 16 bytes of a digest in the form of a random UUID.
std::string carnetIdOf(std::string_view words);
/// The id of a medium's sealed copy at the server: of a UUID's form, the same on every device.
std::string copyIdOf(const std::string& mediumId, const std::string& sha256, const std::string& keyId);

}  // namespace passerelle
