/// The memory of gumbo, which knows no limit and no failure: when it asks for more than it may have, its parsing ends
/// by a jump back over its own frames, which hold nothing but this memory.
#pragma once

#include <csetjmp>
#include <cstddef>
#include <cstdlib>

namespace dxbudget::tables {

class HtmlArena {
  public:
    explicit HtmlArena(std::size_t most) : most_(most) {}
    HtmlArena(const HtmlArena&) = delete;
    HtmlArena& operator=(const HtmlArena&) = delete;
    ~HtmlArena() {
        while (last_ != nullptr) {
            Block* const before = last_->before;
            std::free(last_);
            last_ = before;
        }
    }

    /// As gumbo asks: `arena` is one of these.
    static void* allocate(void* arena, std::size_t size) { return static_cast<HtmlArena*>(arena)->take(size); }
    static void release(void*, void*) {}  // all at the end

    std::jmp_buf out;  ///< where to go when there is no more

  private:
    struct alignas(std::max_align_t) Block {
        Block* before;
    };
    static constexpr std::size_t usual_size = std::size_t{1} << 20U;

    void* take(std::size_t size) {
        size = (size + sizeof(Block) - 1) / sizeof(Block) * sizeof(Block);
        if (size > left_) {
            const std::size_t block_size = size > usual_size / 4 ? size : usual_size;
            if (block_size > most_ - taken_) std::longjmp(out, 1);
            auto* const block = static_cast<Block*>(std::malloc(sizeof(Block) + block_size));
            if (block == nullptr) std::longjmp(out, 1);
            taken_ += block_size;
            block->before = last_;
            last_ = block;
            if (block_size == size) return block + 1;  // what is left of the usual block stays in use
            next_ = reinterpret_cast<char*>(block + 1);
            left_ = block_size;
        }
        void* const place = next_;
        next_ += size;
        left_ -= size;
        return place;
    }

    std::size_t most_;
    std::size_t taken_ = 0;
    Block* last_ = nullptr;
    char* next_ = nullptr;
    std::size_t left_ = 0;
};

}  // namespace dxbudget::tables
