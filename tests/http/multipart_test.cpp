// Forms with files, read while they arrive: what browsers send is understood, what is broken is refused, in any pieces.
#include "backend/http/multipart.h"

#include <gtest/gtest.h>

#include <vector>

#include "backend/http/form.h"
#include "shared/base/rng.h"

namespace passerelle::http {
namespace {

const std::string kType = "multipart/form-data; boundary=----WebKitFormBoundaryAbCd1234";
const std::string kLine = "------WebKitFormBoundaryAbCd1234";

struct Part {
  PartHead head;
  std::string bytes;
};

/// Remembers everything; can be told to refuse.
struct Keeper final : PartSink {
  std::vector<Part> parts;
  std::size_t longest = 0, limit = SIZE_MAX, kept = 0;
  Result<void> beginPart(const PartHead& head) override {
    parts.push_back({head, {}});
    return {};
  }
  Result<void> partBytes(std::string_view bytes) override {
    EXPECT_FALSE(parts.empty());
    longest = std::max(longest, bytes.size());
    kept += bytes.size();
    if (kept > limit) return fail(ErrorCode::tooLarge, "Too much.");
    parts.back().bytes.append(bytes);
    return {};
  }
};

/// Reads `body` in pieces of `pieceBytes`; ErrorCode of the refusal, or nothing.
std::optional<ErrorCode> readIn(Keeper& keeper, const std::string& body, std::size_t pieceBytes,
                                const std::string& type = kType) {
  auto reader = MultipartReader::create(type, keeper);
  if (!reader) return reader.error().code;
  for (std::size_t at = 0; at < body.size(); at += pieceBytes) {
    if (auto pushed = reader->push(std::string_view(body).substr(at, pieceBytes)); !pushed) return pushed.error().code;
  }
  if (auto whole = reader->finish(); !whole) return whole.error().code;
  return std::nullopt;
}

std::string field(const std::string& name, const std::string& value) {
  return kLine + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
}
std::string file(const std::string& name, const std::string& fileName, const std::string& bytes) {
  return kLine + "\r\nContent-Disposition: form-data; name=\"" + name + "\"; filename=\"" + fileName +
         "\"\r\nContent-Type: image/jpeg\r\n\r\n" + bytes + "\r\n";
}
std::string closed(const std::string& parts) { return parts + kLine + "--\r\n"; }

TEST(Multipart, ABrowsersFormIsReadInPiecesOfEverySize) {
  std::string picture;
  for (int i = 0; i < 3000; ++i) picture += static_cast<char>(i * 7);
  picture += "\r\n------WebKitFormBoundaryAbCd123X\r\n\r\n--" + kLine.substr(1);  // nearly a boundary, several times
  const std::string body = closed(field("text", "Deux caisses\r\nsur six, « déjà »") + field("empty", "") +
                                  file("picture", "IMG 0001.jpg", picture) + file("none", "", ""));
  for (const std::size_t piece : {std::size_t{1}, std::size_t{2}, std::size_t{3}, std::size_t{7}, std::size_t{31},
                                  std::size_t{32}, std::size_t{33}, std::size_t{1000}, body.size()}) {
    Keeper keeper;
    ASSERT_EQ(readIn(keeper, body, piece), std::nullopt) << "pieces of " << piece;
    ASSERT_EQ(keeper.parts.size(), 4u);
    EXPECT_EQ(keeper.parts[0].head.name, "text");
    EXPECT_FALSE(keeper.parts[0].head.isFile);
    EXPECT_EQ(keeper.parts[0].bytes, "Deux caisses\r\nsur six, « déjà »");
    EXPECT_EQ(keeper.parts[1].bytes, "");
    EXPECT_EQ(keeper.parts[2].head.fileName, "IMG 0001.jpg");
    EXPECT_EQ(keeper.parts[2].head.type, "image/jpeg");
    EXPECT_EQ(keeper.parts[2].bytes, picture) << "pieces of " << piece;
    EXPECT_TRUE(keeper.parts[3].head.isFile) << "a file that was not chosen is told apart from a text";
    EXPECT_EQ(keeper.parts[3].head.fileName, "");
  }
}

TEST(Multipart, NamesComeQuotedEscapedAndPlain) {
  Keeper keeper;
  const std::string body =
      "--B\r\ncontent-disposition: form-data; filename=\"a\\\"b;name=x.jpg\"; name=pic\r\n\r\nx\r\n--B\r\n"
      "Content-Disposition:form-data;name=\"né\"\r\nX-Other: 1\r\n\r\ny\r\n--B--";
  ASSERT_EQ(readIn(keeper, body, 5, "Multipart/Form-Data; charset=utf-8; boundary=\"B\""), std::nullopt);
  EXPECT_EQ(keeper.parts[0].head.name, "pic");
  EXPECT_EQ(keeper.parts[0].head.fileName, "a\"b;name=x.jpg");
  EXPECT_EQ(keeper.parts[1].head.name, "né");
}

TEST(Multipart, WhatIsNotStrictlyAFormIsRefused) {
  const std::string good = field("a", "1");
  const std::vector<std::string> broken = {
      "",
      kLine,
      kLine + "--\r\n",                       // no part at all
      good,                                   // never closed
      good + kLine,                           // cut in the boundary
      good + kLine + "-",                     // cut in its end
      good + kLine + "--\r\nmore",            // something after the end
      "hello\r\n" + closed(good),             // something before the beginning
      "\r\n" + closed(good),                  // an empty line before the beginning
      closed(kLine + "\r\n\r\nno head\r\n"),  // a part without a head
      closed(kLine + "\r\nContent-Type: text/plain\r\n\r\nx\r\n"),
      closed(kLine + "\r\nContent-Disposition: attachment; name=\"a\"\r\n\r\nx\r\n"),
      closed(kLine + "\r\nContent-Disposition: form-data; filename=\"a\"\r\n\r\nx\r\n"),
      closed(kLine + "\r\nContent-Disposition: form-data; name=\"\"\r\n\r\nx\r\n"),
      closed(kLine + "\r\nContent-Disposition: form-data; name=\"a\"\r\nContent-Disposition: form-data; "
                     "name=\"b\"\r\n\r\nx\r\n"),
      closed(kLine +
             "\r\nContent-Disposition: form-data; name=\"a\"\r\nContent-Transfer-Encoding: base64\r\n\r\nx\r\n"),
      closed(kLine + "\r\nContent-Disposition: form-data; name=\"a\"\r\n folded: yes\r\n\r\nx\r\n"),
      closed(kLine + "\r\nContent-Disposition: form-data; name=\"a\"\r\nnonsense\r\n\r\nx\r\n"),
      closed(kLine + "\r\nContent-Disposition: form-data; name=\"\xff\"\r\n\r\nx\r\n"),
      closed(kLine + "\r\nContent-Disposition: form-data; name=\"a" + std::string(1, '\0') + "\"\r\n\r\nx\r\n"),
      closed(kLine + "\nContent-Disposition: form-data; name=\"a\"\n\nx\n"),
      closed(kLine + " \r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx\r\n"),
  };
  for (const std::string& body : broken) {
    for (const std::size_t piece : {std::size_t{1}, std::size_t{4096}}) {
      Keeper keeper;
      EXPECT_EQ(readIn(keeper, body, piece), ErrorCode::invalid) << body << "\n  in pieces of " << piece;
    }
  }
  for (const char* type :
       {"multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=\"a\rb\"",
        "multipart/form-data; boundary=\"0123456789012345678901234567890123456789012345678901234567890"
        "1234567890\"",
        "multipart/form-data; boundary=é"}) {
    Keeper keeper;
    EXPECT_EQ(readIn(keeper, closed(good), 100, type), ErrorCode::invalid) << type;
  }
  for (const char* type : {"", "text/plain", "multipart/mixed; boundary=B", "multipart/form-datax; boundary=B"}) {
    Keeper keeper;
    EXPECT_EQ(readIn(keeper, closed(good), 100, type), ErrorCode::unsupportedType) << type;
  }
}

TEST(Multipart, HeadsPartsAndWhatTheSinkTakesAreLimited) {
  Keeper endless;
  EXPECT_EQ(readIn(endless, kLine + "\r\nX: " + std::string(MultipartReader::kMaxHeadBytes, 'x'), 100),
            ErrorCode::invalid);
  std::string many;
  for (std::size_t i = 0; i < MultipartReader::kMaxParts; ++i) many += field("f", "x");
  Keeper all, one;
  EXPECT_EQ(readIn(all, closed(many), 1000), std::nullopt);
  EXPECT_EQ(readIn(one, closed(many + field("f", "x")), 1000), ErrorCode::invalid);
  Keeper small;
  small.limit = 1000;
  EXPECT_EQ(readIn(small, closed(file("p", "p.jpg", std::string(5000, 'x'))), 300), ErrorCode::tooLarge);
}

TEST(Multipart, BytesArePassedOnAndNotGathered) {
  Keeper keeper;
  ASSERT_EQ(readIn(keeper, closed(file("p", "p.jpg", std::string(2'000'000, '\r'))), 10'000), std::nullopt);
  EXPECT_EQ(keeper.parts[0].bytes.size(), 2'000'000u);
  EXPECT_LE(keeper.longest, 10'100u) << "a piece and at most a boundary more";
}

/// Hostile bytes: whatever is changed, cut, doubled or moved, both ways of cutting it into pieces say the same.
TEST(Multipart, HostileBytesAreReadTheSameInAnyPieces) {
  const std::uint64_t seed = 20261117;
  SeededRng rng(seed);
  const std::string good =
      closed(field("csrf", "abc") + field("text", "x\r\n--\r\n") + file("p", "a.jpg", std::string(200, '\0')));
  int accepted = 0;
  for (int round = 0; round < 20'000; ++round) {
    std::string body = good;
    for (std::uint64_t change = rng.below(4); change-- > 0;) {
      const std::size_t at = rng.below(body.size() + 1),
                        length = std::min<std::size_t>(rng.below(40), body.size() - at);
      switch (rng.below(5)) {
        case 0:
          body.erase(at, length);
          break;
        case 1:
          body.insert(at, body.substr(at, length));
          break;
        case 2:
          if (at < body.size()) body[at] = static_cast<char>(rng.below(256));
          break;
        case 3:
          body.insert(at, kLine.substr(0, rng.below(kLine.size() + 1)));
          break;
        default:
          body.insert(at, std::string_view("\r\n\r\n--\";= ").substr(rng.below(10)));
      }
      if (body.empty()) break;
    }
    Keeper whole, pieces;
    const auto one = readIn(whole, body, body.size() + 1);
    const auto other = readIn(pieces, body, 1 + rng.below(50));
    ASSERT_EQ(one.has_value(), other.has_value()) << "seed " << seed << ", round " << round << ":\n" << body;
    if (one) continue;
    ++accepted;
    ASSERT_EQ(whole.parts.size(), pieces.parts.size());
    for (std::size_t i = 0; i < whole.parts.size(); ++i) {
      ASSERT_EQ(whole.parts[i].bytes, pieces.parts[i].bytes);
      ASSERT_EQ(whole.parts[i].head.name, pieces.parts[i].head.name);
    }
  }
  EXPECT_GT(accepted, 1000) << "the changes leave some forms readable, or nothing was tried";
}

}  // namespace
}  // namespace passerelle::http
