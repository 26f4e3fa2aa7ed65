"""What `dxbudget check` writes for programs is what its schema says: python3 schema_test.py PROGRAM

json and jsonl are described by docs/check.schema.json, sarif by the part of its specification in sarif.schema.json.

Every example sheet, every example of every rule, hostile input and unreadable paths are checked in both languages.
"""

import copy
import json
import pathlib
import subprocess
import sys

import jsonschema

ROOT = pathlib.Path(__file__).resolve().parent.parent
HOSTILE = [
    b"",
    b"\xff\xfe",
    b"a: [",
    b"total: {requested: \x1b[31m1}\n",
    "items: [{name: \"\u202e\x7f\", amount: 1}]\ntotal: 2\n".encode(),
    b"unit: USD\ntotal: {requested: 1}\nfunding: [{name: a, share: 1/3, requested: 5}, {name: b, share: rest}]\n",
    b"total: 99999999999999999999999999999999999999999999\n",
]


def run(program, *arguments, stdin=b"", read=json.loads):
    """The program's standard output, which must be one document of its format and nothing else."""
    done = subprocess.run([program, *arguments], input=stdin, capture_output=True, cwd=ROOT, check=False)
    assert done.returncode in (0, 1, 2), (arguments, done.returncode, done.stderr)
    text = done.stdout.decode()
    assert not any(ord(c) < 0x20 and c != "\n" or 0x7F <= ord(c) < 0xA0 or c in "\u202e\u2066" for c in text)
    return read(text)


def lines(text):
    """A document a line."""
    return [json.loads(line) for line in text.splitlines()]


def documents(program, output="json", read=json.loads):
    """Documents of every kind that `check` can write."""
    for language in ("en", "ja"):
        check = ("check", "--output", output, "--lang", language)
        yield run(program, *check, "examples", "no/such/file.yaml", "docs", read=read)
        for rule in run(program, "rules", "--output", "json")["rules"]:
            yield run(program, *check, "-", stdin=rule["bad"].encode(), read=read)
            yield run(program, *check, "-", stdin=rule["good"].encode(), read=read)
        for text in HOSTILE:
            yield run(program, *check, "-", stdin=text, read=read)


def check_sarif(program):
    """Every run is valid; together they show all that the schema describes of a result."""
    schema = json.loads((ROOT / "tests" / "sarif.schema.json").read_text(encoding="utf-8"))
    validator = jsonschema.Draft7Validator(schema)
    parts = set()
    for document in documents(program, "sarif"):
        validator.validate(document)
        run_of_it = document["runs"][0]
        rules = run_of_it["tool"]["driver"]["rules"]
        for result in run_of_it["results"]:
            parts.update(result)
            assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    missing = set(schema["definitions"]["result"]["properties"]) - parts
    assert not missing, f"no document shows {missing}"


def objects(schema):
    """Every object schema within a schema."""
    if isinstance(schema, dict):
        if schema.get("type") == "object":
            yield schema
        for part in schema.values():
            yield from objects(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from objects(part)


def spoilt(document):
    """The same document with one mistake each: a schema with teeth refuses all of them."""
    for spoil in (
        lambda d: d.update(extra=1),
        lambda d: d.pop("summary"),
        lambda d: d.update(version=2),
        lambda d: d["files"].append({"path": "x"}),
        lambda d: d["summary"].update(errors="1"),
        lambda d: d["summary"]["tally"].pop("held"),
    ):
        wrong = copy.deepcopy(document)
        spoil(wrong)
        yield wrong


def main():
    schema = json.loads((ROOT / "docs" / "check.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft7Validator.check_schema(schema)
    for part in objects(schema):
        assert part.get("additionalProperties") is False, part
    validator = jsonschema.Draft7Validator(schema)
    program = str(pathlib.Path(sys.argv[1]).resolve())
    parts = set()
    for document in documents(program):
        validator.validate(document)
        for wrong in spoilt(document):
            assert not validator.is_valid(wrong), wrong
        for file in document["files"]:
            parts.update(file)
            for finding in file.get("findings", []):
                parts.update(finding)
                parts.update(finding.get("comparison", {}))
    items = schema["properties"]["files"]["items"]
    of_file = jsonschema.Draft7Validator({**items, "definitions": schema["definitions"]})
    for document in documents(program, "jsonl", lines):
        for file in document:
            of_file.validate(file)
    check_sarif(program)
    expected = {"error", "findings", "not_checked", "comparison", "addends", "help", "related", "figure", "causes", "explained"}
    assert expected <= parts, f"no document shows {expected - parts}"


if __name__ == "__main__":
    main()
