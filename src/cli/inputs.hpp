/// The files that a command is asked to read.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "dxbudget/text.hpp"

namespace dxbudget {

/// A file to read, or the reason why there is none.
struct Input {
    std::string path;
    std::string name;  ///< what messages call it: the path, or the name of standard input
    Message error = {};
    bool is_named = true;     ///< by the user; false: it was found in a folder
    std::string folder = {};  ///< that was named for it, or its own: files that it names may lie there; may be empty
};

/// Stands for standard input among paths.
inline constexpr std::string_view standard_input = "-";

/// Whether a file or folder that is met below a folder is to be left out.
using IsExcluded = std::function<bool(const std::string& path, bool is_folder)>;

/// Whether a file's name says that it is a sheet: `*.yaml`, `*.yml`.
bool is_sheet_name(std::string_view path);
/// Whether a file's name says that it holds tables: `*.xlsx`, `*.html`, `*.csv`, `*.txt` and the like.
bool is_document_name(std::string_view path);

/// What folders stand for: sheets; what else holds tables, but for the files that these sheets name; or both.
enum class Wanted : std::uint8_t { sheets, documents, both };

/// The files that paths stand for: a file stands for itself; a folder for what is wanted of the files in it and in its
/// subfolders, by name, hidden ones left out and links to folders not followed. Each file once. What a path names
/// itself is never excluded.
std::vector<Input> find_inputs(std::span<const std::string> paths, const std::string& stdin_name,
                               const IsExcluded& is_excluded = {}, Wanted wanted = Wanted::sheets);

/// That a file cannot be read, for the reason of an errno.
Message cannot_read(const std::string& path, int error);

/// The bytes of a file (of standard input, for `-`), or why they could not be read. Of a file that is larger than any
/// sheet may be, only so much is read that its size can be told to be too large.
std::variant<std::string, Message> read_input(const std::string& path);

/// The same, only of a regular file: a pipe might never end.
std::variant<std::string, Message> read_regular_file(const std::string& path);

/// Why a file that was found, and not named, is not read: it is no regular file, or a link that leads out of the folder
/// in which it was searched for and of that in which the program was started. Nothing if it may be read.
Message why_not_read(const std::string& path, const std::string& folder);

/// The folder that a file named on the command line lies in.
std::string folder_beside(const std::string& path);

/// Reads the files that a sheet names. They are refused unless they lie in or below that folder (empty: none) or the
/// one that the program was started in, wherever links lead.
std::function<std::variant<std::string, Message>(const std::string& path)> reader_of_named_files(std::string folder);

/// The one path of a file without links; of one that does not exist, the path as it reads.
std::string identify_file(const std::string& path);

}  // namespace dxbudget
