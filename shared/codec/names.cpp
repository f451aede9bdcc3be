#include "shared/codec/names.h"

#include <iterator>

namespace passerelle {
namespace {
constexpr std::string_view kTones[] = {"good", "bad", "puzzling"};
constexpr std::string_view kSubjects[] = {"unit", "region", "contactCentre", "travellingHost"};
constexpr std::string_view kMedia[] = {"thumbnail", "voice", "photo"};

template <class E, std::size_t N>
std::optional<E> find(const std::string_view (&names)[N], std::string_view name) {
  for (std::size_t i = 0; i < N; ++i) {
    if (names[i] == name) return static_cast<E>(i);
  }
  return std::nullopt;
}
}  // namespace

std::string_view nameOf(Tone tone) { return kTones[static_cast<std::size_t>(tone)]; }
std::string_view nameOf(SubjectKind kind) { return kSubjects[static_cast<std::size_t>(kind)]; }
std::string_view nameOf(MediumKind kind) { return kMedia[static_cast<std::size_t>(kind)]; }
std::optional<Tone> toneFromName(std::string_view name) { return find<Tone>(kTones, name); }
std::optional<SubjectKind> subjectKindFromName(std::string_view name) { return find<SubjectKind>(kSubjects, name); }
std::optional<MediumKind> mediumKindFromName(std::string_view name) { return find<MediumKind>(kMedia, name); }

}  // namespace passerelle
