# Writes openapi.cpp from openapi.json: cmake -DOUT=… -DFILE=… -P embed_openapi.cmake. Compilers limit one literal's length, so
# the text is cut into pieces, which the compiler joins.
file(READ ${FILE} text)
string(LENGTH "${text}" length)
set(body "// Made by embed_openapi.cmake.\n#include \"backend/server/server_api.h\"\n\nnamespace passerelle::server {\n\nstd::string_view openApiText() {\n  return\n")
set(at 0)
while(at LESS length)
  string(SUBSTRING "${text}" ${at} 8000 piece)
  string(APPEND body "      R\"OPENAPI(${piece})OPENAPI\"\n")
  math(EXPR at "${at} + 8000")
endwhile()
string(APPEND body "      ;\n}\n\n}  // namespace passerelle::server\n")
file(WRITE ${OUT} "${body}")
