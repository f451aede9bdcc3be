// The rapport d'étonnement: what its author wrote, as a value.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/result.h"

namespace passerelle {

enum class Tone { good, bad, puzzling };
enum class SubjectKind { unit, region, contactCentre, travellingHost };
enum class MediumKind { thumbnail, voice, photo };

/// One thing that surprised. At least `text` or `verbatim` is there, or a medium points at it.
struct Astonishment {
  std::string id;  ///< UUIDv7, born on the device
  Tone tone = Tone::puzzling;
  std::string text;                ///< what I saw
  std::string verbatim;            ///< the customer's own words, without quotes
  std::string momentOfTruth;       ///< code of the referential; may be empty
  std::string sense;               ///< "", sight, touch, smell, hearing
  std::vector<std::string> media;  ///< ids of the manifest
  std::string question{};          ///< of a template, that this answers, in the report's language; may be empty
};

/// One cell of the sensory strip: what a sense told at a moment of truth. At most one for each pair.
struct SenseMark {
  std::string moment;  ///< code of the referential
  std::string sense;   ///< sight, touch, smell, hearing
  Tone tone = Tone::puzzling;
  std::string word{};  ///< a few words of why; may be empty
};

struct ReportIdea {
  std::string id;
  std::string text;  ///< what I would change
};

/// One line of the manifest: a medium that goes with the report, on its own way.
struct ManifestEntry {
  std::string id;
  MediumKind kind = MediumKind::photo;
  std::string type;  ///< image/jpeg, image/png, audio/ogg
  std::int64_t sizeBytes = 0;
  std::string sha256;           ///< of the bytes the device sends, hex
  std::string of;               ///< a thumbnail: the photo's id
  std::string caption;          ///< of a memo: what is said in it, for who cannot hear
  std::int64_t durationMs = 0;  ///< of a memo, as the device measured it; 0: not told
};

struct Subject {
  SubjectKind kind = SubjectKind::unit;
  std::string code;  ///< unit's or region's code; a travelling host's name of round (never of a person)
};

struct Report {
  std::string kind =
      "buddyDay";  ///< buddyDay, mysteryVisit, callListening, complaint, rideAlong, fieldWeek, newcomer, other
  Subject subject;
  std::string visitedOn;  ///< 2026-11-17
  std::string language = "fr";
  std::vector<Astonishment> astonishments;
  std::vector<ReportIdea> ideas;
  std::vector<SenseMark> senses;  ///< the sensory strip, in the order of marking
  std::vector<ManifestEntry> media;
  bool noRecognisablePerson = false;  ///< the author's tick; required as soon as there is a photo
  bool withdrawn = false;             ///< withdrawing is a revision too
};

inline constexpr std::size_t kMaxReportBytes = 64 * 1024;
inline constexpr std::size_t kMaxTextChars = 8000;
inline constexpr std::size_t kMaxAstonishments = 50;
inline constexpr std::size_t kMaxIdeas = 20;
inline constexpr std::size_t kMaxSenses = 60;
inline constexpr std::size_t kMaxWordChars = 200;
inline constexpr std::size_t kMaxQuestionChars = 300;
inline constexpr std::size_t kMaxMedia = 40;
inline constexpr std::int64_t kMaxMediumBytes = 12 * 1024 * 1024;

/// True for a day of the calendar written 2026-11-17.
bool isDate(std::string_view text);

/// What the author has to mend before the report can be sent; the same words on phone and server. Success: complete.
/// @param language  of the words: "fr", or "en".
Result<void> validate(const Report& report, std::string_view language = "fr");

}  // namespace passerelle
