"""The forms of `dxbudget init`: python3 forms_test.py PROGRAM

`init` writes each form as it stands in examples/forms. It is clean, all of it is checked, and as soon as one number in
its text is one unit more or less, `check` ends with 1: figures, rates, and what calculations are made of.
"""

import pathlib
import re
import sys

from folder import Folder, expect

EXAMPLES = pathlib.Path(__file__).resolve().parent.parent / "examples" / "forms"
NUMBER = re.compile(r"(?<![\w.,])\d+(?:[.,]\d+)*(?!%:)")  # no part of a word or a key: FY2026, `At 19%:`
CELL = re.compile(r"(?<=[,▲])\d+")
WORDS = re.compile(r"(title|department|fiscal_year|- name|事業名|担当課?|年度|- 名称):")  # no figures

# The numbers that may be one off, by form and line. Heads, and what a head costs, are questioned at most (a warning); a
# limit is not reached.
UNPROTECTED = {
    "starter": ["sheet.yaml: 正職員: {要求額: 0.1人, 前年度予算額: 0.1人}"],
    "request": [
        "request.yaml: 令和7年度: {正職員: 8000}",
        "request.yaml: 令和8年度: {正職員: 8024}",
        "request.yaml: 前年度予算額: 0.5人",
        "request.yaml: 要求額: 0.5人",
    ],
    "grant": ["grant.yaml: - total.match >= total.project * 15%", "grant.yaml: - total.sponsor <= 260,000"],
}


def numbers(name, text):
    """Where the numbers of the text begin and end, and the line that each stands in."""
    at = 0
    for line in text.splitlines(keepends=True):
        shown = re.sub(r"(^|\s)#.*", "", line)
        if name.endswith(".csv"):
            found = CELL.finditer(line)
        else:
            found = () if WORDS.match(shown.lstrip()) and "{" not in shown else NUMBER.finditer(shown)
        yield from ((at + number.start(), at + number.end(), shown.strip()) for number in found)
        at += len(line)


def one_off(number, step):
    """The number with its last digit one more or less, in its notation; none where it would get another length."""
    figures = list(number)
    for at in reversed(range(len(figures))):
        if not figures[at].isdigit():
            continue
        digit = int(figures[at]) + step
        figures[at] = str(digit % 10)
        if 0 <= digit <= 9:
            changed = "".join(figures)
            return None if re.match(r"0\d", changed) else changed
    return None


def slips(files):
    """For each number: its line, and all files with the number one off."""
    for name, text in files.items():
        for start, end, line in numbers(name, text):
            changed = [one_off(text[start:end], step) for step in (1, -1)]
            assert any(changed), text[start:end]
            for number in filter(None, changed):
                yield f"{name}: {line}", {**files, name: text[:start] + number + text[end:]}


def forms(folder):
    status, out, _ = folder.run("init", "--list", "--lang", "en")
    expect(status, 0)
    return re.findall(r"^  (\S+)", out, re.MULTILINE)


def written(program, arguments):
    """The files that `init` writes."""
    with Folder(program) as folder:
        expect(folder.run("init", "--no-schema", *arguments)[0], 0)
        files = {name: (folder.path / name).read_bytes().decode() for name in folder.names()}
        sheet = next(name for name in files if name.endswith(".yaml"))
        status, out, _ = folder.run("check", "-v", sheet, "--lang", "en")
        expect(status, 0)
        assert re.search(r" [1-9]\d* hold.*, 0 do not, 0 could not be checked; 0 errors, 0 warnings, 0 notes", out), out
        return files


def unseen(program, files):
    """The lines of numbers that may be one off, and how many slips were tried."""
    lines, sheet = [], next(name for name in files if name.endswith(".yaml"))
    with Folder(program) as folder:
        for line, changed in slips(files):
            at = folder.path / str(len(lines))
            at.mkdir()
            for name, text in changed.items():
                (at / name).write_bytes(text.encode())
            lines.append(line)
        status, out, err = folder.run("check", "-q", "--output", "concise", "--no-causes", "--lang", "en", ".")
        expect((status, err), (1, ""))
        seen = {int(number) for number in re.findall(r"^(?:\./)?(\d+)/\S+ error\[", out, re.MULTILINE)}
        if seen:  # the status of one alone
            expect(folder.run("check", "-q", f"{min(seen)}/{sheet}")[0], 1)
    assert len(lines) > 30, len(lines)
    return {line for number, line in enumerate(lines) if number not in seen}, len(lines)


def main():
    program, tried = sys.argv[1], 0
    with Folder(program) as folder:
        names = forms(folder)
    assert len(names) >= 10, names
    for name in names:
        for language in ("en", "ja"):
            for file, text in written(program, ["--form", name, "--lang", language]).items():
                translated = EXAMPLES / file.replace(".yaml", ".ja.yaml")
                example = translated if language == "ja" and translated.exists() else EXAMPLES / file
                expect(text, example.read_bytes().decode())
        arguments = [["--lang", "en"], ["--lang", "ja"]] if name == "starter" else [["--form", name]]
        lines = set()
        for one in arguments:
            found, count = unseen(program, written(program, one))
            lines |= found
            tried += count
        expect(sorted(lines), UNPROTECTED.get(name, []))
    print(f"{tried} slips of one unit were tried")


if __name__ == "__main__":
    main()
