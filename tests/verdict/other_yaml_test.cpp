/// Which YAML is a sheet, and which is another program's.

#include "verdict/other_yaml.hpp"

#include <string>

#include "catch.hpp"

using namespace dxbudget;

TEST_CASE("YAML of other programs has no key of a sheet; a sheet with a slip in each key is none of it") {
    struct Case {
        const char* text;
        bool is_other;
    };
    const auto c = GENERATE(values<Case>({
        {"name: ci\non: [push]\njobs:\n  build: {runs-on: ubuntu-latest, steps: [{run: make}]}\n", true},
        {"services:\n  web: {image: nginx, ports: ['80:80']}\nvolumes: {data: {}}\n", true},
        {"apiVersion: v1\nkind: Service\nmetadata: {name: x}\nspec: {ports: [{port: 80}]}\n---\napiVersion: v1\n",
         true},
        {"repos:\n  - repo: https://example.org/x\n    rev: v1\n", true},
        {"- hosts: all\n  tasks: [{name: x, command: ls}]\n", true},
        {"- a\n- b\n", true},
        {"just a text\n", true},
        {"site_name: x\nsite_name: y\nnav: [a.md]\n", true},
        // sheets, right or not
        {"total: 3\n", false},
        {"合計: 3\n", false},
        {"合 計: 3\n", false},
        {"totl: 3\nitmes: []\n", false},
        {"要求額: 3\n", false},
        {"合計：3\n", false},
        {"items:[1]\n", false},
        {"　合計: 3\n", false},
        {"- {name: a, requested: 3}\n- {name: b, requested: 4}\n", false},
        {"name: ci\n---\ntotal: 3\n", false},
        {"name: 'x\n", false},
        {"a: &x 1\nb: *y\n", false},
        {"", false},
        {"# a comment\n", false},
        {"name: \xff\n", false},
    }));
    CAPTURE(c.text);
    CHECK(is_other_yaml(audit(Source("x.yaml", c.text))) == c.is_other);
}
