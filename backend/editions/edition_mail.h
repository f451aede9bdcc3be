// The edition as a letter: what all readers of a language share is rendered and encoded once; a reader's own is put
// together from it, without what they have read in the app.
#pragma once
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "backend/editions/edition.h"
#include "backend/editions/edition_json.h"
#include "shared/base/language.h"

namespace passerelle::editions {

/// Where letters come from and lead to.
struct MailPlace {
  std::string publicUrl;     ///< without a slash at the end
  std::string organisation;  ///< the sender's name
  std::string from;          ///< the sender's address
};

/// A picture of the letter, JPEG or PNG, small.
struct MailPicture {
  std::string type, bytes;
};
/// Nothing when it is not there.
using PictureOf = std::function<std::optional<MailPicture>(const std::string& reportId, const std::string& mediumId)>;

/// Who a letter is for, and when they read what: reports with the time of their reading.
struct MailReader {
  std::string personId, email;
  std::string unsubscribeUrl;
  std::map<std::string, TimePoint> read;
};

/// Immutable once made; any thread.
class EditionMail {
 public:
  /// `edition`: brought up to date. At most four pictures, of at most 48 KB each.
  EditionMail(const Edition& edition, const Labels& labels, const MailPlace& place, Language language,
              const PictureOf& pictureOf);

  /// A whole message (RFC 5322); nothing when this reader has read all of it. The Message-ID is the same at every
  /// call, so that a letter that comes twice folds into one. Error `invalid`: an address that no header can hold.
  Result<std::optional<std::string>> letterFor(const MailReader& reader, TimePoint now) const;
  std::string messageIdFor(const std::string& personId) const;
  const std::string& subject() const { return m_subject; }

  /// The HTML of a reader who has read nothing, with pictures by address: what the editor sees before sending.
  static std::string preview(const Edition& edition, const Labels& labels, const MailPlace& place, Language language);
  /// And its text.
  static std::string previewText(const Edition& edition, const Labels& labels, const MailPlace& place,
                                 Language language);

 private:
  struct Part;
  struct Sections;
  static Sections sectionsOf(const Edition& edition, const Labels& labels, const MailPlace& place, Language language,
                             bool inlinePictures, const PictureOf& pictureOf);
  static bool isNew(const Part& part, const MailReader& reader);

  const MailPlace m_place;
  const Language m_language;
  std::string m_issue, m_subject, m_host;
  std::shared_ptr<const Sections> m_sections;  ///< encoded
};

}  // namespace passerelle::editions
