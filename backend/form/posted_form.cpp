#include "backend/form/posted_form.h"

#include <map>

#include "backend/http/language.h"
#include "backend/http/multipart.h"
#include "backend/http/target.h"
#include "backend/media/cleaner.h"

namespace passerelle::form {
namespace {

constexpr std::size_t kMaxFieldBytes = 64 * 1024;

/// A textarea's words: CRLF and CR become LF, which is what is kept and hashed.
std::string typed(std::string_view value) {
  std::string text;
  text.reserve(value.size());
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (value[i] == '\r') {
      text.push_back('\n');
      if (i + 1 < value.size() && value[i + 1] == '\n') ++i;
    } else {
      text.push_back(value[i]);
    }
  }
  while (!text.empty() && (text.back() == '\n' || text.back() == ' ' || text.back() == '\t')) text.pop_back();
  const std::size_t first = text.find_first_not_of(" \t\n");
  return first == std::string::npos ? std::string() : text.substr(first);
}

class Reading final : public http::PartSink, public std::enable_shared_from_this<Reading> {
 public:
  Reading(PictureBudget& budget, Language language, std::function<void(Result<PostedForm>)> done)
      : m_budget(budget), m_language(language), m_done(std::move(done)) {}
  ~Reading() override { m_budget.giveBack(m_held); }

  void start(http::Request& request) {
    m_keepsPicture = !request.refusal;  // of somebody who may not send, only the words are wanted: to show them again
    auto reader = http::MultipartReader::create(request.header("Content-Type").value_or(""), *this);
    if (!reader) return m_done(tl::unexpected<Error>(reader.error()));
    m_reader.emplace(std::move(*reader));
    m_stream = request.stream;
    if (!m_stream) return take(std::string_view(request.body), true);
    ask();
  }

  Result<void> beginPart(const http::PartHead& head) override {
    m_isPicture = head.name == "picture";
    m_field = nullptr;
    if (!m_isPicture && !head.isFile && m_fields.find(head.name) == m_fields.end()) m_field = &m_fields[head.name];
    return {};
  }

  Result<void> partBytes(std::string_view bytes) override {
    if (m_isPicture) {
      keep(bytes);
    } else if (m_field != nullptr) {
      if (m_field->size() + bytes.size() > kMaxFieldBytes)
        note(ErrorCode::tooLarge, "Ce texte est trop long : faites-en deux rapports.",
             "This text is too long: make two reports of it.", "/text");
      else
        m_field->append(bytes);
    }
    return {};
  }

 private:
  void ask() {
    m_stream->next([self = shared_from_this()](Result<std::string_view> bytes, bool end) { self->take(bytes, end); });
  }

  void take(Result<std::string_view> bytes, bool end) {
    if (!bytes) {
      if (bytes.error().code != ErrorCode::tooLarge) return m_done(tl::unexpected<Error>(bytes.error()));
      tooHeavy();
      return finish();
    }
    if (auto pushed = m_reader->push(*bytes); !pushed) return m_done(tl::unexpected<Error>(pushed.error()));
    if (!end) return ask();
    if (auto whole = m_reader->finish(); !whole) return m_done(tl::unexpected<Error>(whole.error()));
    finish();
  }

  void keep(std::string_view bytes) {
    if (m_wrong || !m_keepsPicture) return;
    if (m_picture.size() + bytes.size() > media::kMaxPictureBytes) return tooHeavy();
    if (!m_budget.take(bytes.size())) {
      dropPicture();
      return note(ErrorCode::unavailable,
                  "Trop de photos arrivent en même temps. Vos mots sont là : choisissez la photo de nouveau et "
                  "renvoyez dans une minute.",
                  "Too many pictures arrive at the same time. Your words are here: choose the picture again and send "
                  "in a minute.",
                  "/picture");
    }
    m_held += bytes.size();
    m_picture.append(bytes);
  }

  void tooHeavy() {
    dropPicture();
    note(ErrorCode::tooLarge,
         "Cette photo est trop lourde : 12 Mo au plus. Prenez-la moins grande, ou envoyez sans elle.",
         "This picture is too heavy: 12 MB at most. Take it smaller, or send without it.", "/picture");
  }

  void dropPicture() {
    std::string().swap(m_picture);
    m_budget.giveBack(std::exchange(m_held, 0));
  }

  void note(ErrorCode code, std::string_view french, std::string_view english, const char* field) {
    if (!m_wrong) m_wrong = Error{code, std::string(say(m_language, french, english)), field};
  }

  std::string word(const std::string& name) {
    const auto found = m_fields.find(name);
    if (found == m_fields.end()) return {};
    if (!http::isUtf8(found->second) || found->second.find('\0') != std::string::npos) {
      note(ErrorCode::invalid, "Un caractère du texte est illisible : tapez-le de nouveau.",
           "A character of the text cannot be read: type it again.", "/text");
      return {};
    }
    return typed(found->second);
  }

  void finish() {
    PostedForm posted;
    posted.csrf = word("csrf");
    Words& words = posted.words;
    words.id = word("id"), words.unit = word("unit"), words.day = word("day"), words.kind = word("kind");
    words.tone = word("tone"), words.text = word("text"), words.verbatim = word("verbatim"), words.idea = word("idea");
    words.nobodyRecognisable = !word("nobody").empty();
    words.warnedOf = word("warned");
    posted.picture = std::move(m_picture);
    posted.wrong = m_wrong;
    posted.hold = shared_from_this();
    m_stream.reset();
    m_done(std::move(posted));
  }

  PictureBudget& m_budget;
  const Language m_language;
  std::function<void(Result<PostedForm>)> m_done;
  std::shared_ptr<http::BodyStream> m_stream;
  std::optional<http::MultipartReader> m_reader;
  std::map<std::string, std::string> m_fields;
  std::string* m_field = nullptr;
  bool m_isPicture = false;
  bool m_keepsPicture = true;
  std::string m_picture;
  std::size_t m_held = 0;
  std::optional<Error> m_wrong;
};

}  // namespace

bool PictureBudget::take(std::size_t bytes) {
  const auto wanted = static_cast<std::int64_t>(bytes);
  if (m_left.fetch_sub(wanted) >= wanted) return true;
  m_left += wanted;
  return false;
}

void readPostedForm(http::Request& request, PictureBudget& budget, std::function<void(Result<PostedForm>)> done) {
  std::make_shared<Reading>(budget, http::languageOf(request), std::move(done))->start(request);
}

}  // namespace passerelle::form
