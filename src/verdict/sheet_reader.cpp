#include "verdict/sheet_reader.hpp"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "dxbudget/audit.hpp"
#include "dxbudget/rules.hpp"

namespace dxbudget {
namespace {

struct AuditedSheet final : LinkedSheet {
    explicit AuditedSheet(Audit checked) : audit(std::move(checked)) {}

    const Sheet& sheet() const override { return audit.sheets.front(); }
    const Source& source() const override { return *audit.source; }
    std::optional<LinkedFigure> figure(FigureId id) const override {
        const Value& value = audit.evaluations.front().values[id];
        if (value.origin == Value::Origin::nothing) return std::nullopt;
        return LinkedFigure{.value = value.value,
                            .approximate = value.approximate,
                            .is_declared = value.origin == Value::Origin::declared,
                            .is_readable = value.origin != Value::Origin::unreadable};
    }

    Audit audit;
};

}  // namespace

std::string SheetReader::identity_of(const std::string& path) const {
    return options_.identify ? options_.identify(path) : std::filesystem::path(path).lexically_normal().string();
}

/// Every sheet from the first on is made up of itself: none of them has a total.
Refusal SheetReader::close_circle(std::size_t first) {
    Refusal refusal;
    if (first + 1 == open_.size()) {
        refusal = {.reason = {{"`{0}` includes itself", "「{0}」は自分自身を内訳に含む"}, {open_.back().path}},
                   .help = {{"name another sheet", "別の調書を書く"}, {}}};
    } else {
        std::string way;
        for (std::size_t i = first; i < open_.size(); ++i) way += open_[i].path + " → ";
        refusal = {.reason = {{"sheets include each other in a circle: {0}", "調書の参照が循環している: {0}"},
                              {way + open_[first].path}},
                   .help = {{"remove one of these sheets from the other", "いずれか一つの参照を取り除く"}, {}}};
    }
    if (!circle_ || first < circle_->first) circle_ = Circle{.first = first, .refusal = refusal};
    return refusal;
}

std::variant<const LinkedSheet*, Refusal> SheetReader::read(const std::string& path) {
    const std::string identity = identity_of(path);
    if (open_.front().identity.empty()) open_.front().identity = identity_of(open_.front().path);
    const auto same = [&](const Open& open) { return open.identity == identity; };
    if (const auto open = std::find_if(open_.begin(), open_.end(), same); open != open_.end()) {
        return close_circle(static_cast<std::size_t>(open - open_.begin()));
    }
    auto known = sheets_.find(identity);
    if (known == sheets_.end()) {
        if (open_.size() > deepest) {
            Refusal refusal{.reason = {{"linked sheets are nested more than {0} deep here, down to `{1}`",
                                        "調書の参照が {0} 段を超えている(「{1}」まで)"},
                                       {Rational(std::int64_t{deepest}), path}},
                            .help = {{"add up in fewer steps", "集計の段数を減らす"}, {}}};
            // No other sheet says so: those below are not too deep by themselves.
            if (!circle_) circle_ = Circle{.first = 1, .refusal = refusal};
            return refusal;
        }
        Reading reading = read_anew(identity, path);
        known = sheets_.emplace(identity, std::move(reading)).first;
    }
    if (const auto* refusal = std::get_if<Refusal>(&known->second)) return *refusal;
    return std::get<std::unique_ptr<LinkedSheet>>(known->second).get();
}

SheetReader::Reading SheetReader::read_anew(const std::string& identity, const std::string& path) {
    auto bytes = options_.read_file(path);
    if (auto* reason = std::get_if<Message>(&bytes)) return Refusal{std::move(*reason), name_a_file_below()};

    AuditOptions options{.causes = false, .loading = options_};
    options.loading.sheets = this;
    options.loading.sums_rows = false;  // last year's lines are asked for one by one
    open_.push_back({.identity = identity, .path = path});
    auto linked = std::make_unique<AuditedSheet>(audit(Source(path, std::move(std::get<std::string>(bytes))), options));
    open_.pop_back();
    if (circle_ && circle_->first <= open_.size()) {
        Refusal refusal = circle_->refusal;
        if (circle_->first == open_.size()) circle_.reset();
        return refusal;
    }
    const std::size_t sheets = linked->audit.sheets.size();
    if (sheets == 0) {
        return Refusal{.reason = {{"`{0}` cannot be read as a sheet", "「{0}」は調書として読めない"}, {path}},
                       .help = {{"see why with `dxbudget check {0}`", "「dxbudget check {0}」で確かめる"}, {path}}};
    }
    if (sheets > 1) {
        return Refusal{.reason = {{"`{0}` holds {1} sheets, and nothing says which one is meant",
                                   "「{0}」には調書が {1} 件あり、どれを指すか分からない"},
                                  {path, Rational(static_cast<std::int64_t>(sheets))}},
                       .help = {{"put each sheet in a file of its own", "調書ごとに別のファイルにする"}, {}}};
    }
    for (const Finding& finding : linked->audit.findings) {
        linked->errors += finding.severity == Severity::error ? 1U : 0U;
        linked->builds_on_unsound = linked->builds_on_unsound || finding.rule == &rules::unsound_sheet;
    }
    return linked;
}

}  // namespace dxbudget
