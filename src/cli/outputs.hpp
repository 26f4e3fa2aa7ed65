/// The outputs of a run of `check`: formats, and where each goes.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "cli/console.hpp"
#include "cli/options.hpp"
#include "dxbudget/render.hpp"

namespace dxbudget {

/// A file in the words of one output.
struct RenderedFile {
    std::string text = {};
    std::vector<Part> parts = {};  ///< for the end of the run
};

/// All outputs of a run. Each file is rendered by itself, on any thread, and put out in its turn.
class Outputs {
  public:
    Outputs(std::span<const Output> wanted, bool verbose, Console& console);
    Outputs(const Outputs&) = delete;

    /// Whether an output shows every row of CSV files.
    bool need_lines() const;
    /// Whether standard output has a format for people, which the summary may follow.
    bool are_for_people() const { return for_people_; }

    /// The file in the words of each output, in their order.
    std::vector<RenderedFile> render(const CheckedFile& file) const;
    /// Of a file of which none has anything to say.
    std::vector<RenderedFile> nothing() const { return std::vector<RenderedFile>(streams_.size()); }

    void begin();
    void put(std::vector<RenderedFile> file);
    void end(const Totals& totals);
    /// Completes the files; false, and said so, where one could not be written.
    bool close();

    /// Changes with everything that changes what `render` returns.
    std::string fingerprint() const;

  private:
    struct Stream {
        const Format* format = nullptr;
        Sink* sink = nullptr;
        std::string folder = {};  ///< of an output with pages; it ends with a slash
        RenderOptions look = {};
        bool any_file = false;
        std::vector<Part> parts = {};
        std::size_t parts_after_dropping = 0;
    };

    static void drop_results(Stream& stream);
    void put_pages(const Stream& stream, std::vector<Part>& parts);

    Console& console_;
    bool for_people_ = false;
    bool all_pages_written_ = true;
    std::vector<std::unique_ptr<Sink>> files_;
    std::vector<Stream> streams_;
};

}  // namespace dxbudget
