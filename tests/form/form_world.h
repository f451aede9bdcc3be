// A phone's browser with a personal link, against a whole backend.
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "shared/base/digest.h"
#include "shared/base/id.h"
#include "tests/support/backend_world.h"
#include "tests/support/tiny_jpeg.h"

namespace passerelle::testing {

/// The text between two marks; empty when they are not there.
inline std::string between(const std::string& text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  if (at == std::string::npos) return {};
  return text.substr(at + from.size(), text.find(to, at + from.size()) - at - from.size());
}
inline std::string headerOf(const http::Response& response, const char* name) {
  const auto found = response.headers.find(std::string_view(name));
  return found == response.headers.end() ? std::string() : found->second;
}

/// What stands in the form: fields by name, and a picture.
struct Filled {
  std::vector<std::pair<std::string, std::string>> fields;
  std::string picture;

  std::string& operator[](const std::string& name) {
    for (auto& [known, value] : fields) {
      if (known == name) return value;
    }
    return fields.emplace_back(name, "").second;
  }
  std::string multipart() const {
    std::string body;
    for (const auto& [name, value] : fields)
      body += "--B\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    body += "--B\r\nContent-Disposition: form-data; name=\"picture\"; filename=\"" +
            std::string(picture.empty() ? "" : "IMG_1.jpg") + "\"\r\nContent-Type: image/jpeg\r\n\r\n" + picture +
            "\r\n--B--\r\n";
    return body;
  }
};

struct FormWorld : BackendWorld {
  std::string link = newLink("visitor.a@chain.example");  ///< path of the personal link
  std::string cookie = open(link);

  std::string newLink(const std::string& email) {
    const auto page = ask({"POST", "/devices/form-links", tokenOf(email), "", {}});
    EXPECT_EQ(page.status, 201);
    return "/form/open/" + between(page.body, "/form/open/", "<");
  }
  /// Presses the button behind a link: the cookie, "name=value".
  std::string open(const std::string& path) {
    const auto answer = ask({"POST", path, {}, "", {{"Accept", "text/html"}}});
    EXPECT_EQ(answer.status, 303) << answer.body;
    EXPECT_EQ(headerOf(answer, "Location"), "/form");
    const std::string set = headerOf(answer, "Set-Cookie");
    return set.substr(0, set.find(';'));
  }
  http::Response browse(const std::string& method, const std::string& path, const std::string& body = {},
                        const std::string& type = "application/x-www-form-urlencoded") {
    return ask({method, path, {}, body, {{"Cookie", cookie}, {"Accept", "text/html"}, {"Content-Type", type}}});
  }
  /// The form as the page gives it, with a shop and words filled in.
  Filled fill(const std::string& text = "Caisse fermée,\r\nsept clients attendent") {
    const std::string page = browse("GET", "/form").body;
    Filled filled;
    filled["csrf"] = between(page, "name=\"csrf\" value=\"", "\"");
    filled["id"] = between(page, "name=\"id\" value=\"", "\"");
    filled["unit"] = "LYO-01";
    filled["day"] = "2026-11-17";
    filled["kind"] = "mysteryVisit";
    filled["tone"] = "bad";
    filled["text"] = text;
    filled["verbatim"] = "Je croyais déranger";
    filled["idea"] = "Ouvrir une caisse";
    return filled;
  }
  http::Response send(const Filled& filled) {
    return browse("POST", "/form", filled.multipart(), "multipart/form-data; boundary=B");
  }
  std::string count(const std::string& table) { return sqlText("SELECT COUNT(*) FROM " + table); }
};

}  // namespace passerelle::testing
