#include "backend/commands.h"

namespace passerelle {
namespace {
// One line a command. Example:
//   {"invite", "invite --data DIR --name NAME --role ROLE [--unit CODE]", "prints a one-time link",
//   people::inviteCommand},
constexpr std::span<const Command> kCommands{};
}  // namespace

std::span<const Command> commands() { return kCommands; }

}  // namespace passerelle
