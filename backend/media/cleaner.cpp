#include "backend/media/cleaner.h"

#include "shared/base/language.h"

namespace passerelle::media {
namespace {
struct Words {
  PictureFault fault;
  ErrorCode code;
  const char* french;
  const char* english;
};
constexpr Words kWords[] = {
    {PictureFault::unknownType, ErrorCode::unsupportedType,
     "Ce fichier n’est ni une photo JPEG ni une image PNG : choisissez-en une autre.",
     "This file is neither a JPEG photo nor a PNG picture: choose another one."},
    {PictureFault::damaged, ErrorCode::refused,
     "Cette photo est abîmée ou incomplète : reprenez-la ou choisissez-en une autre.",
     "This photo is damaged or incomplete: take it again or choose another one."},
    {PictureFault::tooManyPixels, ErrorCode::tooLarge,
     "Cette photo dépasse 40 millions de pixels : réduisez-la, puis recommencez.",
     "This photo has more than 40 million pixels: make it smaller, then try again."},
    {PictureFault::tooHeavy, ErrorCode::tooLarge,
     "Une pièce jointe pèse au plus 12 Mo : réduisez-la, puis recommencez.",
     "An attachment weighs at most 12 MB: make it smaller, then try again."},
    {PictureFault::tooComplex, ErrorCode::refused,
     "Cette photo ne peut pas être traitée : enregistrez-la à nouveau en JPEG, ou choisissez-en une autre.",
     "This photo cannot be processed: save it again as a JPEG, or choose another one."},
    {PictureFault::printColours, ErrorCode::unsupportedType,
     "Cette image est en couleurs d’imprimerie (CMJN) : enregistrez-la en RVB, puis recommencez.",
     "This picture is in printing colours (CMYK): save it as RGB, then try again."},
    {PictureFault::notVoice, ErrorCode::unsupportedType,
     "Ce fichier n’est pas un mémo vocal Ogg Opus : enregistrez-le dans l’application, ou choisissez-en un autre.",
     "This file is not an Ogg Opus voice memo: record it in the app, or choose another one."},
    {PictureFault::damagedVoice, ErrorCode::refused,
     "Ce mémo vocal est abîmé ou incomplet : enregistrez-le à nouveau ou choisissez-en un autre.",
     "This voice memo is damaged or incomplete: record it again or choose another one."},
    {PictureFault::tooLongVoice, ErrorCode::tooLarge, "Un mémo vocal dure au plus cinq minutes : coupez-le en deux.",
     "A voice memo lasts at most five minutes: cut it in two."},
    {PictureFault::busy, ErrorCode::unavailable,
     "Le serveur traite trop de pièces jointes à la fois. La vôtre est bien arrivée : l’envoi reprendra de lui-même.",
     "The server is processing too many attachments at once. Yours has arrived: sending goes on by itself."},
};
}  // namespace

Error errorOf(PictureFault fault, const std::string& language) {
  for (const Words& words : kWords) {
    if (words.fault == fault) return {words.code, say(language, words.french, words.english), {}};
  }
  return {ErrorCode::internal, "", {}};
}

}  // namespace passerelle::media
