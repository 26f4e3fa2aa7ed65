#include "cli/report_cache.hpp"

#include <sys/stat.h>

#include <cerrno>
#include <chrono>
#include <filesystem>
#include <random>
#include <utility>
#include <variant>

#include "cli/byte_writer.hpp"
#include "cli/draft.hpp"
#include "dxbudget/rule.hpp"

namespace dxbudget {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view magic = "dxbudget cache 2\n";
constexpr std::size_t largest_report = 1U << 20U;
constexpr std::size_t largest_cache = 200U << 20U;

void put(ByteWriter& out, const Digest& digest) {
    out.number(digest.high);
    out.number(digest.low);
}

Digest take_digest(ByteReader& in) {
    const std::uint64_t high = in.number();
    return {.high = high, .low = in.number()};
}

void put(ByteWriter& out, const FileReport& report) {
    each_count(report.totals, [&](std::uint32_t count) { out.number(count); });
    out.number(report.totals.rules.size());
    for (const auto& [rule, count] : report.totals.rules) {
        out.text(rule);
        out.number(count);
    }
    out.number(report.outputs.size());
    for (const RenderedFile& file : report.outputs) {
        out.text(file.text);
        out.number(file.parts.size());
        for (const Part& part : file.parts) {
            out.number(part.section);
            out.text(part.text);
            out.number(part.rank);
            out.text(part.file);
        }
    }
    out.number(report.known.size());
    for (const std::uint32_t entry : report.known) out.number(entry);
}

std::optional<FileReport> take_report(ByteReader& in, const std::string& name) {
    FileReport report{.path = name};
    each_count(report.totals, [&](std::uint32_t& count) { count = static_cast<std::uint32_t>(in.number()); });
    for (std::uint64_t rules = in.number(); rules > 0 && in.is_sound(); --rules) {
        const Rule* rule = find_rule(in.text());
        const auto count = static_cast<std::uint32_t>(in.number());
        if (rule != nullptr) report.totals.rules[rule->id] = count;
    }
    for (std::uint64_t outputs = in.number(); outputs > 0 && in.is_sound(); --outputs) {
        RenderedFile& file = report.outputs.emplace_back();
        file.text = in.text();
        for (std::uint64_t parts = in.number(); parts > 0 && in.is_sound(); --parts) {
            const auto section = static_cast<std::uint8_t>(in.number());
            Part& part = file.parts.emplace_back(Part{.section = section, .text = std::string(in.text())});
            part.rank = in.number();
            part.file = in.text();
        }
    }
    for (std::uint64_t known = in.number(); known > 0 && in.is_sound(); --known) {
        report.known.push_back(static_cast<std::uint32_t>(in.number()));
    }
    if (!in.is_sound()) return std::nullopt;
    return report;
}

}  // namespace

ReportCache::ReportCache(const std::string& folder, std::string_view settings)
    : folder_(folder), path_((fs::path(folder) / (as_text(Hasher().add(settings).digest()) + ".cache")).string()) {
    load();
    if (seed_ != 0) return;
    std::random_device random;
    seed_ = (std::uint64_t{random()} << 32U) | random() | 1U;
}

/// Whether the file is there and is one itself: a link could stand in its place, laid by whoever wrote the folder.
static bool is_a_file(const std::string& path) {
    std::error_code unknown;
    return fs::is_regular_file(fs::symlink_status(path, unknown));
}

static bool is_there(const std::string& path) {
    std::error_code unknown;
    return fs::symlink_status(path, unknown).type() != fs::file_type::not_found;
}

void ReportCache::load() {
    if (!is_a_file(path_)) return;
    auto bytes = read_regular_file(path_);
    if (auto* text = std::get_if<std::string>(&bytes)) loaded_ = std::move(*text);
    ByteReader in(loaded_);
    if (in.raw(magic.size()) != magic) return;
    const std::uint64_t seed = in.number();
    const Digest digest = take_digest(in);
    const std::string_view body = in.rest();
    if (!in.is_sound() || Hasher(seed).add(body).digest() != digest) return;
    ByteReader entries(body);
    while (!entries.rest().empty()) {
        const std::string name(entries.text());
        entries_[name] = {.bytes = entries.text()};
    }
    seed_ = seed;
}

Digest ReportCache::key_of(std::string_view name, std::string_view text, const ConfigurationFile* project,
                           bool is_named) const {
    Hasher hasher(seed_);
    hasher.add(name).add(text).add(is_named ? "named" : "found");
    if (project != nullptr) hasher.add(project->reading.path).add(project->reading.audit->source->text());
    return hasher.digest();
}

Digest ReportCache::digest_of_named(const std::string& path, std::string_view text) const {
    return Hasher(seed_).add(identify_file(path)).add(text).digest();
}

std::optional<FileReport> ReportCache::find(const Input& input, const Digest& key) {
    const std::string& name = input.name;
    const auto read_named_file = reader_of_named_files(input.folder);
    std::string_view bytes;
    {
        const std::scoped_lock lock(mutex_);
        const auto found = entries_.find(name);
        if (found == entries_.end()) return std::nullopt;
        bytes = found->second.bytes;
    }
    ByteReader in(bytes);
    if (take_digest(in) != key) return std::nullopt;
    for (std::uint64_t files = in.number(); files > 0 && in.is_sound(); --files) {
        const std::string path(in.text());
        const Digest digest = take_digest(in);
        const auto text = read_named_file(path);
        if (!std::holds_alternative<std::string>(text)) return std::nullopt;
        if (digest_of_named(path, std::get<std::string>(text)) != digest) return std::nullopt;
    }
    std::optional<FileReport> report = take_report(in, name);
    const std::scoped_lock lock(mutex_);
    entries_[name].is_used = true;
    return report;
}

void ReportCache::keep(const FileReport& report, const Digest& key, const std::vector<NamedFile>& named) {
    ByteWriter out;
    put(out, key);
    out.number(named.size());
    for (const NamedFile& file : named) {
        out.text(file.path);
        put(out, file.content);
    }
    put(out, report);
    if (out.bytes.size() > largest_report) return;
    const std::scoped_lock lock(mutex_);
    entries_[report.path] = {.bytes = new_.emplace_back(std::move(out.bytes)), .is_used = true};
}

/// Removes the files of settings that nobody has used for long: every build of the program and every option makes one.
static void remove_old_files(const std::string& folder) {
    std::error_code error;
    const auto oldest = fs::file_time_type::clock::now() - std::chrono::hours(24 * 30);
    for (fs::directory_iterator file(folder, error); !error && file != fs::directory_iterator();
         file.increment(error)) {
        std::error_code unknown;
        const bool is_cache = file->path().extension() == ".cache" && is_a_file(file->path().string());
        if (is_cache && file->last_write_time(unknown) < oldest) fs::remove(file->path(), unknown);
    }
}

Message ReportCache::save() const {
    if (new_.empty()) {
        std::error_code unknown;
        fs::last_write_time(path_, fs::file_time_type::clock::now(), unknown);
        return {};
    }
    remove_old_files(folder_);
    remove_stale_drafts(folder_);
    ByteWriter body;
    for (const bool used : {true, false}) {
        for (const auto& [name, entry] : entries_) {
            if (entry.is_used != used || body.bytes.size() + entry.bytes.size() > largest_cache) continue;
            body.text(name);
            body.text(entry.bytes);
        }
    }
    ByteWriter out;
    out.bytes = magic;
    out.number(seed_);
    put(out, Hasher(seed_).add(body.bytes).digest());
    out.bytes += body.bytes;

    std::error_code error;
    fs::create_directories(folder_, error);
    int failure = error.value();
    if (failure == 0 && is_there(path_) && !is_a_file(path_)) failure = EEXIST;
    if (failure == 0) {
        Draft draft(path_);
        failure = draft.descriptor() < 0 ? errno : write_whole(draft.descriptor(), out.bytes);
        if (failure == 0 && !draft.commit()) failure = errno;
    }
    if (failure == 0) return {};
    return {{"cannot write the cache `{0}`: {1}; the next run will take as long as this one",
             "キャッシュ「{0}」に書き込めない: {1}。次回も同じ時間がかかる"},
            {folder_, reason_of(failure)}};
}

std::string program_stamp() {
    struct stat status = {};
    if (::stat("/proc/self/exe", &status) != 0) return DXBUDGET_VERSION;
    return DXBUDGET_VERSION " " + std::to_string(status.st_size) + " " + std::to_string(status.st_mtim.tv_sec) + "." +
           std::to_string(status.st_mtim.tv_nsec);
}

}  // namespace dxbudget
