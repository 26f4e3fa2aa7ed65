/// The measuring stick for files of lines: goes through them line by line, and does nothing with what they say.
#include <fstream>
#include <iostream>
#include <string>

int main(int count, char** arguments) {
    std::size_t lines = 0;
    for (int i = 1; i < count; ++i) {
        std::ifstream file(arguments[i], std::ios::binary);
        for (std::string line; std::getline(file, line);) ++lines;
    }
    std::cout << lines << '\n';
}
