/// YAML whose lines stand for places of a document.
#pragma once

#include <vector>

#include "dxbudget/source.hpp"
#include "tables/sheet_text.hpp"
#include "text/yaml_lines.hpp"

namespace dxbudget::tables {

class PlacedYaml {
  public:
    YamlLines lines;

    /// What is written from here on stands there.
    void stands_at(Span place) {
        places_.resize(lines.count(), place_);
        place_ = place;
    }
    void add_to(SheetText& text) {
        stands_at(place_);
        text.yaml += lines.take();
        text.places.insert(text.places.end(), places_.begin(), places_.end());
    }

  private:
    Span place_;
    std::vector<Span> places_;  // of each line
};

}  // namespace dxbudget::tables
