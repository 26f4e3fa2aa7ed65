"""The manual page is sound and complete: python3 manual_test.py PROGRAM

mandoc and groff have nothing to say about it in either language, and every command and option that the help texts name
occurs in it.
"""

import os
import re
import shutil
import subprocess
import sys

READERS = [["mandoc", "-Tlint", "-Wwarning"], ["groff", "-ww", "-man", "-Kutf8", "-Tutf8", "-z"]]
PROGRAM = sys.argv[1]


def run(command, text=None):
    done = subprocess.run(command, input=text, capture_output=True, check=False, encoding="utf-8",
                          env={**os.environ, "LC_ALL": "C.UTF-8"})
    return done.stdout, done.stderr


def main():
    failures = []
    top = run([PROGRAM, "--help"])[0]
    commands = re.findall(r"^  ([a-z]+)  ", top, re.MULTILINE)
    for language in ["en", "ja"]:
        page = run([PROGRAM, "man", "--lang", language])[0]
        for reader in READERS:
            complaints = "".join(run(reader, page)) if shutil.which(reader[0]) else ""
            if complaints:
                failures.append(f"{language}: {reader[0]} says\n{complaints}")
        shown = re.sub(".\b", "", run(["mandoc", "-Tutf8"], page)[0])
        for command in [None, *commands]:
            text = top if command is None else run([PROGRAM, command, "--help"])[0]
            names = re.findall(r"^ {2,6}(?:(-\w), )?(--[a-z-]+)", text, re.MULTILINE)
            usage = " ".join(["dxbudget"] + ([] if command is None else [command]))
            for word in [usage, *(name for pair in names for name in pair if name)]:
                if word not in shown:
                    failures.append(f"{language}: no {word}")
    print(f"{len(commands)} commands looked for")
    sys.exit("\n".join(failures) if failures or len(commands) < 8 else 0)


main()
