#include "sheet/stage_table.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "amount/unit.hpp"
#include "format/year_label.hpp"
#include "sheet/formula.hpp"
#include "sheet/load_rounding.hpp"
#include "sheet/value_words.hpp"
#include "text/character.hpp"

namespace dxbudget {

StageId StageTable::add(std::string_view id, Text label) {
    sheet_.stages.push_back(Stage{.id = id, .label = label});
    return static_cast<StageId>(sheet_.stages.size() - 1);
}

StageId StageTable::use(const KnownStage& known, std::string_view word) {
    if (const StageId used = stage_with_id(sheet_, known.id); used != no_stage) return used;
    // The form's own word for the stage is what messages call it.
    const bool own_word = word != known.id;
    const StageId stage = add(known.id, {known.label.english, own_word ? word : known.label.japanese});
    if (!is_declaring_) note_ratio(stage);
    return stage;
}

StageId StageTable::named(std::string_view word) {
    if (const auto own = declared_.find(word); own != declared_.end()) return own->second;
    if (const KnownStage* known = known_stage(word)) return use(*known, word);
    return of_year(word);
}

/// The stage that a word with a fiscal year heads: what is asked for or decided this year, the budget of last year, or
/// a stage of its own. Of two labels that could be one known stage the first is.
StageId StageTable::of_year(std::string_view word) {
    const bool has_number = std::any_of(word.begin(), word.end(), [](char c) { return is_ascii_digit(c); }) ||
                            word.find("年") != std::string_view::npos ||
                            word.find('\xEF') != std::string_view::npos;  // full-width
    if (!sheet_.year || !has_number) return no_stage;
    const std::optional<YearLabel> label = read_year_label(word, sheet_.year);
    if (!label || sheet_.stages.size() >= most_stages) return no_stage;
    const auto [known, is_new] = of_years_.try_emplace(fold_word(word), no_stage);
    if (!is_new) return known->second;
    word = sheet_.texts.emplace_back(word);  // the word of a formula does not last
    std::string_view id;
    if (label->year == *sheet_.year) {
        if (label->figure == YearFigure::requested) id = "requested";
        if (label->figure == YearFigure::budget) id = "approved";
        if (label->figure == YearFigure::unsaid) id = "amount";
    } else if (label->year == *sheet_.year - 1 && label->figure <= YearFigure::budget &&
               label->figure != YearFigure::requested) {
        id = "previous";
    }
    const auto is_taken = [&](const auto& entry) {
        return entry.second != no_stage && sheet_.stages[entry.second].id == id;
    };
    if (id.empty() || std::any_of(of_years_.begin(), of_years_.end(), is_taken)) {
        known->second = add(word, {word, word});
    } else {
        known->second = use(*known_stage(id), word);
        sheet_.stages[known->second].label = {word, word};
    }
    sheet_.stages[known->second].labels.push_back(word);
    return known->second;
}

void StageTable::load(NodeId mapping) {
    if (!nodes_.is_mapping(mapping)) return;
    std::size_t count = 0;
    nodes_.each_entry(mapping, [&](NodeId id, NodeId declaration) {
        if (++count <= most_stages) return load_one(id, declaration);
        if (has_too_many_) return;
        has_too_many_ = true;
        nodes_.report(rules::too_large, nodes_.node(id).span,
                      {{"more than {0} stages are declared", "{0} を超える欄が宣言されている"},
                       {Rational(std::int64_t{most_stages})}},
                      {{"declare the columns that the form prints", "様式にある列だけを宣言する"}, {}});
    });
}

void StageTable::load_one(NodeId id, NodeId declaration) {
    const std::string_view word = nodes_.text_of(id);
    if (word.empty()) return;
    // A column of rates is called so as often as a share is.
    if (key_of(word, Scope::line) != Key::none && known_stage(word) == nullptr && word != "rate") {
        nodes_.report(
            rules::bad_stage, nodes_.node(id).span,
            {{"`{0}` is a key of the format and cannot be a stage", "「{0}」は書式の項目であり、欄の名にはできない"},
             {std::string(word)}},
            {{"choose another id and give this word as its label", "別の id を付け、この語は見出し(label)として書く"},
             {}});
        return;
    }
    const KnownStage* known = known_stage(word);
    is_declaring_ = true;
    const StageId stage = known != nullptr ? use(*known, word) : add(word, {word, word});
    is_declaring_ = false;
    declared_[word] = stage;
    sheet_.stages[stage].is_custom = true;
    switch (nodes_.node(declaration).kind) {
        case NodeKind::scalar:
            load_label(stage, declaration);
            break;
        case NodeKind::sequence:
            nodes_.each_element(declaration, [&](NodeId label) { load_label(stage, label); });
            break;
        case NodeKind::mapping:
            load_mapping(stage, declaration);
            break;
        case NodeKind::null:
            break;
    }
    note_ratio(stage);
}

void StageTable::load_label(StageId stage, NodeId label) {
    std::string_view text = nodes_.text_of(label);
    if (const std::size_t equals = text.find('='); equals != std::string_view::npos) {
        const std::size_t formula = text.find_first_not_of(' ', equals + 1);
        set_formula(stage, text.substr(std::min(formula, text.size())), nodes_.node(label).content);
        text = text.substr(0, equals);
        while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    }
    if (text.empty()) return;
    Stage& declared = sheet_.stages[stage];
    declared.labels.push_back(text);
    const KnownStage* known = known_stage(declared.id);
    const bool has_own_label = declared.label.japanese != declared.id &&
                               (known == nullptr || declared.label.japanese != known->label.japanese);
    if (!has_own_label) {
        const bool is_translation = known != nullptr && text == known->label.japanese;
        declared.label = {is_translation ? known->label.english : text, text};
    }
    if (const auto [word, added] = declared_.emplace(text, stage); !added && word->second != stage) {
        nodes_.report(rules::bad_stage, nodes_.node(label).span,
                      {{"`{0}` is already the label of another stage", "「{0}」は既に別の欄の見出しである"},
                       {std::string(text)}});
    }
}

void StageTable::load_mapping(StageId stage, NodeId mapping) {
    nodes_.each_entry(mapping, [&](NodeId key, NodeId value) {
        switch (key_of(nodes_.node(key).text, Scope::stage)) {
            case Key::label:
                if (nodes_.node(value).kind == NodeKind::sequence) {
                    nodes_.each_element(value, [&](NodeId label) { load_label(stage, label); });
                } else {
                    load_label(stage, value);
                }
                break;
            case Key::formula:
                set_formula(stage, nodes_.text_of(value), nodes_.node(value).content);
                break;
            case Key::unit:
                sheet_.stages[stage].unit = read_unit(nodes_.text_of(value));
                break;
            case Key::kind: {
                const std::string_view kind = nodes_.text_of(value);
                if (const std::optional<StageKind> known = value_of(kind, stage_kind_words)) {
                    sheet_.stages[stage].kind = *known;
                } else {
                    nodes_.report(rules::bad_stage, nodes_.node(value).span,
                                  {{"`{0}` is not a kind of stage", "「{0}」は欄の種類ではない"}, {std::string(kind)}},
                                  {{"write `amount`, `count` or `ratio`",
                                    "amount(金額)、count(数量)、ratio(比率)のいずれかを書く"},
                                   {}});
                }
                break;
            }
            case Key::except:
                sheet_.stages[stage].except = names_in(stage, Key::except, value);
                break;
            case Key::not_added:
                sheet_.stages[stage].not_added = names_in(stage, Key::not_added, value);
                break;
            case Key::rounding:
                sheet_.stages[stage].rounding = keep_rounding(nodes_, value, amounts(), sheet_);
                break;
            case Key::tolerance:
                sheet_.stages[stage].tolerance = keep_tolerance(nodes_, value, amounts(), sheet_);
                break;
            case Key::share_of:
                set_formula(stage, nodes_.text_of(value), nodes_.node(value).content, true);
                break;
            default:
                nodes_.report_unknown_key(key, Scope::stage);
        }
    });
}

/// One name, or a list of them.
std::vector<std::string_view> StageTable::names_in(StageId stage, Key key, NodeId value) {
    std::vector<std::string_view> names;
    const auto add = [&](NodeId name) {
        const std::string_view word = nodes_.text_of(name);
        if (word.empty()) return;
        names.push_back(word);
        words_.push_back({stage, key, name});
    };
    if (nodes_.node(value).kind == NodeKind::sequence) {
        nodes_.each_element(value, add);
    } else {
        add(value);
    }
    return names;
}

void StageTable::set_formula(StageId stage, std::string_view text, Span span, bool is_share) {
    formulas_.push_back({stage, text, span, is_share});
}

void StageTable::read_formulas() {
    for (const PendingFormula& pending : formulas_) {
        std::string unknown;
        auto formula = read_formula(pending.text, [&](std::string_view word) {
            const KnownStage* known = declared_.contains(word) ? nullptr : known_stage(word);
            const StageId stage = known != nullptr ? use(*known, known->id) : named(word);
            if (stage == no_stage && (word.front() < '0' || word.front() > '9')) unknown = word;
            return stage == no_stage ? std::nullopt : std::optional(stage);
        });
        const bool is_sum = formula && formula->divisor.empty() && formula->constant.is_zero();
        if (!formula || (pending.is_share && !is_sum)) {
            const Text reason = unknown.empty() ? Text{"`{0}` cannot be read as a formula", "「{0}」は式として読めない"}
                                                : Text{"`{1}` in the formula `{0}` is not a stage of this sheet",
                                                       "式「{0}」の「{1}」はこの調書の欄ではない"};
            nodes_.report(
                rules::bad_stage, pending.span, {reason, {std::string(pending.text), unknown}},
                {{"write stages joined by + and -, such as `current + supplement`; a ratio is `change / previous`",
                  "「current + supplement」のように欄を + と - でつなぐ。比率は「change / previous」"},
                 {}});
            continue;
        }
        Stage& stage = sheet_.stages[pending.stage];
        if (pending.is_share) {
            formula->divisor = formula->terms;
            formula->divides_by_whole = true;
        }
        if (!formula->divisor.empty()) stage.kind = StageKind::ratio;
        if (stage.kind == StageKind::ratio) {
            for (FormulaTerm& term : formula->terms) term.coefficient = term.coefficient * Rational(100);
        }
        stage.formula = std::move(*formula);
    }
}

/// The built-in formula: what is asked for now, less the year before. A form without a request column compares its
/// decision.
std::optional<Formula> StageTable::formula_of_change() const {
    const StageId previous = stage_with_id(sheet_, "previous");
    if (previous == no_stage) return std::nullopt;
    for (const std::string_view id : {"requested", "approved", "amount"}) {
        if (const StageId present = stage_with_id(sheet_, id); present != no_stage) {
            return Formula{.terms = {{present, 1}, {previous, -1}}, .divisor = {}, .constant = 0};
        }
    }
    return std::nullopt;
}

void StageTable::give_change_its_formula() {
    const StageId change = stage_with_id(sheet_, "change");
    if (change != no_stage && !sheet_.stages[change].formula) sheet_.stages[change].formula = formula_of_change();
}

std::vector<std::optional<Formula>> StageTable::formulas_so_far() const {
    std::vector<std::optional<Formula>> formulas;
    for (const Stage& stage : sheet_.stages) {
        formulas.push_back(stage.formula || stage.id != "change" ? stage.formula : formula_of_change());
    }
    return formulas;
}

/// A stage that is computed from itself has no formula at all.
void StageTable::break_cycles() {
    enum class Mark : std::uint8_t { untouched, open, done };
    std::vector<Mark> marks(sheet_.stages.size(), Mark::untouched);
    const auto visit = [&](const auto& self, StageId stage) -> bool {
        if (marks[stage] == Mark::done) return true;
        if (marks[stage] == Mark::open) return false;
        marks[stage] = Mark::open;
        bool sound = true;
        if (const auto& formula = sheet_.stages[stage].formula) {
            for (const FormulaTerm& term : formula->terms) sound = self(self, term.stage) && sound;
            for (const FormulaTerm& term : formula->divisor) sound = self(self, term.stage) && sound;
        }
        if (!sound && sheet_.stages[stage].formula) {
            const auto pending =
                std::find_if(formulas_.begin(), formulas_.end(), [&](const auto& f) { return f.stage == stage; });
            const Span span = pending == formulas_.end() ? Span{} : pending->span;
            nodes_.report(rules::bad_stage, span,
                          {{"the stage `{0}` is computed from itself", "欄「{0}」が自分自身から計算されている"},
                           {std::string(sheet_.stages[stage].id)}});
            sheet_.stages[stage].formula.reset();
        }
        marks[stage] = Mark::done;
        return true;
    };
    for (StageId stage = 0; stage < sheet_.stages.size(); ++stage) visit(visit, stage);
}

}  // namespace dxbudget
