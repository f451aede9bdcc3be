// What is measured: the real backend behind the real listener, the listener alone, and the writer alone.
#pragma once
#include <string>

namespace passerelle::bench {

/// The first so many people wrote what is published: the others may support it.
inline constexpr int kAuthors = 50;

/// The backend over `folder` with `people` seeded; `published` reports are filed and published first. Writes
/// folder/tokens and folder/ideas (a line each), prints the port, and serves until its input ends.
int serveBackend(const std::string& folder, int people, int published);

/// The listener alone, without accounts or a store: POST /echo answers 201 with the body, GET /fixed answers `bytes`
/// bytes.
int serveListener(std::size_t bytes);

/// `threads` threads file reports through the group-committing writer, each waiting for its answer: the statements,
/// rows and indexes of PUT /v1/reports without HTTP or JSON. Prints its Figures.
int runWriter(const std::string& folder, int threads, double seconds);

}  // namespace passerelle::bench
