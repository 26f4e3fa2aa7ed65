/// Writes markup: elements that close themselves, and text that stays text.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace dxbudget {

/// An attribute of an element. The value may be anybody's words.
struct Attribute {
    std::string_view name;
    std::string_view value;
};

/// Words as they stand in an element or between double quotes: no character of them is markup, none is hidden, and none
/// begins a command for a runner.
std::string escaped(std::string_view words);

/// HTML or SVG as it grows. Names of elements and attributes are the program's own; all other words are escaped here,
/// so that nobody else needs to think of it.
class Markup {
  public:
    /// An element that is open as long as it lives.
    class Element {
      public:
        Element(Markup& markup, std::string_view name) : markup_(markup), name_(name) {}
        Element(const Element&) = delete;
        ~Element() { markup_.close(name_); }

      private:
        Markup& markup_;
        std::string_view name_;
    };

    /// Opens an element; attributes with an empty name are left out.
    [[nodiscard]] Element in(std::string_view name, std::initializer_list<Attribute> attributes = {});
    /// A whole element with words in it.
    void element(std::string_view name, std::initializer_list<Attribute> attributes, std::string_view words);
    void element(std::string_view name, std::string_view words) { element(name, {}, words); }
    /// An element that has nothing in it and no end, such as `<meta>`; in SVG, one that is empty.
    void empty(std::string_view name, std::initializer_list<Attribute> attributes = {});
    void text(std::string_view words) { out_ += escaped(words); }
    /// What another one wrote.
    void append(const Markup& other) { out_ += other.out_; }
    /// Markup of the program's own.
    void own(std::string_view markup) { out_ += markup; }

    bool is_empty() const { return out_.empty(); }
    const std::string& str() const& { return out_; }
    std::string str() && { return std::move(out_); }

  private:
    friend class Element;
    void open(std::string_view name, std::initializer_list<Attribute> attributes);
    void close(std::string_view name);

    std::string out_;
};

}  // namespace dxbudget
