// One medium on its way by the tus 1.0.0 protocol: created, sent in parts, resumed where the server says, received by
// hash.
#pragma once
#include <memory>
#include <string>

#include "app/local/phone.h"
#include "app/sync/link.h"

namespace passerelle {

/// What an upload tells whoever runs it. One of these is called at its end, once.
class UploadOwner {
 public:
  virtual ~UploadOwner() = default;
  virtual void onUploaded() = 0;
  virtual void onUploadFailed(const OutboxEntry& entry, const LinkAnswer& answer) = 0;
  /// To be tried again, for a reason of this medium alone; none: this phone's disk did not take the receipt.
  virtual void onUploadPostponed(const OutboxEntry& entry, Obstacle obstacle) = 0;
  /// It gave way to something more urgent.
  virtual void onUploadYielded(const OutboxEntry& entry) = 0;
  /// This phone's own copy cannot be read.
  virtual void onUploadLost(const OutboxEntry& entry) = 0;
  /// True when something more urgent waits: the upload yields after the part.
  virtual bool moreUrgentThan(const OutboxEntry& entry) = 0;
};

/// GUI thread; one at a time.
class Upload {
 public:
  Upload(Link& link, Phone& phone, UploadOwner& owner, std::int64_t partBytes)
      : m_link(link), m_phone(phone), m_owner(owner), m_partBytes(partBytes) {}

  void begin(OutboxEntry entry);

 private:
  void create();
  void askOffset();
  void sendPart(std::int64_t offset);
  /// What an answer says about the offset; goes on, or ends.
  void onOffset(const LinkAnswer& answer);
  void forgetLocation();
  /// The author took it back: what the server has of it is terminated there.
  void withdraw();
  void end();
  Link::OnAnswer guarded(void (Upload::*next)(const LinkAnswer&));
  void onCreated(const LinkAnswer& answer);
  void onAsked(const LinkAnswer& answer);
  void onPart(const LinkAnswer& answer);

  Link& m_link;
  Phone& m_phone;
  UploadOwner& m_owner;
  std::int64_t m_partBytes;
  OutboxEntry m_entry;
  Medium m_medium;
  std::string m_plain;
  int m_questions = 0;  ///< offsets asked for since the last part arrived: no dance without end
  std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
};

}  // namespace passerelle
