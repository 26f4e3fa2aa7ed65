#include "cli/outputs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <system_error>
#include <utility>

namespace dxbudget {

/// Parts by their sections and ranks, otherwise as they came.
static void put_in_order(std::vector<Part>& parts) {
    std::stable_sort(parts.begin(), parts.end(), [](const Part& left, const Part& right) {
        return left.section != right.section ? left.section < right.section : left.rank > right.rank;
    });
}

/// The folder that an output with pages goes to, with a slash at its end; empty where it goes to one file.
static std::string folder_of(const Output& output) {
    std::error_code none;
    if (!output.format->has_pages || output.path.empty()) return {};
    if (output.path.ends_with('/')) return output.path;
    return std::filesystem::is_directory(output.path, none) ? output.path + "/" : "";
}

Outputs::Outputs(std::span<const Output> wanted, bool verbose, Console& console) : console_(console) {
    for (const Output& output : wanted) {
        RenderOptions look = console.on_out();
        look.verbose = verbose;
        Sink* sink = &console.out;
        const std::string folder = folder_of(output);
        if (output.path.empty()) {
            for_people_ = for_people_ || output.format->for_people;
        } else {
            look.color = false;
            look.pages = !folder.empty();
            std::error_code none;  // what cannot be written there is said
            if (look.pages) std::filesystem::create_directories(folder + "pages", none);
            const std::string path = look.pages ? folder + "index.html" : output.path;
            sink = files_.emplace_back(std::make_unique<Sink>(path)).get();
        }
        streams_.push_back({.format = output.format, .sink = sink, .folder = folder, .look = look});
    }
}

/// Drops results that have no chance to be shown any more, now and then.
void Outputs::drop_results(Stream& stream) {
    const std::size_t most = stream.format->most_results;
    if (most == 0 || stream.parts.size() < stream.parts_after_dropping + most) return;
    put_in_order(stream.parts);
    const auto is_result = [](const Part& part) { return part.section != not_a_result; };
    const auto first = std::find_if(stream.parts.begin(), stream.parts.end(), is_result);
    const auto results = static_cast<std::size_t>(stream.parts.end() - first);
    if (results > most) stream.parts.resize(stream.parts.size() - results + most);
    stream.parts_after_dropping = stream.parts.size();
}

std::vector<RenderedFile> Outputs::render(const CheckedFile& file) const {
    std::vector<RenderedFile> rendered;
    rendered.reserve(streams_.size());
    for (const Stream& stream : streams_) {
        RenderedFile& one = rendered.emplace_back();
        if (stream.format->parts != nullptr) one.parts = stream.format->parts(file, stream.look);
        if (stream.format->file != nullptr) one.text = stream.format->file(file, stream.look);
    }
    return rendered;
}

void Outputs::begin() {
    for (const Stream& stream : streams_) {
        if (stream.format->begin != nullptr) stream.sink->write(stream.format->begin(stream.look));
    }
}

void Outputs::put(std::vector<RenderedFile> file) {
    for (std::size_t i = 0; i < streams_.size(); ++i) {
        Stream& stream = streams_[i];
        put_pages(stream, file[i].parts);
        std::move(file[i].parts.begin(), file[i].parts.end(), std::back_inserter(stream.parts));
        drop_results(stream);
        if (file[i].text.empty()) continue;
        if (stream.any_file && !stream.format->between.empty()) file[i].text.insert(0, stream.format->between);
        stream.sink->write(std::move(file[i].text));
        stream.any_file = true;
    }
}

/// Writes the parts that are files of their own, and leaves the others.
void Outputs::put_pages(const Stream& stream, std::vector<Part>& parts) {
    for (Part& part : parts) {
        if (part.file.empty()) continue;
        Sink page(stream.folder + part.file);
        page.write(std::move(part.text));
        page.close();
        if (page.failure().empty()) continue;
        if (all_pages_written_) console_.fail(page.failure());  // the others have the same reason
        all_pages_written_ = false;
    }
    std::erase_if(parts, [](const Part& part) { return !part.file.empty(); });
}

bool Outputs::need_lines() const {
    return std::any_of(streams_.begin(), streams_.end(),
                       [](const Stream& stream) { return stream.format->needs_lines; });
}

void Outputs::end(const Totals& totals) {
    for (Stream& stream : streams_) {
        const std::size_t most = stream.format->most_results;
        if (most > 0 && totals.results() > most) console_.advise(results_left_out(totals.results() - most, most));
        put_in_order(stream.parts);
        if (stream.format->end == nullptr) continue;
        std::string text = stream.format->end(totals, stream.parts, stream.look);
        if (stream.format->is_binary) {
            stream.sink->write_exact(text);
        } else if (stream.format->ends_with_commands) {
            stream.sink->write_commands(std::move(text));
        } else {
            stream.sink->write(std::move(text));
        }
    }
}

bool Outputs::close() {
    bool is_done = all_pages_written_;
    for (const auto& file : files_) {
        file->close();
        if (file->failure().empty()) continue;
        console_.fail(file->failure());
        is_done = false;
    }
    return is_done;
}

std::string Outputs::fingerprint() const {
    std::string out;
    for (const Stream& stream : streams_) {
        fmt::format_to(std::back_inserter(out), "{} {} {} {} {}\n", stream.format->name, stream.look.verbose,
                       stream.look.color, stream.look.pages, static_cast<int>(stream.look.language));
    }
    return out;
}

}  // namespace dxbudget
