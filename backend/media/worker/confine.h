// What the cleaning process gives up before it reads a stranger's first byte.
#pragma once

namespace passerelle::media {

/// Limits of processor time (5 s), memory (1 GiB) and files (none new), no new rights, and, by seccomp, no system call
/// but reading, writing, memory and the end: a picture that takes the process over finds nothing it could do. False
/// when the system refuses.
bool confine();

}  // namespace passerelle::media
