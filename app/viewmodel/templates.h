// Short sets of questions, one for each kind of immersion; each asks what works well too. Data:
// qml/data/templates.json.
#pragma once
#include <string>
#include <vector>

#include "shared/domain/report.h"

namespace passerelle {

struct TemplateQuestion {
  Tone tone = Tone::puzzling;  ///< what an answer is, until its author says otherwise
  std::string words;
};

struct Template {
  std::string code;  ///< of the kind of immersion
  std::string label;
  std::vector<TemplateQuestion> questions;
};

/// In `language` ("fr" or "en"). Empty only if the program was built without its data; a test reads every line.
std::vector<Template> readTemplates(const std::string& language);

}  // namespace passerelle
