"""What `dxbudget diff` says holds both ways, and its JSON is what docs/diff.schema.json says: python3 diff_test.py PROGRAM"""

import copy
import json
import pathlib
import re
import subprocess
import sys
import tempfile
from fractions import Fraction

import jsonschema

ROOT = pathlib.Path(__file__).resolve().parent.parent
PROGRAM = str(pathlib.Path(sys.argv[1]).resolve())
MIRRORED = {"changed": "changed", "added": "dropped", "dropped": "added"}


def run(*arguments):
    done = subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, check=False, encoding="utf-8")
    return done.returncode, done.stdout


def diff(validator, before, after, language="en"):
    status, text = run("diff", "--lang", language, "-o", "json", before, after)
    document = json.loads(text)
    validator.validate(document)
    gaps = sum(len(sheet["not_carried_through"]) for sheet in document["sheets"])
    assert status == (1 if gaps else 0), (before, after, status)
    return document


def facts(document, mirrored):
    """Every change as (figure's last name and stage, kind, before, after, difference), the other way round where that is asked for."""
    found = []
    for sheet in document["sheets"]:
        for figure in sheet["figures"]:
            before, after = figure["before"], figure["after"]
            difference = Fraction(figure["difference"]) if "difference" in figure else None
            kind = figure["kind"]
            if mirrored:
                before, after, kind = after, before, MIRRORED[kind]
                difference = None if difference is None else -difference
            value = lambda version: None if version is None else (version["stated"], version.get("value"), version.get("words"))
            found.append((re.split(r"[/.]", figure["figure"])[-1], kind, value(before), value(after), difference))
    return sorted(found, key=str)


def check_pair(validator, before, after):
    forth = diff(validator, before, after)
    assert facts(forth, False) == facts(diff(validator, after, before), True), (before, after)
    return forth


def main():
    schema = json.loads((ROOT / "docs" / "diff.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft7Validator.check_schema(schema)
    validator = jsonschema.Draft7Validator(schema)
    pairs = 0
    with tempfile.TemporaryDirectory() as folder:
        computed = pathlib.Path(folder, "computed.yaml")
        slipped = pathlib.Path(folder, "slipped.yaml")
        for sheet in sorted((ROOT / "examples").glob("*.yaml")):
            same = diff(validator, sheet, sheet, "ja")
            assert not any(one["figures"] or one["not_carried_through"] for one in same["sheets"]), sheet
            status, text = run("calc", "-o", "yaml", sheet)
            if status != 0:
                continue
            computed.write_text(text, encoding="utf-8")
            check_pair(validator, sheet, computed)
            numbers = [match for match in re.finditer(r"(?<=: )[1-9][0-9]{2,}(?=[,}\n])", text)]
            for match in numbers[:: max(1, len(numbers) // 4)]:
                amount = int(match.group()) + 7
                slipped.write_text(text[: match.start()] + str(amount) + text[match.end():], encoding="utf-8")
                forth = check_pair(validator, computed, slipped)
                changed = [figure for one in forth["sheets"] for figure in one["figures"]]
                pairs += any(figure["after"] and figure["after"].get("value") == str(amount) for figure in changed)
    assert pairs > 20, pairs
    example = diff(validator, ROOT / "tests/cli/diff/old.yaml", ROOT / "tests/cli/diff/new.yaml")
    for spoil in (lambda d: d.update(extra=1), lambda d: d.pop("version"), lambda d: d["sheets"][0].pop("state"),
                  lambda d: d["sheets"][0]["figures"][0].update(kind="?"), lambda d: d["sheets"][0]["figures"][0].pop("after"),
                  lambda d: d["sheets"][0]["not_carried_through"][0].update(declared=1600)):
        wrong = copy.deepcopy(example)
        spoil(wrong)
        assert not validator.is_valid(wrong), wrong
    print(f"{pairs} slips compared both ways")


if __name__ == "__main__":
    main()
