"""Every message of the program, in each language, is shown by a test, a story or an example of a rule.

A message is a pair of texts in the sources, `{"…", "…"}`, English and Japanese. It counts as shown if the fixed parts of
each of its lines stand in their order in one line of what is expected somewhere. Backquotes do not count: the manual
page has bold words for them.
"""

import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
LITERAL = r'"(?:[^"\\\n]|\\.)*"'
RUN = re.compile(LITERAL + r"(?:\s*\n\s*" + LITERAL + r")*")
PAIR = re.compile(r'\{\s*"((?:[^"\\]|\\.)*)",\s*"((?:[^"\\]|\\.)*)"\s*\}')
PLACE = re.compile(r"\{[^{}]*(?:\{\}[^{}]*)*\}")
ESCAPE = re.compile(r"\\(u2028|.)")
ROFF = re.compile(r"\\(?:f[BIR]|:|&|(?=-))")
JAPANESE = re.compile("[\u3040-\u30ff\u4e00-\u9fff]")
# Described in the schemas and in docs/format.md, which are generated and compared as wholes.
OF_SCHEMAS = {"key_descriptions.cpp", "known_stages.cpp"}
# Not shown, and why; by how the text begins.
EXCEPTIONS = {
    "one slip in {0} was tried": "needs a sheet that takes seconds",
    "{0}: the equations are too interwoven": "needs a sheet that takes seconds",
    ": too much is wrong": "needs a sheet that takes seconds",
    "the checks are too long": "needs a sheet that takes seconds",
    "the file has more than {0} bytes": "256 MiB; document_test has the English text of a smaller limit",
    "split it; {0} MiB": "256 MiB",
    "with `{0}` the sheet and its files": "4 GiB",
    "`{0}` cannot be read here": "of the library without a reader of files",
    "other figures would then disagree": "a guard: what is proven breaks no other figure",
    "permission denied": "root may read everything",
    "cannot continue": "no memory",
    "`{0}` has changed since it was read": "a race; fix_test.py has the English text",
    "{0} more line{0||s} than a worksheet holds": "needs a million lines",
    "人$": "a pattern of the schema",
    "# line 3, column 20": "an example of a rule, which is run",
}


def joined(text: str) -> str:
    """Adjacent literals as one."""
    return RUN.sub(lambda run: '"' + "".join(part[1:-1] for part in re.findall(LITERAL, run.group(0))) + '"', text)


def unescaped(text: str) -> str:
    text = ESCAPE.sub(lambda escape: {"n": "\n", "u2028": "\u2028"}.get(escape.group(1), escape.group(1)), text)
    return text.replace("`", "")


def messages():
    for path in sorted(ROOT.glob("src/*/*.?pp")):
        if path.name in OF_SCHEMAS:
            continue
        for pair in PAIR.findall(joined(path.read_text(encoding="utf-8"))):
            if JAPANESE.search(pair[1]):
                yield path.relative_to(ROOT), *map(unescaped, pair)


def expectations() -> str:
    lines = set()
    for path in ROOT.glob("tests/**/*.?pp"):
        for literal in RUN.findall(path.read_text(encoding="utf-8")):
            lines.update(unescaped("".join(part[1:-1] for part in re.findall(LITERAL, literal))).split("\n"))
    for path in [*ROOT.glob("tests/*.py"), *ROOT.glob("tests/cli/*/*"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("*.md")]:
        if path.is_file() and path.name != "messages_test.py":
            text = path.read_text(encoding="utf-8", errors="replace").replace("`", "")
            lines.update((ROFF.sub("", text) if text.startswith('.\\"') else text).split("\n"))
    for path in ROOT.glob("src/rules/*.cpp"):  # examples assert messages in comments
        text = path.read_text(encoding="utf-8").replace("`", "")
        lines.update(line for line in text.split("\n") if line.lstrip().startswith("#"))
    return "\n".join(lines)


def is_shown(line: str, expected: str) -> bool:
    parts = PLACE.split(line)
    longest = max(parts, key=len)
    if len(longest.strip()) < 2:
        return True  # nothing but what it is about
    at = expected.find(longest)
    while at >= 0:
        begin, end = expected.rfind("\n", 0, at) + 1, expected.find("\n", at)
        shown, where = expected[begin : end if end >= 0 else None], 0
        for part in parts:
            where = shown.find(part, where)
            if where < 0:
                break
            where += len(part)
        else:
            return True
        at = expected.find(longest, max(end, at + 1)) if end >= 0 else -1
    return False


def begins(texts, begin: str) -> bool:
    return any(text.startswith(begin.replace("`", "")) for text in texts)


def main() -> int:
    expected = expectations()
    all_messages = list(messages())
    assert len(all_messages) > 500, f"only {len(all_messages)} messages were found"
    missing = []
    needed = set()
    for path, *texts in all_messages:
        hidden = [text for text in texts if not all(is_shown(line, expected) for line in text.split("\n"))]
        exception = next((begin for begin in EXCEPTIONS if begins(texts, begin)), None)
        if hidden and exception:
            needed.add(exception)
        else:
            missing += [f"{path}: {text}" for text in hidden]
    missing += [f"shown, and an exception all the same: {begin}" for begin in EXCEPTIONS if begin not in needed]
    for line in missing:
        print(line)
    print(f"{len(all_messages)} messages in two languages; not shown by any test: {len(missing)}")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
