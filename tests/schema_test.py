"""What `dxbudget check` writes for programs is what its schema says: python3 schema_test.py PROGRAM

json and jsonl are described by docs/check.schema.json; sarif, rdjson and gitlab by the parts of their specifications
in *.schema.json; junit and github by the functions below, after what reads them.

Every example sheet, every example of every rule, hostile input and unreadable paths are checked, for json in both
languages.
"""

import collections
import copy
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree

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
    rb"""unit: USD
items:
  - name: "::error::%0A\r\n]]><script>|`@x ##[error]\e[31m\uFFFE\u202E"
    items: [{name: "=1", amount: 13}, {amount: 27}]
    total: 95
""",
    b"unit: USD\nitems:\n" + b"  - {items: [{amount: 13}, {amount: 27}], total: 95}\n" * 30,
]


def run(program, *arguments, stdin=b"", read=json.loads, folder=ROOT):
    """The program's standard output, which must be one document of its format and nothing else."""
    done = subprocess.run([program, *arguments], input=stdin, capture_output=True, cwd=folder, check=False)
    assert done.returncode in (0, 1, 2), (arguments, done.returncode, done.stderr)
    text = done.stdout.decode()
    assert not any(ord(c) < 0x20 and c != "\n" or 0x7F <= ord(c) < 0xA0 or c in "\u202e\u2066" for c in text)
    return read(text)


def examples(program):
    """Every example of every rule."""
    for rule in run(program, "rules", "--output", "json")["rules"]:
        for language in ("en", "ja"):
            yield rule["bad"][language].encode()
            yield rule["good"][language].encode()


def lines(text):
    """A document a line."""
    return [json.loads(line) for line in text.splitlines()]


def documents(program, output="json", read=json.loads, languages=("en",), files=20):
    """Documents of every kind that `check` can write; those of the rules' examples are of so many files each."""
    name = "a,b:c|`@<\x1b>\u202e.yaml"
    texts = list(examples(program))
    for language in languages:
        check = ("check", "--output", output, "--lang", language)
        yield run(program, *check, "examples", "no/such/file.yaml", "docs", read=read)
        with tempfile.TemporaryDirectory() as folder:
            known = str(pathlib.Path(folder, "known.yml"))
            run(program, "check", "-q", "examples", "--write-baseline", known, read=str)
            yield run(program, *check, "examples", "--baseline", known, read=read)
        for begin in range(0, len(texts), files):
            with tempfile.TemporaryDirectory() as folder:
                names = []
                for number, text in enumerate(texts[begin : begin + files]):
                    names.append(f"{number} {name}")
                    pathlib.Path(folder, names[-1]).write_bytes(text)
                yield run(program, *check, *names, read=read, folder=folder)
        for text in HOSTILE:
            yield run(program, *check, "-", "--stdin-filename", name, stdin=text, read=read)


def schema_of(name):
    """The validator of a format, and its schema."""
    schema = json.loads((ROOT / "tests" / f"{name}.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft7Validator.check_schema(schema)
    return jsonschema.Draft7Validator(schema), schema


def check_rdjson(program):
    """Every run is valid, and the examples show all that a diagnostic may have."""
    validator, schema = schema_of("rdjson")
    parts = set()
    for document in documents(program, "rdjson", json.loads):
        validator.validate(document)
        parts.update(*document["diagnostics"])
    missing = set(schema["definitions"]["diagnostic"]["properties"]) - parts
    assert not missing, f"no document shows {missing}"


def check_gitlab(program):
    """Every run is valid, and no two findings have one fingerprint."""
    validator, _ = schema_of("gitlab")
    for document in documents(program, "gitlab", json.loads):
        validator.validate(document)
        fingerprints = [finding["fingerprint"] for finding in document]
        assert len(set(fingerprints)) == len(fingerprints), fingerprints


def check_junit(program):
    """Every run is what the schema of Jenkins' xUnit plugin (junit-10.xsd) admits, and its counts are true."""
    attributes = {
        "testsuites": {"name"},
        "testsuite": {"name", "file", "tests", "failures", "errors", "skipped"},
        "testcase": {"classname", "name"},
        "failure": {"type", "message"},
        "error": {"type", "message"},
        "skipped": {"message"},
        "system-out": set(),
    }
    children = {
        "testsuites": {"testsuite"},
        "testsuite": {"testcase"},
        "testcase": {"failure", "error", "skipped", "system-out"},
    }
    tags = set()
    for root in documents(program, "junit", xml.etree.ElementTree.fromstring):
        assert root.tag == "testsuites"
        for element in root.iter():
            tags.add(element.tag)
            assert set(element.attrib) == attributes[element.tag], element.attrib
            assert {child.tag for child in element} <= children.get(element.tag, set()), element.tag
        for suite in root:
            names = [case.get("name") for case in suite]
            assert len(set(names)) == len(names) == int(suite.get("tests")) > 0, suite.attrib
            for attribute, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
                assert int(suite.get(attribute)) == sum(case.find(tag) is not None for case in suite), suite.attrib
    assert tags == set(attributes), set(attributes) - tags


def check_github(program):
    """Every run gives the runner (its ActionCommand.cs) annotations alone, and no more of a kind than GitHub shows."""
    command = re.compile(r"::(error|warning|notice) ((?:[a-zA-Z]+=[^,:]*)(?:,[a-zA-Z]+=[^,:]*)*)::(.+)")
    for text in documents(program, "github", str, files=3):  # so that few findings go without an annotation
        kinds = collections.Counter()
        for line in text.splitlines():
            if not line.lstrip().startswith("::"):
                assert "##[" not in line, line
                continue
            match = command.fullmatch(line)
            assert match, line
            kinds[match.group(1)] += 1
            properties = dict(part.split("=", 1) for part in match.group(2).split(","))
            assert set(properties) in (
                {"file"},
                {"title"},
                {"file", "line", "endLine", "title"},
                {"file", "line", "endLine", "col", "endColumn", "title"},
            ), line
        assert all(count <= 10 for count in kinds.values()), kinds


def check_sarif(program):
    """Every run is valid; together they show all that the schema describes of a result."""
    validator, schema = schema_of("sarif")
    parts = set()
    for document in documents(program, "sarif", json.loads):
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
        names_its_members = part.get("additionalProperties") is False
        assert names_its_members or ("properties" not in part and part["additionalProperties"]), part
    validator = jsonschema.Draft7Validator(schema)
    program = str(pathlib.Path(sys.argv[1]).resolve())
    parts = set()
    for document in documents(program, languages=("en", "ja")):
        validator.validate(document)
        for wrong in spoilt(document):
            assert not validator.is_valid(wrong), wrong
        for file in document["files"]:
            parts.update(file)
            for finding in file.get("findings", []) + file.get("ignored", []) + file.get("known", []):
                parts.update(finding)
                parts.update(finding.get("comparison", {}))
    items = schema["properties"]["files"]["items"]
    of_file = jsonschema.Draft7Validator({**items, "definitions": schema["definitions"]})
    for document in documents(program, "jsonl", lines):
        for file in document:
            of_file.validate(file)
    check_sarif(program)
    check_rdjson(program)
    check_gitlab(program)
    check_junit(program)
    check_github(program)
    expected = {"error", "findings", "ignored", "known", "ignored_by", "not_checked", "comparison", "addends", "help", "related", "figure", "causes", "explained"}
    assert expected <= parts, f"no document shows {expected - parts}"


if __name__ == "__main__":
    main()
