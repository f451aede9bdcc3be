#include "backend/heap.h"

#include <malloc.h>

namespace passerelle {

void keepFreedMemory() {
  ::mallopt(M_ARENA_MAX, 2);
  ::mallopt(M_MMAP_THRESHOLD, 4 * 1024 * 1024);
  ::mallopt(M_TRIM_THRESHOLD, 64 * 1024 * 1024);
  ::mallopt(M_TOP_PAD, 1024 * 1024);
}

}  // namespace passerelle
