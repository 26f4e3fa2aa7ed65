#include "report/page.hpp"

#include <cstdint>

#include "report_style.hpp"

namespace dxbudget {

constexpr unsigned value_of_hex(char digit) {
    return static_cast<unsigned>(digit <= '9' ? digit - '0' : digit - 'a' + 10);
}

/// A digest in hexadecimal digits as base64 has it.
static std::string in_base64(std::string_view hex) {
    static constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    for (std::size_t i = 0; i < hex.size(); i += 6) {  // three bytes
        std::uint32_t bits = 0;
        for (std::size_t digit = i; digit < i + 6; ++digit) {
            bits = bits << 4U | (digit < hex.size() ? value_of_hex(hex[digit]) : 0);
        }
        for (int shift = 18; shift >= 0; shift -= 6) out += letters[bits >> static_cast<unsigned>(shift) & 63U];
    }
    const std::size_t missing = (6 - hex.size() % 6) % 6 / 2;
    return out.replace(out.size() - missing, missing, missing, '=');
}

std::string page_of(std::string_view title, const Markup& body, Language language) {
    // Nothing is loaded and nothing is run: the one style that stands in the page is admitted, by its digest.
    const std::string policy = "default-src 'none'; style-src 'sha256-" + in_base64(report_style::sha256) +
                               "'; base-uri 'none'; form-action 'none'";
    Markup page;
    page.own("<!DOCTYPE html>");
    {
        const auto html = page.in("html", {{"lang", language == Language::japanese ? "ja" : "en"}});
        {
            const auto head = page.in("head");
            page.empty("meta", {{"charset", "utf-8"}});
            page.empty("meta", {{"http-equiv", "Content-Security-Policy"}, {"content", policy}});
            page.empty("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
            page.empty("meta", {{"name", "color-scheme"}, {"content", "light dark"}});
            page.empty("meta", {{"name", "referrer"}, {"content", "no-referrer"}});
            page.element("title", title);
            const auto style = page.in("style");
            page.own(report_style::text);
        }
        const auto inside = page.in("body");
        page.append(body);
    }
    page.own("\n");
    return std::move(page).str();
}

}  // namespace dxbudget
