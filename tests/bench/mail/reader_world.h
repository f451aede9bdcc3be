// A store with an edition of 40 stories and many readers in two languages, some of whom have read some of it.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "backend/backend.h"
#include "backend/editions/edition.h"
#include "tests/support/temp_folder.h"

namespace passerelle::testing {

struct ReaderWorld {
  ReaderWorld(int stories, int readers);
  void write(const sql::Database::WriteJob& job);

  SystemClock clock;
  SeededRng rng{20261129};
  SystemFiles files;
  TempFolder folder;
  std::unique_ptr<Backend> backend;
  editions::Edition edition;
  std::vector<std::pair<std::string, std::string>> people;  ///< id and language
};

}  // namespace passerelle::testing
