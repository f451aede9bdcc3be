#include "backend/people/role_words.h"

namespace passerelle::people {

std::string_view wordsOf(Role role, Language l) {
  switch (role) {
    case Role::visitor:
      return say(l, "Visiteur du siège", "Head-office visitor");
    case Role::collaborator:
      return say(l, "Collaborateur d’une unité", "Works in a unit");
    case Role::host:
      return say(l, "Responsable d’une unité", "Host of a unit");
    case Role::deputy:
      return say(l, "Adjoint d’une unité", "Deputy of a unit");
    case Role::coach:
      return say(l, "Coach", "Coach");
    case Role::regional:
      return say(l, "Équipe régionale", "Regional team");
    case Role::management:
      return say(l, "Direction", "Management");
    case Role::chair:
      return say(l, "Présidence d’un tour", "Chair of a round");
    case Role::advocate:
      return say(l, "Avocat du client", "Customer’s advocate");
    case Role::customerService:
      return say(l, "Service clients", "Customer service");
    case Role::moderator:
      return say(l, "Modération", "Moderator");
    case Role::dpo:
      return say(l, "Délégué à la protection des données", "Data protection officer");
    case Role::admin:
      break;
  }
  return say(l, "Administration du programme", "Programme administrator");
}

}  // namespace passerelle::people
