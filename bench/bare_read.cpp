/// The floor of every run: lists a folder, and opens, reads and closes each of its files.
#include <fcntl.h>
#include <unistd.h>

#include <filesystem>
#include <iostream>
#include <vector>

int main(int count, char** arguments) {
    std::vector<char> buffer(1U << 20U);
    for (int i = 1; i < count; ++i) {
        for (const auto& entry : std::filesystem::recursive_directory_iterator(arguments[i])) {
            if (entry.path().extension() != ".yaml") continue;
            const int file = ::open(entry.path().c_str(), O_RDONLY | O_CLOEXEC);
            if (file < 0 || ::read(file, buffer.data(), buffer.size()) < 0) {
                std::cerr << entry.path() << " cannot be read\n";
                return 2;
            }
            ::close(file);
        }
    }
    return 0;
}
