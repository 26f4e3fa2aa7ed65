"""A repository with three sheets, one of them wrong, as CI checks it: python3 ci_test.py PROGRAM

The pre-commit hook, the GitHub Action and the GitLab job are run as these services would run them, and what they write
is held against what reads it.
"""

import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

import jsonschema

ROOT = pathlib.Path(__file__).resolve().parent.parent
RIGHT = "unit: 千円\ntotal: {requested: 300}\nitems:\n  - {name: 資料, requested: 200}\n  - {name: 講座, requested: 100}\n"
WRONG = """unit: 千円
items:
  - name: 普及促進
    requested: 44,900
    previous: 30,770
    change: 14,310
"""
GRADED = """unit: 円
total: {requested: 450, previous: 300, change: 140, limit: 420}
items: [{name: a, requested: 150}, {name: b, requested: 250}]
"""
SHEETS = {"budget/library.yaml": RIGHT, "budget/museum.yml": RIGHT, "budget/promotion.yaml": WRONG}


def make_repository(folder, sheets):
    """The sheets, and files beside them that are none."""
    for name, text in {**sheets, ".dxbudget.yaml": "unit: 千円\n", "README.md": "#\n"}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def run(command, folder, **environment):
    """A command in the repository, as a runner calls it."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("GITHUB_")}
    return subprocess.run(
        command, cwd=folder, env={**clean, **environment}, capture_output=True, text=True, check=False
    )


def block_after(text, key):
    """The lines of the last `key: |` of a YAML text."""
    lines = text[text.rindex(f"{key}: |\n") :].splitlines()[1:]
    indent = len(lines[0]) - len(lines[0].lstrip())
    return "\n".join(line[indent:] for line in lines)


def value_of(text, key):
    """The value of the last `key: value` of a YAML text."""
    return re.findall(rf"^[ -]*{key}: (.+)$", text, re.MULTILINE)[-1]


def check_pre_commit(program, folder):
    """The hook is given the sheets by name, and nothing else."""
    hook = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    names = [str(path.relative_to(folder)) for path in sorted(folder.rglob("*")) if path.is_file()]
    sheets = [
        name
        for name in names
        if re.search(value_of(hook, "files"), name) and not re.search(value_of(hook, "exclude"), name)
    ]
    assert sheets == sorted(SHEETS), sheets
    entry, *arguments = value_of(hook, "entry").split()
    assert entry == "dxbudget"
    done = run([program, *arguments, *sheets], folder)
    assert done.returncode == 1, done
    assert "error[change-mismatch]" in done.stdout and "budget/promotion.yaml:6:13" in done.stdout, done.stdout
    done = run([program, *arguments, *sheets[:2]], folder)
    assert done.returncode == 0, done


def check_action(program, folder, scratch):
    """The Action annotates, sums up and writes a file that code scanning takes."""
    action = scratch / "action"
    (action / "build/release").mkdir(parents=True)
    (action / "build/release/dxbudget").symlink_to(pathlib.Path(program).resolve())
    done = run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", block_after((ROOT / "action.yml").read_text(encoding="utf-8"), "run")],
        folder,
        GITHUB_ACTIONS="true",
        GITHUB_ACTION_PATH=str(action),
        GITHUB_OUTPUT=str(scratch / "output"),
        GITHUB_STEP_SUMMARY=str(scratch / "summary.md"),
        DXBUDGET_PATHS="budget",
        DXBUDGET_ARGUMENTS="--lang en",
        DXBUDGET_SARIF="dxbudget.sarif",
    )
    assert done.returncode == 1, done
    assert re.search(r"^::error file=budget/promotion\.yaml,line=6,", done.stdout, re.MULTILINE), done.stdout
    assert (scratch / "output").read_text(encoding="utf-8") == "sarif=dxbudget.sarif\n"
    assert "change-mismatch" in (scratch / "summary.md").read_text(encoding="utf-8")
    check_sarif(folder, folder / "dxbudget.sarif")


def check_sarif(folder, path):
    """What GitHub's upload asks of a SARIF file: valid, small enough, and about files of the repository."""
    sarif = json.loads(path.read_text(encoding="utf-8"))
    jsonschema.validate(sarif, json.loads((ROOT / "tests/sarif.schema.json").read_text(encoding="utf-8")))
    assert path.stat().st_size < 10 * 1024 * 1024 and len(sarif["runs"]) == 1
    results = sarif["runs"][0]["results"]
    assert 0 < len(results) < 25_000
    rules = sarif["runs"][0]["tool"]["driver"]["rules"]
    for result in results:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["partialFingerprints"]
        for location in result["locations"] + result.get("relatedLocations", []):
            place = location["physicalLocation"]
            text = (folder / place["artifactLocation"]["uri"]).read_text(encoding="utf-8")
            assert 1 <= place["region"]["startLine"] <= text.count("\n") + 1
    assert [result["ruleId"] for result in results if result["level"] == "error"] == ["change-mismatch"]


def check_problem_matcher(program, folder):
    """Every line of the concise output is a problem in either language, and its parts are told apart."""
    matchers = json.loads((ROOT / "integrations/problem-matcher.json").read_text(encoding="utf-8"))["problemMatcher"]
    owners = [matcher["owner"] for matcher in matchers]
    assert len(owners) == len(set(owners)), owners
    (folder / "graded").mkdir()
    (folder / "graded/sheet.yaml").write_text(GRADED, encoding="utf-8")
    grades = "severities: {change-mismatch: warning, limit-exceeded: note}\n"
    (folder / "graded/.dxbudget.yaml").write_text(grades, encoding="utf-8")

    def problems_in(*arguments):
        """The parts of each line, as the runner takes them; it knows no severity but these three."""
        done = run([program, "check", "--quiet", "--output", "concise", *arguments], folder)
        for line in done.stdout.splitlines():
            found = []
            for matcher in matchers:
                (pattern,) = matcher["pattern"]
                assert matcher["severity"] in ("error", "warning", "notice") and "severity" not in pattern, matcher
                if match := re.match(pattern["regexp"], line):
                    parts = {key: match[group] for key, group in pattern.items() if key != "regexp"}
                    found.append({**parts, "severity": matcher["severity"]})
            assert len(found) == 1, (line, found)
            yield found[0]

    first = next(problems_in("budget"))
    assert first.pop("message").startswith("普及促進 at change is 180 too much"), first
    place = {"file": "budget/promotion.yaml", "line": "6", "column": "13"}
    assert first == {**place, "severity": "error", "code": "change-mismatch"}, first
    of_language = [list(problems_in("--lang", language, "graded")) for language in ("en", "ja")]
    for problems in of_language:
        assert sorted(problem["severity"] for problem in problems) == ["error", "notice", "warning"], problems
    for problem in (problem for problems in of_language for problem in problems):
        problem.pop("message")
    assert of_language[0] == of_language[1], of_language


def check_gitlab(program, folder, scratch):
    """The job leaves the reports that it declares."""
    job = (ROOT / "integrations/gitlab-ci.yml").read_text(encoding="utf-8")
    command = re.search(r"^ +- (dxbudget check .+)$", job, re.MULTILINE)[1]
    (scratch / "bin").mkdir()
    (scratch / "bin/dxbudget").symlink_to(pathlib.Path(program).resolve())
    path = f"{scratch / 'bin'}:{os.environ['PATH']}"
    done = run(["sh", "-ec", command], folder, PATH=path, DXBUDGET_PATHS="budget")
    assert done.returncode == 1, done
    report = json.loads((folder / value_of(job, "codequality")).read_text(encoding="utf-8"))
    jsonschema.validate(report, json.loads((ROOT / "tests/gitlab.schema.json").read_text(encoding="utf-8")))
    assert [(each["location"]["path"], each["check_name"]) for each in report] == [
        ("budget/promotion.yaml", "change-mismatch")
    ]
    assert "<failure" in (folder / value_of(job, "junit")).read_text(encoding="utf-8")


def main(program):
    """Everything, in one repository each."""
    with tempfile.TemporaryDirectory() as scratch:
        scratch = pathlib.Path(scratch)
        folder = scratch / "repository"
        make_repository(folder, SHEETS)
        check_pre_commit(program, folder)
        check_problem_matcher(program, folder)
        check_action(program, folder, scratch)
        check_gitlab(program, folder, scratch)


main(str(pathlib.Path(sys.argv[1]).resolve()))
