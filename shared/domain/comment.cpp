#include "shared/domain/comment.h"
#include "shared/base/text.h"

#include <algorithm>

#include "shared/base/id.h"
#include "shared/base/language.h"

namespace passerelle {
namespace {
/// A letter or digit after a name would make it another name: "@Léa" is not in "@Léandre".
bool endsWord(std::string_view rest) {
  if (rest.empty()) return true;
  const auto c = static_cast<unsigned char>(rest.front());
  if (c == 0xc2 || c == 0xe2) return true;  // no-break spaces, guillemets, dashes, dots
  return c < 0x80 && std::isalnum(c) == 0;
}
}  // namespace

Result<void> validate(const CommentBody& body, std::string_view language) {
  const std::string tag(language);
  if (body.subjectKind != "report" && body.subjectKind != "idea")
    return fail(ErrorCode::invalid, "\"subjectKind\" is report or idea.", "/subjectKind");
  if (!isId(body.subjectId)) return fail(ErrorCode::invalid, "\"subjectId\" is a UUID in lower case.", "/subjectId");
  if (!body.parent.empty() && !isId(body.parent))
    return fail(ErrorCode::invalid, "\"parent\" is a comment's id, or null.", "/parent");
  if (body.revision < 1) return fail(ErrorCode::invalid, "\"revision\" is a whole number from 1 on.", "/revision");
  if (body.callouts.size() > kMaxCallouts)
    return fail(ErrorCode::refused,
                say(tag, "Un commentaire s’adresse à dix personnes au plus.", "A comment calls at most ten people."),
                "/callouts");
  if (body.withdrawn) return {};
  if (isBlank(body.text))
    return fail(ErrorCode::refused, say(tag, "Écrivez votre commentaire.", "Write your comment."), "/text");
  if (charactersIn(body.text) > kMaxCommentChars)
    return fail(ErrorCode::refused,
                say(tag, "Un commentaire compte au plus 2 000 caractères.", "A comment has at most 2,000 characters."),
                "/text");
  const bool control = std::any_of(body.text.begin(), body.text.end(), [](char c) {
    return (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t' && c != '\r') || c == 0x7f;
  });
  if (control)
    return fail(ErrorCode::invalid,
                say(tag, "Le commentaire contient un caractère de contrôle.", "The comment has a control character."),
                "/text");
  return {};
}

std::vector<CommentPiece> piecesOf(std::string_view text, const std::vector<Callout>& callouts) {
  std::vector<CommentPiece> pieces;
  std::size_t plainFrom = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '@') continue;
    const Callout* best = nullptr;
    for (const Callout& one : callouts) {
      const bool fits = !one.name.empty() && text.substr(at + 1).starts_with(one.name) &&
                        endsWord(text.substr(at + 1 + one.name.size()));
      if (fits && (best == nullptr || one.name.size() > best->name.size())) best = &one;
    }
    if (best == nullptr) continue;
    if (at > plainFrom) pieces.push_back({std::string(text.substr(plainFrom, at - plainFrom)), {}});
    pieces.push_back({"@" + best->name, best->id});
    plainFrom = at + 1 + best->name.size();
    at = plainFrom - 1;
  }
  if (plainFrom < text.size()) pieces.push_back({std::string(text.substr(plainFrom)), {}});
  return pieces;
}

}  // namespace passerelle
