"""Many sheets at once, as those who receive two thousand of them check them: python3 bulk_test.py PROGRAM

The same is said by any number of jobs, from the cache, and through GNU parallel and xargs; a bar shows on a terminal
alone, and only to those who wait.
"""

import json
import os
import pathlib
import pty
import shutil
import subprocess
import sys
import threading
import time

from folder import Folder, expect, expect_in

ROOT = pathlib.Path(__file__).resolve().parent.parent
RIGHT = "unit: 千円\ntotal: {requested: 300}\nitems:\n  - {name: 資料, requested: 200}\n  - {name: 講座, requested: 100}\n"
WRONG = RIGHT.replace("300", "310")
NAMING = "unit: 千円\nitems:\n  - {name: 資料, sheet: right.yaml}\n  - {name: 講座, requested: 100}\ntotal: {requested: 400}\n"


def fill(folder, count):
    """Sheets of which every seventh is wrong, in folders of ten."""
    for i in range(count):
        path = folder.path / f"{i // 10:02}" / f"{i:03}.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(WRONG if i % 7 == 0 else RIGHT, encoding="utf-8")


def same_with_any_number_of_jobs(folder):
    fill(folder, 200)
    shutil.copytree(ROOT / "examples", folder.path / "examples")
    for output in ("full", "json", "sarif", "github", "junit", "markdown"):
        said = {folder.run("check", "-o", output, "--statistics", "-j", jobs) for jobs in ("1", "2", "7", "64")}
        expect(len(said), 1)


def cache_says_the_same(folder):
    fill(folder, 50)
    folder.write(right=RIGHT, naming=NAMING)
    for options in ((), ("--lang", "ja", "-v"), ("-o", "json"), ("-o", "sarif", "--statistics"), ("-o", "github")):
        plain = folder.run("check", *options)
        for _ in range(3):
            expect(folder.run("check", *options, "--cache", "cache"), plain)
    expect(len(list((folder.path / "cache").glob("*.cache"))), 5)


def cache_sees_what_changes(folder):
    """Each change is seen: in a sheet, in a file that it names, in the configuration, in what is asked for."""
    folder.write(right=RIGHT, naming=NAMING)

    def check(*options):
        found = folder.run("check", "-o", "concise", *options, "--cache", "cache")
        expect(found, folder.run("check", "-o", "concise", *options))
        return found

    expect(check()[0], 0)
    before = (folder.path / "cache").stat().st_mtime_ns
    expect(check()[0], 0)
    expect((folder.path / "cache").stat().st_mtime_ns, before)  # nothing new, so nothing is written
    folder.write(right=WRONG)
    status, out, _ = check()
    expect(status, 1)
    expect_in("right.yaml:2:20: error[sum-mismatch]", out)
    expect_in("naming.yaml", out)
    (folder.path / ".dxbudget.yaml").write_text("severities: {sum-mismatch: note}\n", encoding="utf-8")
    expect(check()[0], 0)
    expect_in("note[sum-mismatch]", check()[1])
    expect_in("error[sum-mismatch]", check("--isolated")[1])
    expect(check("--ignore", "sum-mismatch,unsound-sheet")[1], "")
    (folder.path / "right.yaml").unlink()
    expect_in("unreadable-file", check()[1])
    folder.write(right=RIGHT)
    expect(check()[0], 0)


def cache_is_damaged(folder):
    """A cache that is cut, changed or of nobody's making is none."""
    fill(folder, 20)
    plain = folder.run("check")
    folder.run("check", "--cache", "cache")
    (cache,) = (folder.path / "cache").glob("*.cache")
    whole = cache.read_bytes()
    for damaged in (whole[:-1], whole[:20], b"", whole.replace(b"sum-mismatch", b"sum-mismatsh"), b"x" + whole,
                    whole[:30] + bytes(len(whole) - 30), b"\xff" * 5000):
        cache.write_bytes(damaged)
        expect(folder.run("check", "--cache", "cache"), plain)
        cache.write_bytes(damaged)
    expect(folder.run("check", "--cache", "cache"), plain)
    (folder.path / "file").write_text("", encoding="utf-8")
    status, out, err = folder.run("check", "--cache", "file")
    expect((status, out), plain[:2])
    expect_in("cannot write the cache `file`", err)


def recipes(section):
    """The commands of the shell that a section of docs/usage.md shows."""
    text = (ROOT / "docs" / "usage.md").read_text(encoding="utf-8")
    begin = text.index(f"### {section}\n")
    block = text.index("```sh\n", begin) + len("```sh\n")
    lines = text[block:text.index("```", block)].replace("\\\n", "").splitlines()
    return [line for line in lines if not line.startswith("#")]


def documented_recipes_run(folder):
    """A stream as it is, in blocks through GNU parallel, and files by name through GNU parallel and xargs."""
    if shutil.which("parallel") is None:
        raise AssertionError("GNU parallel is missing; ./dev test installs it")
    documents = [f"---\ntitle: s{i}\n" + (WRONG if i % 7 == 0 else RIGHT) for i in range(300)]
    (folder.path / "all.yaml").write_text("".join(documents), encoding="utf-8")
    folder.path = folder.path / "sheets"
    folder.path.mkdir()
    fill(folder, 250)
    folder.path = folder.path.parent
    as_stream, in_blocks, by_parallel, by_xargs = recipes("Streams")
    alone = [json.loads(line) for line in folder.shell(as_stream).splitlines()]
    expect([bool(line["findings"]) for line in alone], [i % 7 == 0 for i in range(300)])
    folder.shell(in_blocks.replace("1000", "40"))
    lines = [json.loads(line) for line in (folder.path / "findings.jsonl").read_text(encoding="utf-8").splitlines()]
    expect(lines, alone)
    found = folder.run("check", "-q", "-o", "concise", "sheets")[1].splitlines()
    expect(len(found), 36)
    expect(folder.shell(f"{by_parallel} || true").splitlines(), found)
    expect(sorted(folder.shell(f"{by_xargs} || true").splitlines()), found)


def stream_answers_as_documents_come(folder):
    """A document is answered once the next begins, so that the program can stand in a pipe."""
    process = folder.start("check", "--stream", "-o", "jsonl", "-q", stdin=subprocess.PIPE)
    for i in range(20):
        process.stdin.write("---\n" + (WRONG if i % 2 else RIGHT))
        process.stdin.flush()
        if i > 0:
            expect(bool(json.loads(process.stdout.readline())["findings"]), i % 2 == 0)
    process.stdin.close()
    expect(bool(json.loads(process.stdout.readline())["findings"]), True)
    expect(process.wait(timeout=100), 1)


def stream_takes_little_memory(folder):
    """A hundred megabytes of documents take no more memory than five."""
    document = "---\n" + RIGHT + "# " + "x" * 100_000 + "\n"

    def memory_for(count):
        process = folder.start("check", "--stream", "-o", "jsonl", "-q", "-j", "2", stdin=subprocess.PIPE,
                               environment={"ASAN_OPTIONS": "quarantine_size_mb=1"})
        lines = []
        reader = threading.Thread(target=lambda: lines.extend(process.stdout))
        reader.start()
        for _ in range(count):
            process.stdin.write(document)
        process.stdin.close()
        reader.join(timeout=200)
        _, status, usage = os.wait4(process.pid, 0)
        expect((len(lines), os.waitstatus_to_exitcode(status)), (count, 0))
        return usage.ru_maxrss

    few = memory_for(50)
    many = memory_for(1000)
    if many > few + 40_000:
        raise AssertionError(f"{many} KB for a thousand documents, {few} KB for fifty")


def what_fails_in_one_file_stays_there(folder):
    """Of files that are larger or deeper than any budget each has its own finding, and the others are checked."""
    lines = 30_000
    stages = "stages:\n" + "".join(f"  s{i}: l{i}\n" for i in range(1000))
    chain = "".join(f"  s{i}: {{label: l{i}, formula: s{i - 1} + x}}\n" for i in range(2, 32_000))
    folder.write(
        a=RIGHT,
        b="total: " + "[" * 401 + "]" * 401 + "\n",
        c="total: " + "{a: " * 100_000 + "1" + "}" * 100_000 + "\n",
        d="stages:\n  x: inc\n  s1: base\n" + chain + "items: [{name: a, s1: 1, x: 1}]\n",
        e="stages:\n" + "".join(f"  s{i}: l{i}\n" for i in range(65_536)) + "items: [{name: a, s1: 1}]\n",
        f=stages + "items:\n" + "".join(f"  - {{name: n{i}, s{i % 1000}: 1}}\n" for i in range(lines)),
        g=WRONG,
        h=RIGHT,
    )
    status, out, _ = folder.run("check", "-o", "json", "-j", "2", ".")
    expect(status, 1)
    files = {pathlib.Path(file["path"]).stem: file for file in json.loads(out)["files"]}
    expected = {"b": "too-deep", "c": "too-deep", "d": "too-large", "e": "too-large", "f": "too-large", "g": "sum-mismatch"}
    for name, file in files.items():
        rules = {finding["rule"] for finding in file["findings"]}
        expect((name, expected.get(name) in rules, len(rules) > 0), (name, name in expected, name in expected))
        expect((name, file["tally"]["equations"]), (name, 1 if name in "agh" else 0))
    expect(sorted(files), list("abcdefgh"))

    def memory_for(name):
        process = folder.start("check", "-q", f"{name}.yaml", environment={"ASAN_OPTIONS": "quarantine_size_mb=1"})
        process.stdout.read()
        _, _, usage = os.wait4(process.pid, 0)
        return usage.ru_maxrss

    folder.write(i="items:\n" + "".join(f"  - {{name: n{i}, requested: 1}}\n" for i in range(lines)))
    plain = memory_for("i")
    for name in "bcdef":
        if memory_for(name) > 2 * plain:
            raise AssertionError(f"{name}.yaml takes more than twice the {plain} KB of as many plain lines")


def on_terminal(folder, *arguments, term="xterm", slow=True):
    """What standard error says on a terminal, while one of the files keeps the program waiting for over a second."""
    folder.write(a=RIGHT, c=RIGHT, d=WRONG)
    fifo = folder.path / "b.yaml"
    if not fifo.exists():
        os.mkfifo(fifo)

    def feed():
        with open(fifo, "w", encoding="utf-8") as pipe:
            time.sleep(1.2 if slow else 0)
            pipe.write(RIGHT)

    threading.Thread(target=feed).start()
    ours, theirs = pty.openpty()
    process = folder.start("check", "-j", "1", *arguments, "a.yaml", "b.yaml", "c.yaml", "d.yaml", stderr=theirs,
                           environment={"TERM": term})
    os.close(theirs)
    out = process.stdout.read()
    process.wait(timeout=100)
    said = b""
    try:
        while chunk := os.read(ours, 65536):
            said += chunk
    except OSError:  # the other end is closed
        pass
    os.close(ours)
    return out, said.decode()


def bar_for_those_who_wait(folder):
    out, err = on_terminal(folder)
    expect_in("error[sum-mismatch]", out)
    expect(err, "\r\x1b[K[" + "#" * 15 + "." * 15 + "] 2 of 4 sheets\r\x1b[K")
    _, err = on_terminal(folder, "--lang", "ja", "-o", "concise")
    expect_in("] 4件中 2件\r\x1b[K", err)
    expect_in("調書 4件を検査", err.split("\x1b[K")[-1])


def no_bar_for_others(folder):
    for arguments in ({"term": "dumb"}, {"slow": False}):
        _, err = on_terminal(folder, **arguments)
        expect(err, "")


def main(program):
    for story in (same_with_any_number_of_jobs, cache_says_the_same, cache_sees_what_changes, cache_is_damaged,
                  documented_recipes_run, stream_answers_as_documents_come, stream_takes_little_memory,
                  what_fails_in_one_file_stays_there,
                  bar_for_those_who_wait, no_bar_for_others):
        with Folder(program) as folder:
            try:
                story(folder)
            except AssertionError as failure:
                raise AssertionError(f"{story.__name__}: {failure}") from failure
    print("all stories hold")


if __name__ == "__main__":
    main(sys.argv[1])
