#include "backend/commands.h"

#include "backend/backup/backup_commands.h"
#include "backend/people/people_commands.h"
#include "backend/rounds/rank_command.h"
#include "backend/words/words_commands.h"

namespace passerelle {
namespace {
constexpr Command kCommands[] = {
    {"invite", "invite --name NAME --role ROLE [--unit CODE] [--email E-MAIL] [--browser | --form] [--data DIR]",
     "prints a one-time link: for the app, with --browser for a browser; with --form a personal link to the form",
     people::inviteCommand},
    {"token", "token --person E-MAIL [--data DIR]", "prints a bearer token for scripts", people::tokenCommand},
    {"import", "import units|people FILE.csv [--data DIR]", "imports a CSV file: every line or none",
     people::importCommand},
    {"backup", "backup --out NEW-FOLDER [--data DIR]", "copies data and media, also while serving, and reads it back",
     backup::backupCommand},
    {"restore", "restore --from BACKUP --data NEW-DIR", "makes a data folder from a verified backup",
     backup::restoreCommand},
    {"rank", "rank FILE.csv [--grades N]",
     "ranks counts of grades (idea,WORST,…,BEST) or ballots (ballot,idea,grade) by majority judgment, without a server",
     rounds::rankCommand},
    {"names", "names FILE.csv [--units UNITS.csv] [--json | --figures]",
     "finds names and descriptors of staff in sentences, and proposes roles", words::namesCommand},
};
}  // namespace

std::span<const Command> commands() { return kCommands; }

}  // namespace passerelle
