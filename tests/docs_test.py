"""The documents tell the truth: python3 docs_test.py [--refresh] PROGRAM

Every `yaml` block of the documents is a sheet (or several) that checks without an error (`yml` blocks are for other
programs), and every block of output in the
READMEs is the end of what the program really prints. With --refresh these blocks are written anew.
"""

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


def run(program, arguments, stdin=None):
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "GITHUB_ACTIONS": ""}
    done = subprocess.run([program, *arguments], input=stdin, capture_output=True, cwd=ROOT, check=False,
                          env=environment, encoding="utf-8")
    return done.stdout


def from_first_error(output):
    """The output from its first error on, after the notes."""
    return output[re.search(r"^(error|エラー)\[", output, re.MULTILINE).start():]


def main():
    refresh = sys.argv[1] == "--refresh"
    program = str(pathlib.Path(sys.argv[-1]).resolve())
    failures = 0
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
                failures += 1
                print(f"{name}: the output has changed; expected\n{match.group(2)}\nfound\n{actual}")
    blocks = 0
    for path in [ROOT / "README.md", ROOT / "README.ja.md", *sorted((ROOT / "docs").glob("*.md"))]:
        if path.name == "rules.md":  # its examples are those of the rules, which have a test of their own
            continue
        for match in BLOCK.finditer(path.read_text(encoding="utf-8")):
            if match.group(1) != "yaml":
                continue
            blocks += 1
            found = run(program, ["check", "-q", "--output", "concise", "-"], stdin=match.group(2))
            errors = [line for line in found.splitlines() if " error[" in line]
            if errors:
                failures += 1
                print(f"{path.name}: this block has errors:", *errors, match.group(2), sep="\n")
    print(f"{blocks} YAML blocks checked")
    sys.exit(1 if failures else 0)


main()
