#include "backend/http/form.h"

#include <strings.h>

#include "backend/http/multipart.h"
#include "backend/http/target.h"

namespace passerelle::http {
namespace {

constexpr std::size_t kMostFields = 100;

/// Keeps every part whole: for forms whose route limits the body.
class FormSink final : public PartSink {
 public:
  Result<void> beginPart(const PartHead& head) override {
    m_last = form.emplace(head.name, FormField{{}, head.fileName});
    return {};
  }
  Result<void> partBytes(std::string_view bytes) override {
    m_last->second.value.append(bytes);
    return {};
  }

  Form form;

 private:
  Form::iterator m_last;
};

bool isUrlEncoded(std::string_view type) {
  constexpr std::string_view kType = "application/x-www-form-urlencoded";
  return type.size() >= kType.size() && ::strncasecmp(type.data(), kType.data(), kType.size()) == 0;
}

}  // namespace

Result<Form> formOf(const Request& request) {
  const std::string type = request.header("Content-Type").value_or("");
  if (isUrlEncoded(type)) {
    auto pairs = parseForm(request.body);
    if (!pairs || pairs->size() > kMostFields) return unreadableForm();
    Form form;
    for (auto& [name, value] : *pairs) form.emplace(name, FormField{std::move(value), {}});
    return form;
  }
  FormSink sink;
  auto reader = MultipartReader::create(type, sink);
  if (!reader) return tl::unexpected<Error>(reader.error());
  if (auto read = reader->push(request.body); !read) return tl::unexpected<Error>(read.error());
  if (auto whole = reader->finish(); !whole) return tl::unexpected<Error>(whole.error());
  return std::move(sink.form);
}

std::string fieldOf(const Form& form, const std::string& name) {
  const auto found = form.find(name);
  return found == form.end() ? std::string() : found->second.value;
}

}  // namespace passerelle::http
