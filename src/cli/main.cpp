#include "cli/run.hpp"

int main(int argc, char** argv) { return papers::cli::run(argc, argv); }
