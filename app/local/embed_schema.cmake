# Writes schema.cpp from schema.sql: cmake -DOUT=… -DSQL=… -P embed_schema.cmake
file(READ ${SQL} sql)
file(WRITE ${OUT} "// Made by embed_schema.cmake.\n#include \"app/local/schema.h\"\n\nnamespace passerelle {\nnamespace {\nconstexpr sql::Migration kMigrations[] = {{1, \"beginning\", R\"SQL(${sql})SQL\"}};\n}  // namespace\n\nstd::span<const sql::Migration> phoneMigrations() { return kMigrations; }\n\n}  // namespace passerelle\n")
