"""The documents tell the truth: python3 docs_test.py [--refresh] PROGRAM

Every `yaml` block of the documents is a sheet (or several) that checks without an error (`yml` blocks are for other
programs), every block of output in the READMEs is the end of what the program really prints, and every link within the
repository leads somewhere. docs/ja/ keeps step with docs/: the same headings, tables and lists, and the same examples,
of which the program says the same. With --refresh the blocks of output are written anew.
"""

import json
import os
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
OUTPUTS = {
    "README.md": ["check", "--lang", "en", "examples/industrial-dx.yaml"],
    "README.ja.md": ["check", "--lang", "ja", "examples/industrial-dx.ja.yaml"],
}
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!\w+:)([^)#\s]*)(?:#([^)\s]+))?\)")


def run(program, arguments, stdin=None):
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "GITHUB_ACTIONS": ""}
    done = subprocess.run([program, *arguments], input=stdin, capture_output=True, cwd=ROOT, check=False,
                          env=environment, encoding="utf-8")
    return done.stdout


def from_first_error(output):
    """The output from its first error on, after the notes."""
    return output[re.search(r"^(error|エラー)\[", output, re.MULTILINE).start():]


def documents():
    """All that is written by hand: the examples of the rules have a test of their own."""
    found = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "examples").glob("*.md")]
    return [path for path in sorted(found) if path.name != "rules.md"]


def outputs_that_changed(program, refresh):
    for name, arguments in OUTPUTS.items():
        path = ROOT / name
        text = path.read_text(encoding="utf-8")
        shown = [match for match in BLOCK.finditer(text) if match.group(1) == "text"]
        actual = from_first_error(run(program, arguments))
        for match in reversed(shown):
            if match.group(2) == actual:
                continue
            if refresh:
                path.write_text(text[:match.start(2)] + actual + text[match.end(2):], encoding="utf-8")
            else:
                yield f"{name}: the output has changed; expected\n{match.group(2)}\nfound\n{actual}"


def sheets_with_errors(program):
    for path in documents():
        for match in BLOCK.finditer(path.read_text(encoding="utf-8")):
            if match.group(1) != "yaml":
                continue
            found = run(program, ["check", "-q", "--output", "concise", "--lang", "en", "-"], stdin=match.group(2))
            errors = [line for line in found.splitlines() if " error[" in line]
            if errors:
                yield "\n".join([f"{path.relative_to(ROOT)}: this block has errors:", *errors, match.group(2)])


def anchor_of(heading):
    """The name under which GitHub lets a heading be linked to."""
    words = re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", heading).replace("`", "").lower()
    return re.sub(r"[^\w\- ]", "", words).replace(" ", "-")


def links_that_lead_nowhere():
    def anchors_in(path):
        text = BLOCK.sub("", path.read_text(encoding="utf-8"))
        return {anchor_of(heading) for heading in re.findall(r"^#+ (.*)$", text, re.MULTILINE)}

    for path in documents():
        text = re.sub(r"`[^`\n]*`", "", BLOCK.sub("", path.read_text(encoding="utf-8")))
        for target, anchor in LINK.findall(text):
            leads_to = path.parent / target if target else path
            if not leads_to.exists() or (anchor and anchor not in anchors_in(leads_to)):
                yield f"{path.relative_to(ROOT)}: the link {target}#{anchor} leads nowhere"


def commands_in(script):
    """The commands of the program in a script, with their options, whatever files and figures they name."""
    for line in script.replace("\\\n", " ").splitlines():
        words = re.sub(r"(^|\s)#.*", "", line).split()
        yield [word for before, word in zip(["", *words], words) if word.startswith("-") or before == "dxbudget"]


def outline_of(text, program):
    """What a document must share with the same one in another language, in order. Without a program its sheets count as
    blocks alone."""
    blocks = iter(BLOCK.findall(text))
    for line in BLOCK.sub("<block>", text).splitlines():
        if line == "<block>":
            kind, block = next(blocks)
            yield kind
            if kind == "yaml" and program is not None:
                summary = json.loads(run(program, ["check", "--output", "json", "-"], stdin=block))["summary"]
                yield f"a sheet of which the program says: {json.dumps(summary)}"
            elif kind == "sh":
                yield from (f"a command with {words}" for words in commands_in(block) if words)
            elif kind in ("json", "py"):
                yield block
        elif heading := re.match(r"(#+) (.*)", line):
            yield f"a heading of level {len(heading[1])}"
        elif line.startswith("| "):
            columns = re.findall(r"(?<!\\)\|", line)
            yield f"a row of {len(columns) - 1} columns"
        elif line.startswith("- "):
            yield "an entry of a list"


def translations_out_of_step(program):
    for path in sorted((ROOT / "docs" / "ja").glob("*.md")):
        texts = [one.read_text(encoding="utf-8") for one in (ROOT / "docs" / path.name, path)]
        checker = None if path.name == "rules.md" else program  # rules have examples of their own in each language
        english, japanese = [[*outline_of(text, checker), "its end"] for text in texts]
        for number, (expected, found) in enumerate(zip(english, japanese)):
            if expected != found:
                count = sum(item.startswith("a heading") for item in english[:number])
                heading = re.findall(r"^#+ .*$", BLOCK.sub("", texts[0]), re.MULTILINE)[max(count, 1) - 1]
                yield (f"docs/ja/{path.name} is out of step: below `{heading}`\n"
                       f"  docs/{path.name} has {expected}\n  docs/ja/{path.name} has {found}")
                break


def main():
    refresh = sys.argv[1] == "--refresh"
    program = str(pathlib.Path(sys.argv[-1]).resolve())
    failures = [
        *outputs_that_changed(program, refresh),
        *sheets_with_errors(program),
        *links_that_lead_nowhere(),
        *translations_out_of_step(program),
    ]
    for failure in failures:
        print(failure)
    sys.exit(1 if failures else 0)


main()
