// passerelled: the command line and the composition root.
#include <cstdio>

#include "backend/backend.h"

int main() {
  std::puts("passerelled");
  return 0;
}
