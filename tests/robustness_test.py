"""What the program does where the system fails it: python3 robustness_test.py PROGRAM

Full disks, closed pipes, files that go away, signals, and sheets that reach for files that they have no business with:
nothing is lost, nothing is left behind, and the exit status says what happened.
"""

import json
import os
import pathlib
import resource
import signal
import subprocess
import sys
import threading
import time

from folder import Folder, expect, expect_in

RIGHT = "unit: 千円\ntotal: {requested: 300}\nitems:\n  - {name: 資料, requested: 200}\n  - {name: 講座, requested: 100}\n"
WRONG = "unit: USD\nitems:\n" + "".join(
    f"  - {{name: n{i}, requested: {i}, previous: 7, change: 1000000}}\n" for i in range(2000)
)
SLIPPED = """unit: USD
total: 16346
items: [{name: a, amount: 12345}, {name: b, amount: 4000}]
funding: [{name: c, amount: 16345}]
"""
FIXED = SLIPPED.replace("16346", "16345")


def full_disk_on_standard_output(folder):
    folder.write(sheet=WRONG)
    for command in (["check"], ["calc"], ["explain"], ["coverage"], ["mutate"], ["fix", "--diff"]):
        figure = ["items/n1.change"] if command == ["explain"] else []
        folder.write(sheet=SLIPPED if command[0] in ("fix", "mutate") else WRONG)
        with open("/dev/full", "w", encoding="utf-8") as full:
            status, _, err = folder.run(*command, "sheet.yaml", *figure, stdout=full)
        expect((command, status), (command, 2))
        expect_in("error: cannot write to standard output: no space left on the device\n", err)


def full_disk_for_a_report(folder):
    folder.write(sheet=WRONG)
    status, _, err = folder.run("check", "sheet.yaml", "--output", "full", "--output", "json=/dev/full")
    expect(status, 2)
    expect_in("error: cannot write to `/dev/full`: no space left on the device\n", err)


def file_that_may_not_grow(folder):
    """As on a full disk: what was there stays, and no draft is left behind."""

    def limit():
        resource.setrlimit(resource.RLIMIT_FSIZE, (20, 20))

    folder.write(sheet=SLIPPED)
    (folder.path / "report.json").write_text("an earlier report", encoding="utf-8")
    status, _, err = folder.run("check", "sheet.yaml", "--output", "json=report.json", preexec_fn=limit)
    expect(status, 2)
    expect_in("error: cannot write to `report.json`: File too large\n", err)
    status, _, err = folder.run("fix", "sheet.yaml", preexec_fn=limit)
    expect(status, 2)
    expect_in("error: cannot write `sheet.yaml`: File too large; it is unchanged\n", err)
    expect((folder.path / "report.json").read_text(encoding="utf-8"), "an earlier report")
    expect((folder.path / "sheet.yaml").read_text(encoding="utf-8"), SLIPPED)
    expect(folder.names(), ["report.json", "sheet.yaml"])


def full_disk(folder):
    """A real one, where the system lets us mount it."""
    disk = folder.path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "none", str(disk)]
    if subprocess.run(mount, capture_output=True, check=False).returncode != 0:
        return
    try:
        (disk / "sheet.yaml").write_text(SLIPPED, encoding="utf-8")
        with open(disk / "filler", "wb") as filler:
            try:
                filler.write(b"x" * 100_000)
                filler.flush()
            except OSError:
                pass
        for command in (["fix", "disk/sheet.yaml"], ["check", "disk/sheet.yaml", "-o", "json=disk/report.json"]):
            status, _, err = folder.run(*command)
            expect(status, 2)
            expect_in("no space left on the device", err)
        expect((disk / "sheet.yaml").read_text(encoding="utf-8"), SLIPPED)
        expect(sorted(os.listdir(disk)), ["filler", "sheet.yaml"])
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def closed_pipe(folder):
    """`| head -1`: nobody reads any more, and that is no failure."""
    folder.write(sheet=WRONG)
    process = folder.start("check", "sheet.yaml")
    expect(process.stdout.readline(), "error[change-mismatch]: n0 at change is 1,000,007 too much: 1,000,000 declared, -7 computed\n")
    process.stdout.close()
    expect(process.stderr.read(), "")
    expect(process.wait(timeout=100), 1)
    process.stderr.close()


def closed_pipe_beside_other_outputs(folder):
    """Nobody reads standard output any more; the files are complete all the same."""
    for i in range(300):
        folder.write(**{f"s{i:03}": SLIPPED})
    options = ("-o", "jsonl", "-o", "json=all.json", "--write-baseline", "known.yml")
    for jobs in ("1", "4"):
        process = folder.start("check", "-q", "-j", jobs, *options)
        process.stdout.readline()
        process.stdout.close()
        expect(process.wait(timeout=100), 0)
        expect(len(json.loads((folder.path / "all.json").read_text(encoding="utf-8"))["files"]), 300)
        expect((folder.path / "known.yml").read_text(encoding="utf-8").count("figures: "), 600)


def cache_that_cannot_be_used(folder):
    """The sheets are checked, and the cache is said to be of no use; what a link points at stays."""
    folder.write(sheet=SLIPPED)
    plain = folder.run("check", "sheet.yaml")[:2]
    (folder.path / "loop").symlink_to("loop")
    for cache in ("a" * 300, "loop", "sheet.yaml", "/dev/null/cache"):
        status, out, err = folder.run("check", "sheet.yaml", "--cache", cache)
        expect((status, out), plain)
        expect_in("cannot write the cache", err)
    expect(folder.run("check", "sheet.yaml", "--cache", "cache")[:2], plain)
    (file,) = (folder.path / "cache").glob("*.cache")
    file.unlink()
    (folder.path / "mine").write_text("keep this", encoding="utf-8")
    file.symlink_to(folder.path / "mine")
    expect_in("cannot write the cache", folder.run("check", "sheet.yaml", "--cache", "cache")[2])
    expect((folder.path / "mine").read_text(encoding="utf-8"), "keep this")


def names_that_are_no_utf8(folder):
    """A baseline knows a file by a name that it can write."""
    name = folder.path / os.fsdecode(b"\x83\x5c.yaml")
    name.write_text(SLIPPED, encoding="utf-8")
    expect(folder.run("check", "--write-baseline", "known.yml")[0], 0)
    expect(folder.run("check", "--baseline", "known.yml")[0], 0)
    name.write_text(SLIPPED.replace("12345", "12340"), encoding="utf-8")
    expect(folder.run("check", "--baseline", "known.yml")[0], 1)


def reports_are_replaced_whole(folder):
    """A report keeps the mode of the one before it, and a link stays a link."""
    folder.write(sheet=RIGHT)
    report = folder.path / "report.json"
    report.write_text("an earlier report", encoding="utf-8")
    report.chmod(0o640)
    (folder.path / "link.json").symlink_to("report.json")
    expect(folder.run("check", "sheet.yaml", "--output", "json=link.json")[0], 0)
    expect_in('"version"', report.read_text(encoding="utf-8"))
    expect(report.stat().st_mode & 0o777, 0o640)
    expect((folder.path / "link.json").is_symlink(), True)
    os.umask(0o027)
    expect(folder.run("check", "sheet.yaml", "--output", "json=new.json")[0], 0)
    expect((folder.path / "new.json").stat().st_mode & 0o777, 0o640)
    expect(folder.names(), ["link.json", "new.json", "report.json", "sheet.yaml"])
    status, _, err = folder.run("check", "sheet.yaml", "--output", "json=nowhere/new.json")
    expect(status, 2)
    expect_in("error: cannot write to `nowhere/new.json`: no such file or folder\n", err)


def unreadable_files(folder):
    """The others are checked; the status says that not all were."""
    folder.write(right=RIGHT)
    (folder.path / "dangling.yaml").symlink_to("nowhere.yaml")
    status, out, err = folder.run("check", ".")
    expect(status, 2)
    expect_in("cannot read `dangling.yaml`: no such file or folder", err)
    expect_in("checked 1 sheet in 1 file", out)
    (folder.path / "csv.yaml").write_text("items: {csv: lines, levels: [a], stages: {amount: b}}\n", encoding="utf-8")
    (folder.path / "lines").mkdir()
    expect_in("`lines` is not a file", folder.run("check", "csv.yaml")[1])


def vanishing_file(folder):
    """The list of files is made, the first one is a pipe that waits, and the second one goes."""
    os.mkfifo(folder.path / "a.yaml")
    folder.write(b=RIGHT, c=RIGHT)
    process = folder.start("check", "-j", "1", "a.yaml", "b.yaml", "c.yaml")

    def feed():
        with open(folder.path / "a.yaml", "w", encoding="utf-8") as pipe:  # opens once the program reads it
            (folder.path / "b.yaml").unlink()
            pipe.write(RIGHT)

    feeder = threading.Thread(target=feed)
    feeder.start()
    out, err = process.communicate(timeout=100)
    feeder.join()
    expect(process.returncode, 2)
    expect(err, "error: cannot read `b.yaml`: no such file or folder\n")
    expect_in("checked 2 sheets in 2 files", out)


def signals_while_a_report_is_written(folder):
    report = folder.path / "report.json"
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        report.write_text("an earlier report", encoding="utf-8")
        process = folder.start("check", "-", "--output", "json=report.json", stdin=subprocess.PIPE)
        deadline = time.monotonic() + 20
        while len(folder.names()) < 2 and time.monotonic() < deadline:  # until it has begun; then it waits for its input
            time.sleep(0.001)
        process.send_signal(number)
        process.communicate(timeout=100)
        expect(process.returncode, -number)
        expect(report.read_text(encoding="utf-8"), "an earlier report")
        expect(folder.names(), ["report.json"])


def signals_while_sheets_are_corrected(folder):
    """At whatever moment: each sheet is as it was or as it should be, and nothing else is left."""
    sheets = [f"s{i}" for i in range(60)]
    for number, delay in [(n, d) for n in (signal.SIGINT, signal.SIGTERM) for d in (0.01, 0.03, 0.06, 0.1, 0.2)]:
        folder.write(**{name: SLIPPED for name in sheets})
        process = folder.start("fix", ".")
        time.sleep(delay)
        process.send_signal(number)
        process.communicate(timeout=100)
        if process.returncode not in (-number, 0):
            raise AssertionError(f"exit status {process.returncode} after signal {number}")
        for name in sheets:
            text = (folder.path / f"{name}.yaml").read_text(encoding="utf-8")
            expect(text in (SLIPPED, FIXED), True)
        expect(folder.names(), sorted(f"{name}.yaml" for name in sheets))


def files_outside(folder):
    """No sheet reaches a file outside the folder that the program was started in."""
    secret = "top,secret\nhidden,4711\n"
    outside = folder.path.parent / "outside"
    outside.mkdir()
    (outside / "x.csv").write_text(secret, encoding="utf-8")
    (outside / "x.yaml").write_text("total: 4711\nitems: [{name: hidden, amount: 4711}]\n", encoding="utf-8")
    (folder.path / "link.csv").symlink_to("../outside/x.csv")
    (folder.path / "link.yaml").symlink_to(outside / "x.yaml")
    (folder.path / "folder").symlink_to("../outside")
    (folder.path / "loop").symlink_to("loop")
    for name in ("../outside/x.csv", str(outside / "x.csv"), "/etc/passwd", "link.csv", "folder/x.csv", "loop",
                 "./folder/../../outside/x.csv", "/proc/self/environ", "/dev/stdin"):
        folder.write(sheet=f"items: {{csv: '{name}', levels: [top], stages: {{amount: secret}}}}\n")
        for arguments in (["check", "-v", "-o", "json"], ["calc"], ["fix", "--diff"], ["coverage"]):
            status, out, err = folder.run(*arguments, "sheet.yaml", stdin=subprocess.DEVNULL)
            for word in ("4711", "hidden", "root:", "PATH="):
                if word in out + err:
                    raise AssertionError(f"{word} of {name} is told: {out}{err}")
            if arguments[0] == "check":
                expect((name, status), (name, 1))
    for name in ("../outside/x.yaml", str(outside / "x.yaml"), "link.yaml", "folder/x.yaml"):
        for sheet in (f"items: [{{name: a, sheet: '{name}'}}]\n", f"previous_sheet: '{name}'\nitems: [{{name: hid, previous: 1}}]\n"):
            folder.write(sheet=sheet)
            status, out, err = folder.run("check", "-v", "sheet.yaml")
            expect((name, status), (name, 1))
            if "4711" in out + err:
                raise AssertionError(f"{name} is told: {out}{err}")


def main(program):
    failed = 0
    for case in (
        full_disk_on_standard_output,
        full_disk_for_a_report,
        file_that_may_not_grow,
        full_disk,
        closed_pipe,
        closed_pipe_beside_other_outputs,
        cache_that_cannot_be_used,
        names_that_are_no_utf8,
        reports_are_replaced_whole,
        unreadable_files,
        vanishing_file,
        signals_while_a_report_is_written,
        signals_while_sheets_are_corrected,
        files_outside,
    ):
        try:
            with Folder(program) as folder:
                case(folder)
        except (AssertionError, subprocess.TimeoutExpired) as failure:
            failed += 1
            print(f"{case.__name__}: {failure}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
