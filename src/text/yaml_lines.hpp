/// Lines of a YAML document as they are written, two spaces a level.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "text/yaml_quoted.hpp"

namespace dxbudget {

class YamlLines {
  public:
    void line(std::string_view content) {
        text_.append(static_cast<std::size_t>(depth_) * 2, ' ');
        if (std::exchange(dash_, false)) text_.replace(text_.size() - 2, 2, "- ");
        text_.append(content);
        text_ += '\n';
        ++count_;
    }
    void entry(std::string_view word, std::string_view value) { line(std::string(word).append(": ").append(value)); }
    /// An entry whose value may be blank.
    void value(std::string_view word, std::string_view value) { value.empty() ? key(word) : entry(word, value); }
    void key(std::string_view word) { line(std::string(word) += ':'); }
    /// A text in quotes; nothing where it is empty.
    void text(std::string_view word, std::string_view value) {
        if (!value.empty()) entry(word, yaml_quoted(value));
    }
    /// What stands below the key written last; an empty mapping where nothing does.
    template <class Write>
    void deeper(Write write) {
        ++depth_;
        const std::size_t before = text_.size();
        write();
        if (text_.size() == before) text_.insert(before - 1, " {}");
        --depth_;
    }
    /// An element of the list whose key was written last.
    template <class Write>
    void element(Write write) {
        depth_ += 2;
        dash_ = true;
        write();
        if (dash_) line("{}");
        depth_ -= 2;
    }
    std::string take() { return std::move(text_); }
    /// How many lines have been written.
    std::size_t count() const { return count_; }

  private:
    std::string text_;
    std::size_t count_ = 0;
    int depth_ = 0;
    bool dash_ = false;
};

}  // namespace dxbudget
