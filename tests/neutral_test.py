"""Nothing that stands in a sheet, a path, an option or a configuration speaks to the terminal or to the runner of
GitHub Actions, whatever the command, the format and the stream: neutral_test.py PROGRAM"""

import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unicodedata

PROGRAM = os.path.abspath(sys.argv[1])

NAMES = [
    "\x1b[31mRED\x1b]0;t\x07",
    "\n::error file=x::n",
    "\r::stop-commands::r",
    "\r\n  ::add-mask::rn",
    "::add-mask::5",
    " \t::set-output name=x::y",
    "\u3000\u00a0::group::wide spaces",
    ":\u00ad:error::soft",
    ":\ufe0f:error::form",
    "##[error]x",
    "a##[add-mask]b##[",
    "#\ufe0f#\ufe0f[error]",
    "%0A::add-mask::1",
    "\u202eevil\u202c\u2066x\u2067\u061c",
    "\u0085::error::nel\u2028::error::ls\u2029::error::ps",
    "\u2800braille\u200bzero\u200c\u200d\u2060\u3164\u115f\ufeff",
    "\u009b31mC1",
    "\x7f\x00\x08",
    "\U000e0041tag\U000e0100",
    "=cmd|' /C calc'!A0",
    "</td><script>alert(1)</script> | `x` ]]> {0}",
    "葛\U000e0100城市の事業",
]
# What a file may be called: no NUL, no slash, and not too long.
FILES = [name.replace("\x00", "").replace("/", "_") + ".yaml" for name in NAMES]
FILES += ["##[error]y.yaml", "::error file=x::n\nb.yaml", "\n::error::a:1.yaml", ":.yaml"]

INVISIBLE = {0x2800, 0x34F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0} | set(range(0x180B, 0x1810))
FORMS = set(range(0xFE00, 0xFE10)) | set(range(0xE0100, 0xE01F0))
COLOUR = re.compile(r"\x1b\[[0-9;]*m")
ANNOTATION = re.compile(r"::(error|warning|notice) (file=[^:,\n]+(,line=\d+,endLine=\d+(,col=\d+,endColumn=\d+)?,"
                        r"title=[a-z0-9-]+)?|title=dxbudget)::")


def hidden(text):
    """The characters of a text that nobody sees, or that change what others look like."""
    before = "\0"
    for at, c in enumerate(text):
        is_line_end = c == "\n" or (c == "\r" and text[at + 1 : at + 2] == "\n")
        has_form = ord(c) in FORMS and ord(before) >= 0x80
        before = c
        if is_line_end or c == "\t" or has_form:
            continue
        if unicodedata.category(c) in ("Cc", "Cf", "Zl", "Zp") or ord(c) in INVISIBLE or ord(c) in FORMS:
            yield f"U+{ord(c):04X} in {text[max(0, at - 30) : at + 10]!r}"


def commands(text):
    """The lines that the runner would take for commands, without the program's own annotations."""
    for line in re.split(r"[\r\n]+", text):
        if "##[" in line or (line.strip().startswith("::") and not ANNOTATION.match(line)):
            yield line


def quoted(text):
    """The text in double quotes, as YAML has them."""
    escaped = "".join(c if " " <= c < "\x7f" and c not in '"\\' else f"\\U{ord(c):08X}" for c in text)
    return f'"{escaped}"'


def sheet(names=tuple(NAMES)):
    """A sheet with the names everywhere that a name, a note or a word may stand, and errors of every kind."""
    few = names[:: max(1, len(names) // 6)]
    lines = ["title: " + quoted(names[0]), "unit: USD", "total: {requested: 99999, previous: 3, change: 12}", "items:"]
    for name in map(quoted, names):
        lines.append(f"  - {{name: {name}, requested: 5, previous: 3, change: 9, limit: 1, note: {name}}}")
    for name in map(quoted, few):
        lines.append(f"  - {{name: {name}, requested: {name}, items: [{{name: {name}, requested: 3}}]}}")
    lines.append("also:")
    lines += [f"  - {{where: {name}, requested: 4}}" for name in map(quoted, few)]
    lines.append("funding:")
    lines += [f"  - {{name: {name}, share: {name}, requested: 1}}" for name in map(quoted, few)]
    lines.append("breakdowns:")
    lines += [f"  {name}: [{{name: a, requested: 3}}]" for name in map(quoted, few)]
    lines.append("checks:")
    lines += [f"  - {{check: total.requested < 1, message: {name}}}" for name in map(quoted, names)]
    lines += [f"  - {{check: {name}}}" for name in map(quoted, names)]
    lines += [f"{name}: 5" for name in map(quoted, names)]
    return "\n".join(lines) + "\n"


def staged():
    """A sheet whose stages, unit and department have the names, which holds."""
    lines = ["title: x", "department: " + quoted(NAMES[1]), "unit: " + quoted("人\u202e::"), "stages:"]
    lines += [f"  s{i}: {{label: {quoted(name)}}}" for i, name in enumerate(NAMES)]
    lines.append("items:")
    lines += [f"  - {{name: {quoted(name)}, s0: 1, s1: 2}}" for name in NAMES]
    lines.append(f"total: {{s0: {len(NAMES)}, s1: 1}}")
    return "\n".join(lines) + "\n"


def broken():
    """Raw characters in what YAML cannot read, on a line of their own and in comments."""
    raw = [name for name in NAMES if not any(ord(c) < 0x20 or 0x7F <= ord(c) < 0xA0 or c == "\ufeff" for c in name)]
    lines = ["unit: USD", "items:"] + [f"  - {{name: {name} requested: 5}}" for name in raw]
    lines += [f"  - {{name: a, requested: {name}}} # dxbudget: ignore[{name}]: {name}" for name in raw] + raw
    return "\n".join(lines) + "\n"


def table():
    cell = lambda name: '"' + name.replace('"', '""').replace("\x00", "") + '"'
    rows = ["name,requested," + ",".join(map(cell, NAMES))]
    rows += [f"{cell(name)},5,{cell(name)}" for name in NAMES]
    return "\r\n".join(rows) + "\r\n"


CONFIGURATION = "checks:\n" + "".join(f"  - {{check: total.requested < 1, message: {quoted(n)}}}\n" for n in NAMES)
BROKEN_CONFIGURATION = "rules:\n" + "".join(f"  {quoted(n)}: {quoted(n)}\n" for n in NAMES) + "language: ja\n"
FORMATS = ["full", "concise", "markdown", "json", "jsonl", "sarif", "github", "gitlab", "rdjson", "junit", "html"]


def runs():
    """Arguments, standard input, and whether standard output is the sheet's own bytes."""
    for form in FORMATS:
        yield ["check", "-v", "-o", form, "."], None
        yield ["check", "-o", form, "--stream", "--stdin-name", "\n::error::\u202e"], sheet() + "---\n" + broken()
    yield ["check", "--statistics", "--max-findings", "1", "."], None
    yield ["check", "--show-config", "."], None
    yield ["check", "-v", "--config", "configuration", "names.yaml"], None
    yield ["check", "--show-config", "--config", "configuration", "names.yaml"], None
    yield ["check", "--config", "broken\n::error::\u202e", "names.yaml"], None
    yield ["calc", "--config", "broken\n::error::\u202e", "names.yaml"], None
    yield ["check", "--baseline", "broken\n::error::\u202e", "names.yaml"], None
    yield ["check", "--write-baseline", "names.yaml", "staged.yaml"], None
    for form in ("table", "json", "csv", "yaml"):
        yield ["calc", "-o", form, "."], None
    for command in (["coverage"], ["fix", "--diff"]):
        yield command + ["names.yaml", "staged.yaml", "broken.yaml", "table.yaml"] + FILES, None
    yield ["mutate", "few.yaml", "table.yaml"] + FILES, None
    for path in ("names.yaml", "staged.yaml", "broken.yaml", "table.yaml"):
        yield ["explain", path, "total.requested"], None
    for number in range(1, 2 * len(NAMES), 6):
        yield ["explain", "names.yaml", f"items/#{number}.requested"], None
        yield ["explain", "staged.yaml", f"items/#{number}.s0"], None
    words = [name.replace("\x00", "") for name in NAMES]
    for command in ("check", "calc", "fix", "coverage", "mutate"):
        yield [command] + words, None
    yield ["calc", "staged.yaml"] + [part for word in words for part in ("--set", word + "=" + word)], None
    yield ["calc", "staged.yaml"] + [part for word in words for part in ("--set", "items/#1.s0=" + word)], None
    yield ["init", "."], None
    for word, name in list(zip(words, FILES))[::3] + [(FILES[-2], FILES[-2]), (words[4], FILES[4])]:
        yield ["explain", "names.yaml", word], None
        yield ["explain", name, "total"], None
        yield ["explain", name + ":7"], None
        yield ["check", "--" + word, "names.yaml"], None
        yield ["check", "-o", word, "names.yaml"], None
        yield ["check", "-o", "json=" + word + "/x", "names.yaml"], None
        yield ["check", "--select", word, "names.yaml"], None
        yield ["check", "--cache", "names.yaml/" + word, "names.yaml"], None
        yield [word], None
        yield ["rule", word], None
        yield ["init", word + "/x"], None
        yield ["init", name], None
        yield ["--lang", word, "rules"], None
    yield ["rules"], None
    yield ["rules", "-o", "markdown"], None
    yield ["rules", "-o", "json"], None


def run(arguments, given, environment):
    done = subprocess.run([PROGRAM] + arguments, input=(given or "").encode(), capture_output=True, env=environment)
    return done.returncode, done.stdout, done.stderr


def main():
    failures = []
    folder = pathlib.Path(tempfile.mkdtemp())
    os.chdir(folder)
    for name, text in (("names.yaml", sheet()), ("few.yaml", sheet(NAMES[1:8])), ("staged.yaml", staged()), ("broken.yaml", broken()),
                       ("table.csv", table()), ("table.yaml", "unit: USD\ntotal: 3\nitems: {csv: table.csv, levels: [name]}\n"),
                       ("configuration", CONFIGURATION), ("broken\n::error::\u202e", BROKEN_CONFIGURATION)):
        pathlib.Path(name).write_text(text, encoding="utf-8")
    for name in FILES:
        pathlib.Path(name).write_text("total: 3\nitems: [{amount: 1}, {amount: 1}]\n")
    plain = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "TERM": "xterm",
             "ASAN_OPTIONS": os.environ.get("ASAN_OPTIONS", ""), "UBSAN_OPTIONS": os.environ.get("UBSAN_OPTIONS", "")}
    actions = plain | {"GITHUB_ACTIONS": "true"}
    count = 0
    for arguments, given in runs():
        for environment, more in ((plain, ["--color", "always"]), (actions, ["--lang", "ja"])):
            status, out, err = run(arguments + more, given, environment)
            count += 1
            is_patch = "--diff" in arguments and environment is plain  # bytes of the sheet, for a program
            for stream, text in (("out", out), ("err", err)):
                shown = COLOUR.sub("", text.decode("utf-8", "replace"))
                if stream == "out" and is_patch:
                    continue
                wrong = list(hidden(shown))
                if environment is actions:
                    wrong += commands(shown)
                if status not in (0, 1, 2):
                    wrong.append(f"status {status}")
                if wrong:
                    failures.append(f"{arguments + more} on {stream}: {wrong[:3]}")
    for failure in failures[:40]:
        print(failure)
    print(f"{count} runs, {len(failures)} streams that are not neutral")
    return 1 if failures else 0


sys.exit(main())
