# Writes the seed referential as a C++ string: cmake -DOUT=… -DFILE=… -P embed_seed.cmake
file(READ ${FILE} json)
file(WRITE ${OUT} "// Made by embed_seed.cmake.\n#include \"backend/service/referential.h\"\n\nnamespace passerelle::service {\nstd::string_view seedReferential() { return R\"JSON(${json})JSON\"; }\n}  // namespace passerelle::service\n")
