#include "scratch.hpp"

#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <string>

Scratch::Scratch() {
    std::string name = (std::filesystem::temp_directory_path() / "dxbudget-bench-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) {
        std::fprintf(stderr, "bench: cannot make a directory in %s\n", name.c_str());
        std::exit(2);
    }
    path_ = name;
}

Scratch::~Scratch() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}
