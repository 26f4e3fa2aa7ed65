#include "report/verdict.hpp"

#include <algorithm>

#include "dxbudget/rule.hpp"

namespace dxbudget {
namespace {

Rational as_number(std::size_t count) {
    return static_cast<std::int64_t>(count);
}

/// Of a file with errors, all of which count.
Message sentence_on_errors(const Audit& audit, std::uint32_t errors, Language language) {
    const auto is_error = [](const Finding& finding) { return finding.severity == Severity::error; };
    const auto is_unread = [&](const Finding& finding) { return is_error(finding) && is_of_reading(*finding.rule); };
    const auto unread = std::count_if(audit.findings.begin(), audit.findings.end(), is_unread);
    if (unread > 0) {
        return {{"{0} place{0||s} could not be read, so that not everything could be checked; {1} error{1||s} in all.",
                 "読み取れない箇所が {0}件あり、検査は一部にとどまる(エラー 計{1}件)。"},
                {as_number(static_cast<std::size_t>(unread)), as_number(errors)}};
    }
    const auto first = std::find_if(audit.findings.begin(), audit.findings.end(), is_error);
    if (first == audit.findings.end()) {
        return {{"{0} error{0||s} {0|counts|count}.", "エラーは {0}件である。"}, {as_number(errors)}};
    }
    const auto is_explained = [&](const Finding& finding) {
        return &finding == &*first || !is_error(finding) || !finding.explained.empty();
    };
    const std::string message = render(first->message, language);
    if (errors == 1) return {{"One error: {0}.", "エラーが1件ある。{0}。"}, {message}};
    if (first->causes.size() == 1 && std::all_of(audit.findings.begin(), audit.findings.end(), is_explained)) {
        return {{"{0} errors, all explained by one mistake: {1}.", "エラー {0}件は、一つの誤りで説明できる。{1}。"},
                {as_number(errors), render(first->causes.front().cause, language)}};
    }
    return {{"{0} errors; the first: {1}.", "エラーは {0}件である。最初の指摘は「{1}」。"},
            {as_number(errors), message}};
}

/// Of a file without errors.
Message sentence_on_warnings(const Audit& audit, std::uint32_t warnings, Language language) {
    const auto is_warning = [](const Finding& finding) { return finding.severity == Severity::warning; };
    const auto first = std::find_if(audit.findings.begin(), audit.findings.end(), is_warning);
    if (first == audit.findings.end()) {
        return {{"No error, but {0} warning{0||s}.", "エラーはないが、警告が {0}件ある。"}, {as_number(warnings)}};
    }
    const std::string message = render(first->message, language);
    if (warnings == 1) return {{"No error, but one warning: {0}.", "エラーはないが、警告が1件ある。{0}。"}, {message}};
    return {{"No error, but {0} warnings; the first: {1}.", "エラーはないが、警告が {0}件ある。最初の警告は「{1}」。"},
            {as_number(warnings), message}};
}

}  // namespace

FileVerdict verdict_on(const CheckedFile& file, Language language) {
    FileVerdict verdict;
    if (!file.audit) {
        verdict.state = FileState::wrong;
        verdict.errors = 1;
        verdict.sentence = {{"The document could not be read, and nothing was checked: {0}.",
                             "調書を読み込めず、検査していない: {0}。"},
                            {render(file.error, language)}};
        return verdict;
    }
    const Tally& tally = file.audit->tally;
    for (const Finding& finding : file.audit->findings) {
        ++(finding.severity == Severity::error     ? verdict.errors
           : finding.severity == Severity::warning ? verdict.warnings
                                                   : verdict.notes);
    }
    verdict.errors += file.judgement.not_shown.errors;
    verdict.warnings += file.judgement.not_shown.warnings;
    verdict.notes += file.judgement.not_shown.notes;
    if (verdict.errors > 0) {
        verdict.state = FileState::wrong;
        verdict.sentence = sentence_on_errors(*file.audit, verdict.errors, language);
    } else if (verdict.warnings > 0) {
        verdict.state = FileState::warned;
        verdict.sentence = sentence_on_warnings(*file.audit, verdict.warnings, language);
    } else if (tally.mismatched > 0) {
        verdict.state = FileState::open;
        verdict.sentence = {
            {"{0} equation{0||s} {0|does|do} not hold, and {0|it is|they are} set aside; nothing else is "
             "wrong.",
             "一致しない計算が {0}件あるが、いずれも対象外とされている。ほかに誤りはない。"},
            {as_number(tally.mismatched)}};
    } else if (tally.not_checked > 0) {
        verdict.state = FileState::open;
        verdict.sentence = {{"What could be checked agrees; {0} of {1} equation{1||s} could not be checked.",
                             "検査できたものはすべて一致する。等式 {1}本のうち {0}本は検査できない。"},
                            {as_number(tally.not_checked), as_number(tally.equations)}};
    } else if (tally.equations == 0) {
        verdict.state = FileState::open;
        verdict.sentence = {{"No figure follows from others, so that nothing could be checked.",
                             "ほかの数字から計算できる数字がなく、検査したものはない。"},
                            {}};
    } else {
        verdict.sentence = {{"Everything agrees: {0} equation{0||s} {0|holds|hold}.", "すべて一致する(等式 {0}本)。"},
                            {as_number(tally.equations)}};
    }
    return verdict;
}

Text word_of(FileState state) {
    static constexpr Text words[] = {
        {"wrong", "誤りあり"}, {"to be looked at", "要確認"}, {"open", "一部未確認"}, {"right", "一致"}};
    return words[static_cast<std::size_t>(state)];
}

std::string_view class_of(FileState state) {
    static constexpr std::string_view names[] = {"is-wrong", "is-warned", "is-open", "is-right"};
    return names[static_cast<std::size_t>(state)];
}

std::string tally_in_words(const Tally& tally, Language language) {
    return render({{"{0} figure{0||s}, {1} equation{1||s}: {2} {2|holds|hold}, {3} within rounding or a tolerance, {4} "
                    "{4|does|do} "
                    "not, {5} could not be checked.",
                    "数値 {0}個、等式 {1}本: 一致 {2}、端数処理・許容差の範囲 {3}、不一致 {4}、検査不能 {5}"},
                   {as_number(tally.figures), as_number(tally.equations), as_number(tally.held),
                    as_number(std::size_t{tally.held_within_rounding} + tally.held_within_tolerance),
                    as_number(tally.mismatched), as_number(tally.not_checked)}},
                  language);
}

}  // namespace dxbudget
