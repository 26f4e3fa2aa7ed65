"""Editors say of a sheet's shape what `dxbudget check` says: python3 sheet_schema_test.py PROGRAM

The schemas of `dxbudget schema` accept every sheet and configuration of the examples, rules, documents and stories that
`check` can read, and whatever else it can read: some thousand sheets with one thing changed are shown to both. What
`check` refuses for its shape or its keys the schema refuses, too, but for a few.
"""

import copy
import json
import pathlib
import random
import re
import subprocess
import sys
import tempfile

import jsonschema
import yaml

ROOT = pathlib.Path(__file__).resolve().parent.parent
PROGRAM = str(pathlib.Path(sys.argv[1]).resolve())
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)

WRONG_SHEETS = r"""
items: 5
items: {講座: 400}
内訳: 講座
unit: [千円]
rounding: sideways
端数処理: 四捨
rounding: {sums: half-up, products: sideways}
partial: maybe
total: [1, 2]
items: [{name: a, requested: [1]}]
items: [{name: [a]}]
items: [{name: a, counted: perhaps}]
items: [{name: a, itmes: []}]
itmes: []
requestd: 5
funding: {requested: 5}
funding: {国庫支出金: [1]}
funding: {share: 1/2}
costs: 5
costs: {人件非: {requested: 5}}
breakdowns: []
workings: 5
also: 5
also: [{whre: 見出し}]
limit: [5]
share: 1/2
items: [{name: a, share: [1/2]}]
stages: [a]
stages: {a: {kind: rate}}
stages: {a: {lable: x}}
stages: {a: 現計}\nitems: 5
stages: {a: 現計}\nitems: [{name: a, 現計: [1]}]
unit_costs: {正職員: [8030]}
checks: {a: b}
checks: [{check: a <= b, severity: grave}]
items: {csv: a.csv, levles: [款]}
items: {csv: a.csv, fill: maybe}
- items
"""
RIGHT_SHEETS = r"""
{}
items:
総額 (A): {requested: 5}\ntitle: 2026-04-01\ndepartment: 5\nnote: yes\nmeta: [1]
stages: {加算: 加算額, x: 内訳}\n加算: 5\n内訳: 6
stages: {k: [現計, "経費 = a + b"]}\n経費: 5
段　階: {a: 現計}\n現計: 5
stages: {a: 現計}\nfunding: {現計: {国庫支出金: 5, 内訳: 4}}\ncosts: {現計: {事業費(A): 5, 正職員: 1人}}
costs: {requested: {事業費(A): 5, その他職員: 1人}, approved: {人件費: 1}}
funding: 国1/2、単県
partial: はい\nrounding: 切捨て\ntotal: 5
limit: {requested: 5, note: [x]}
unit_costs: {2026: {正職員: 8030}, 令和7年度: {正職員: 803万円}, tolerance: 3}
"""
WRONG_CONFIGURATIONS = r"""
unit: [千円]
severity: {}
severities: {sum-mismach: error}
severities: {sum-mismatch: grave}
severities: {not-yaml: off}
severities: [sum-mismatch]
exclude: {a: b}
language: fr
rounding: sideways
title: 設定
"""
RIGHT_CONFIGURATIONS = r"""
{}
severities: {sum-mismatch: off, limit-exceeded: エラー, not-yaml: error, change-not-stated: 無効}
規則: {sum-mismatch: no}\n除外: archive/\n言語: 日本語
exclude: [archive/, "*.old.yaml"]
"""


class Yaml12(yaml.SafeLoader):
    """To YAML 1.2, `yes` and a date are texts."""

    yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith((":bool", ":timestamp"))]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


Yaml12.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(true|True|TRUE|false|False|FALSE)$"), list("tTfF"))


def as_json(value):
    """What an editor sees: keys are texts, and so are dates."""
    if isinstance(value, dict):
        return {str(key): as_json(part) for key, part in value.items()}
    if isinstance(value, list):
        return [as_json(part) for part in value]
    return value if value is None or isinstance(value, (str, int, float, bool)) else str(value)


def documents(text):
    """The documents of a file, as YAML 1.1 and as YAML 1.2 read them."""
    for loader in (yaml.SafeLoader, Yaml12):
        for document in yaml.load_all(text, loader):
            yield as_json(document)


def run(*arguments, status=(0,)):
    done = subprocess.run([PROGRAM, *arguments], capture_output=True, cwd=ROOT, check=False,
                          encoding="utf-8")
    assert done.returncode in status, (arguments, done.returncode, done.stderr)
    return done.stdout


def schema_of(document):
    """Its schema, which is the one that the documents have."""
    text = run("schema", document, "--lang", "en")
    committed = ROOT / "docs" / f"{document}.schema.json"
    assert committed.read_text(encoding="utf-8") == text, f"{committed} is out of date; `./dev refresh` renews it"
    schema = json.loads(text)
    jsonschema.Draft7Validator.check_schema(schema)
    for name in re.findall(r'"\$ref": "#/definitions/([^"]*)"', json.dumps(schema)):
        assert isinstance(schema["definitions"].get(name), dict), name
    japanese = json.loads(run("schema", document, "--lang", "ja"))
    assert json.dumps(schema).count("description") == json.dumps(japanese).count("description") > 50
    return jsonschema.Draft7Validator(schema)


def blocks(kind):
    """The blocks of that kind in the documents, by their file."""
    for path in [ROOT / "README.md", ROOT / "README.ja.md", *sorted((ROOT / "docs").rglob("*.md"))]:
        if path.name == "rules.md":
            continue
        for match in BLOCK.finditer(path.read_text(encoding="utf-8")):
            if match.group(1) == kind:
                yield path.name, match.group(2)


def sheets():
    """Every sheet that is without a flaw of reading."""
    for path in sorted((ROOT / "examples").rglob("*.yaml")):
        yield path.name, path.read_text(encoding="utf-8")
    for rule in json.loads(run("rules", "--output", "json"))["rules"]:
        yield rule["id"], rule["good"]["en"]
        yield rule["id"], rule["good"]["ja"]
    yield from blocks("yaml")
    for language in ("en", "ja"):
        yield "init", run("init", "-", "--lang", language)


def configurations():
    for path in sorted((ROOT / "tests" / "cli").rglob(".dxbudget.yaml")):
        if not re.search("hostile|unusable|words-of", str(path)):
            yield str(path), path.read_text(encoding="utf-8")
    for name, text in blocks("yml"):
        if any(key in text for key in ("unit_costs:", "severities:", "人件費単価:", "重要度:")):
            yield name, text


def check_accepted(validator, texts):
    count = 0
    for name, text in texts:
        for document in documents(text):
            count += 1
            error = jsonschema.exceptions.best_match(validator.iter_errors(document))
            assert error is None, f"{name}: {list(error.absolute_path)}: {error.message[:300]}\n{text}"
    return count


def lines_of(texts):
    return [line.replace("\\n", "\n") for line in texts.strip().split("\n")]


def check_refused(validator, texts):
    for text in lines_of(texts):
        for document in documents(text):
            assert not validator.is_valid(document), f"accepted, and should not be: {text}"


def nodes(value, path=()):
    yield path
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in parts:
        yield from nodes(part, (*path, key))


def at(value, path):
    for key in path:
        value = value[key]
    return value


VALUES = [5, "x", "5", "yes", True, None, [], {}, [5], ["x"], [[]], {"requested": 5}, {"x": 5}, {"a": {"b": 5}},
          {"requested": {"x": 5}}, {"x": {"requested": 5}}, [{"requested": 5}], {"items": [{"amount": 5}]},
          {"items": 5}, {"total": 5}, {"note": []}, {"rounding": "half-up"}, {"rounding": []}, "1/2", "四捨五入",
          {"share": "rest"}, {"label": "a", "kind": "count"}, {"a": "項目"}, {"人件費": 5}, {"sums": "exact"}]


def mutant(document, words, chance):
    """The document with one thing changed: a value, a key, or one more key."""
    document = copy.deepcopy(document)
    path = chance.choice(list(nodes(document)))
    change = chance.choice(["value", "key", "more"])
    here = at(document, path)
    if change == "more" and isinstance(here, dict):
        here[chance.choice(words)] = chance.choice(VALUES)
    elif not path:
        return mutant(document, words, chance)
    elif change == "key" and isinstance(path[-1], str):
        whole = at(document, path[:-1])
        whole[chance.choice(words)] = whole.pop(path[-1])
    else:
        at(document, path[:-1])[path[-1]] = chance.choice(VALUES)
    return document


def check_against_program(validator, reading_rules, of_reading):
    """What `check` reads the schema accepts; how much of what `check` refuses for its shape the schema refuses."""
    chance = random.Random(1)
    definitions = validator.schema["definitions"].values()
    words = sorted({word for definition in definitions for word in definition.get("properties", ())})
    words += ["zzz", "x", "項目 (A)", "計 = a + b"]
    originals = [document for _, text in sheets() for document in documents(text) if document]
    mutants = [mutant(chance.choice(originals), words, chance) for _ in range(3000)]
    with tempfile.TemporaryDirectory() as folder:
        paths = [pathlib.Path(folder) / f"{number:05}.yaml" for number in range(len(mutants))]
        for path, document in zip(paths, mutants):
            path.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
        # By name: of a folder, those without a single key of a sheet would be passed over.
        output = run("check", "--no-causes", "--isolated", "-o", "jsonl", "-q", *map(str, paths), status=(0, 1))
    refused = misshapen = 0
    for line, document in zip(output.splitlines(), mutants):
        flaws = {finding["rule"] for finding in json.loads(line)["findings"] if finding["rule"] in of_reading}
        error = jsonschema.exceptions.best_match(validator.iter_errors(document))
        if not flaws:
            assert error is None, f"{list(error.absolute_path)}: {error.message[:300]}\n{document}"
        if flaws & reading_rules:
            misshapen += 1
            refused += error is not None
    print(f"of {len(mutants)} sheets with one thing changed {misshapen} are misshapen; {refused} of them are refused")
    assert refused > 0.9 * misshapen > 500


def main():
    sheet = schema_of("sheet")
    configuration = schema_of("configuration")
    count = check_accepted(sheet, sheets())
    count += check_accepted(sheet, (("right", text) for text in lines_of(RIGHT_SHEETS)))
    count += check_accepted(configuration, configurations())
    count += check_accepted(configuration, (("right", text) for text in lines_of(RIGHT_CONFIGURATIONS)))
    print(f"{count} documents accepted")
    check_refused(sheet, WRONG_SHEETS)
    check_refused(configuration, WRONG_CONFIGURATIONS)
    severities = configuration.schema["definitions"]["configuration.severities"]["properties"]
    of_reading = {rule for rule, severity in severities.items() if "off" not in severity["enum"]}
    check_against_program(sheet, {"wrong-shape", "unknown-key"}, of_reading)


main()
