"""Shells complete command lines with the scripts that the program writes: python3 completion_test.py SHELL PROGRAM

The shell itself completes: bash with `COMP_WORDS` as readline sets it, fish with `complete -C`, bash and zsh at a
terminal, where the tab key is pressed.
"""

import os
import pathlib
import pty
import re
import select
import shutil
import subprocess
import sys
import tempfile
import time

SECONDS = 60  # a slow machine with sanitizers; a shell that works answers in one


def script(program, shell, language="en"):
    done = subprocess.run([program, "completion", shell, "--lang", language], capture_output=True, check=True,
                          encoding="utf-8")
    assert done.stderr == "", done.stderr
    return done.stdout


def expect(what, found, wanted, unwanted=()):
    missing = [word for word in wanted if word not in found]
    extra = [word for word in unwanted if word in found]
    if missing or extra:
        sys.exit(f"{what}: missing {missing}, unwanted {extra}, in\n{found}")


class Terminal:
    """A shell at a terminal. `tab` types a line, presses the tab key, and returns what the screen shows then."""

    def __init__(self, command, start, folder):
        self.master, slave = pty.openpty()
        environment = {"PATH": os.environ["PATH"], "HOME": folder, "TERM": "dumb", "LC_ALL": "C.UTF-8", "PS1": "> "}
        self.process = subprocess.Popen(command, stdin=slave, stdout=slave, stderr=slave, cwd=folder, env=environment,
                                        start_new_session=True)
        os.close(slave)
        self.send("stty rows 300 columns 200\n" + start + "\necho is''ready\n")
        self.read_until("isready")

    def send(self, text):
        os.write(self.master, text.encode())

    def read_until(self, word):
        shown, end = b"", time.monotonic() + SECONDS
        while word.encode() not in shown or select.select([self.master], [], [], 0.2)[0]:
            if not select.select([self.master], [], [], end - time.monotonic())[0] or time.monotonic() > end:
                sys.exit(f"waited for {word!r}; the screen shows\n{shown.decode(errors='replace')}")
            shown += os.read(self.master, 65536)
        return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]|[\r\a]", "", shown.decode(errors="replace"))

    def tab(self, line, wait_for, times=1):
        self.send(line + "\t" * times)
        shown = self.read_until(wait_for)
        self.send("\x15\n")  # away with the line
        return shown

    def end(self):
        os.close(self.master)
        self.process.kill()
        self.process.wait()


def folder_with_sheets():
    folder = tempfile.mkdtemp()
    for name in ["sheet one.yaml", "sheets/two.yaml", "findings.json"]:
        path = pathlib.Path(folder, name)
        path.parent.mkdir(exist_ok=True)
        path.write_text("", encoding="utf-8")
    return folder


def test_bash(program):
    text = script(program, "bash")

    def complete(*words):
        quoted = " ".join("'" + word + "'" for word in ("dxbudget", *words))
        done = subprocess.run(["bash", "--norc", "-c", f"{text}\nCOMP_WORDS=({quoted}) COMP_CWORD={len(words)}\n"
                               "_dxbudget\nprintf '%s\\n' \"${COMPREPLY[@]}\""], capture_output=True, check=True,
                              encoding="utf-8")
        assert done.stderr == "", done.stderr
        return done.stdout.split()

    def check(words, wanted, unwanted=()):
        expect(" ".join(words), complete(*words), wanted, unwanted)

    check([""], ["check", "calc", "completion", "rule"])
    check(["c"], ["check", "calc"], ["rule"])
    check(["--lang", ""], ["en", "ja"], ["check"])
    check(["--lang", "ja", "ru"], ["rule", "rules"], ["check"])
    check(["check", "-"], ["-o", "--output", "--fail-on", "--quiet", "--lang"], ["--unsafe", "--version"])
    check(["fix", "--u"], ["--unsafe"], ["--diff"])
    check(["check", "--fail-on", ""], ["error", "warning", "note", "never"])
    check(["check", "--fail-on", "=", "w"], ["warning"], ["error", "--fail-on=warning"])
    check(["check", "--fail-on", "="], ["error"])
    check(["check", "-o", "js"], ["json", "jsonl"], ["full"])
    check(["calc", "--output", ""], ["table", "csv"], ["sarif"])
    check(["init", "--form", "in"], ["invoice"], ["grant"])
    check(["check", "x.yaml", "--select", ""], ["sum-mismatch", "not-yaml"])
    check(["check", "--ignore", "sum-mismatch,limit-exceeded,s"],
          ["sum-mismatch,limit-exceeded,share-mismatch"], ["sum-mismatch,limit-exceeded,sum-mismatch"])
    check(["check", "--ignore", "=", "sum-mismatch,lim"], ["sum-mismatch,limit-exceeded"])
    check(["rule", "sum"], ["sum-mismatch"], ["check"])
    check(["--color", "=", "never", "rule", ""], ["sum-mismatch"])
    check(["completion", ""], ["bash", "zsh", "fish"])
    assert complete("rule", "sum-mismatch", "") == []
    assert complete("check", "--max-findings", "") == []
    assert complete("check", "--", "--o") == []
    assert complete("nonsense", "") == []

    folder = folder_with_sheets()
    path = pathlib.Path(folder, "dxbudget.bash")
    path.write_text(text, encoding="utf-8")
    terminal = Terminal(["bash", "--norc", "--noprofile", "-i"], "source ./dxbudget.bash; bind 'set bell-style none'",
                        folder)
    expect("a file", terminal.tab("dxbudget check sheet\\ ", "one.yaml"), ["sheet\\ one.yaml "])
    expect("files", terminal.tab("dxbudget explain sheet", "sheets/", 2), ["sheet one.yaml", "sheets/"])
    expect("a configuration", terminal.tab("dxbudget check --config=find", "findings"), ["--config=findings.json "])
    expect("a format's file", terminal.tab("dxbudget check -o json=find", "findings"), ["json=findings.json "])
    expect("a severity", terminal.tab("dxbudget check --fail-on=w", "warn"), ["--fail-on=warning "])
    terminal.end()
    shutil.rmtree(folder)


def test_fish(program):
    folder = folder_with_sheets()
    for language in ["en", "ja"]:
        pathlib.Path(folder, language + ".fish").write_text(script(program, "fish", language), encoding="utf-8")

    def complete(line, language="en"):
        done = subprocess.run(["fish", "--no-config", "-c", f"source {language}.fish; complete -C '{line}'"], cwd=folder,
                              capture_output=True, check=True, encoding="utf-8",
                              env={"PATH": os.environ["PATH"], "HOME": folder, "LC_ALL": "C.UTF-8"})
        assert done.stderr == "", done.stderr
        return done.stdout

    def words(line):
        return [candidate.split("\t")[0] for candidate in complete(line).splitlines()]

    def check(line, wanted, unwanted=()):
        expect(line, words("dxbudget " + line), wanted, unwanted)

    check("", ["check", "calc", "rule"], ["findings.json"])
    check("--lang ja ru", ["rule", "rules"], ["check"])
    check("--lang ", ["en", "ja"], ["check"])
    check("check --", ["--output", "--fail-on", "--lang"], ["--unsafe", "--version"])
    check("check --fail-on ", ["error", "warning", "note", "never"], ["findings.json"])
    check("check --fail-on=w", ["--fail-on=warning"], ["--fail-on=error"])
    check("check -o js", ["json", "jsonl"], ["full"])
    check("check -o json=f", ["json=findings.json"])
    check("check --output=json=f", ["--output=json=findings.json"])
    check("calc --output ", ["table", "csv"], ["sarif"])
    check("init --form ", ["budget-book", "invoice"], ["sheets/"])
    check("check --select sum-mismatch,s", ["sum-mismatch,share-mismatch"], ["sum-mismatch,sum-mismatch"])
    check("check --ignore=sum-mismatch,lim", ["--ignore=sum-mismatch,limit-exceeded"])
    check("check --config f", ["findings.json"])
    check("check x.yaml sheet", ["sheet one.yaml", "sheets/"])
    check("explain sheet", ["sheets/"])
    check("rule sum", ["sum-mismatch"], ["findings.json"])
    assert words("dxbudget rule sum-mismatch ") == [], words("dxbudget rule sum-mismatch ")
    assert words("dxbudget explain x.yaml ") == []
    assert words("dxbudget check --max-findings ") == []
    expect("descriptions", complete("dxbudget check --fail-o"), ["Exit with 1 for findings"])
    expect("descriptions of rules", complete("dxbudget rule sum-m"), ["\ta line's amount is the sum"])
    expect("Japanese", complete("dxbudget che", "ja"), ["予算調書"])
    shutil.rmtree(folder)


def test_zsh(program):
    folder = folder_with_sheets()
    functions = pathlib.Path(folder, "functions")
    functions.mkdir()
    (functions / "_dxbudget").write_text(script(program, "zsh"), encoding="utf-8")
    pathlib.Path(folder, "ja.zsh").write_text(script(program, "zsh", "ja"), encoding="utf-8")
    start = "fpath=($PWD/functions $fpath); autoload -Uz compinit; compinit -u -D; LISTMAX=1000; setopt NO_BEEP NO_LIST_AMBIGUOUS"
    terminal = Terminal(["zsh", "-f", "-i"], start, folder)

    def check(line, wanted, unwanted=()):
        shown = terminal.tab("dxbudget " + line, wanted[-1])
        expect(line, shown.split("dxbudget " + line, 1)[-1], wanted, unwanted)

    check("", ["Recompute every total", "calc", "check", "rule"])
    check("--lang ja ru", ["List the rules", "rule ", "rules"], ["check"])
    check("--lang ", ["en", "ja"], ["check"])
    check("check --", ["Exit with 1 for findings", "--fail-on", "--output", "--verbose"], ["--unsafe", "--version"])
    check("check --fail-on ", ["error", "never", "note", "warning"], ["findings.json"])
    check("check --fail-on=w", ["arning "])
    check("check -o json", ["json", "jsonl"], ["full"])
    check("check -o json=fi", ["ndings.json"])
    check("check --output=json=fi", ["ndings.json"])
    check("calc --output ", ["csv", "json", "table", "yaml"], ["sarif"])
    check("init --form ", ["budget-book", "invoice"], ["sheets/"])
    check("check --select sum-mismatch,share", ["share-mismatch", "shares-not-whole"], ["sum-mismatch,sum"])
    check("check --ignore=sum-mismatch,lim", ["it-exceeded"])
    check("check --config fi", ["ndings.json"])
    check("check x.yaml sheet", ["sheet\\ one.yaml", "sheets/"])
    check("explain sheets/", ["two.yaml"])
    check("rule sum-m", ["ismatch"], ["findings.json"])
    check("rule share", ["share-mismatch", "a source is its share", "shares-not-whole"])
    terminal.end()

    start = "autoload -Uz compinit; compinit -u -D; source ./ja.zsh; setopt NO_BEEP NO_LIST_AMBIGUOUS"
    terminal = Terminal(["zsh", "-f", "-i"], start, folder)
    check("ru", ["規則の一覧を示す", "rules"])
    terminal.end()
    shutil.rmtree(folder)


if shutil.which(sys.argv[1]) is None:
    sys.exit(f"there is no {sys.argv[1]}")
{"bash": test_bash, "fish": test_fish, "zsh": test_zsh}[sys.argv[1]](str(pathlib.Path(sys.argv[2]).resolve()))
print(f"{sys.argv[1]} completes")
