#include "backend/editions/draft.h"

#include <algorithm>

#include "shared/base/id.h"
#include "shared/base/language.h"
#include "shared/base/text.h"

namespace passerelle::editions {
namespace {
using sql::val;
constexpr std::size_t kMostIds = 500;
}  // namespace

std::vector<std::string> idsIn(std::string_view text) {
  std::vector<std::string> ids;
  while (!text.empty() && ids.size() < kMostIds) {
    const std::size_t end = std::min(text.find(' '), text.size());
    const std::string id(text.substr(0, end));
    if (isId(id) && std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(id);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return ids;
}

Draft findDraft(sql::Connection& connection, const std::string& week) {
  auto rows = connection.query("SELECT revision, lead_fr, lead_en, chosen, left_out FROM edition_draft WHERE week = $1",
                               {val(week)});
  const sql::Row* row = rows->next();
  if (row == nullptr) return {};
  return {row->integer(0), row->string(1), row->string(2), idsIn(row->text(3)), idsIn(row->text(4))};
}

Result<void> saveDraft(sql::Connection& connection, const std::string& week, const Draft& draft,
                       const std::string& actor, TimePoint now, const std::string& language) {
  if (charactersIn(draft.leadFr) > kLeadCharacters || charactersIn(draft.leadEn) > kLeadCharacters)
    return fail(ErrorCode::invalid,
                say(language, "Le mot d’ouverture compte au plus 2 000 signes\u00a0: raccourcissez-le.",
                    "The opening words have at most 2,000 characters: shorten them."),
                "lead");
  const std::int64_t saved = connection.execute(
      R"(
      INSERT INTO edition_draft (week, revision, lead_fr, lead_en, chosen, left_out, updated_by, updated_at)
      VALUES ($1, $9, $3, $4, $5, $6, $7, $8)
      ON CONFLICT (week) DO UPDATE SET revision = $9, lead_fr = $3, lead_en = $4, chosen = $5, left_out = $6,
        updated_by = $7, updated_at = $8 WHERE edition_draft.revision = $2)",
      {val(week), val(draft.revision), val(draft.leadFr), val(draft.leadEn), val(joined(draft.chosen, " ")),
       val(joined(draft.leftOut, " ")), val(actor), val(toMs(now)), val(draft.revision + 1)});
  if (saved == 1) return {};
  return fail(ErrorCode::conflict,
              say(language,
                  "Quelqu’un d’autre a enregistré cette édition entre-temps. Rechargez la page, puis refaites "
                  "votre changement.",
                  "Somebody else saved this edition meanwhile. Load the page again, then repeat your change."),
              "revision");
}

}  // namespace passerelle::editions
