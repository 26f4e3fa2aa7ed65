"""What `fix` does to files that others use, too, and whether its patches apply: python3 fix_test.py PROGRAM

Other programs save at the same moment, hold the file open, give it attributes and further names; runs are killed; and
`patch` and `git apply` take the patch of a file wherever it lies and whatever it is called.
"""

import fcntl
import os
import signal
import struct
import subprocess
import sys
import time

from folder import Folder, expect, expect_in

SLIPPED = """unit: USD
total: 16346
items: [{name: a, amount: 12345}, {name: b, amount: 4000}]
funding: [{name: c, amount: 16345}]
"""
FIXED = SLIPPED.replace("16346", "16345")
CHANGED = "error: `sheet.yaml` has changed since it was read, and was not overwritten; run `dxbudget fix` again\n"
BUSY = "error: cannot write `sheet.yaml`: another program has it open for writing; it is unchanged\n"


def save_in_place(path, text):
    path.write_text(text, encoding="utf-8")


def save_by_renaming(path, text):
    other = path.with_suffix(".saved")
    other.write_text(text, encoding="utf-8")
    other.rename(path)


def saves_at_the_same_moment(folder):
    """Whatever is saved while a run reads, thinks and writes is there afterwards, corrected or not."""
    filler = "".join(f"# {i}\n" for i in range(20000))
    path = folder.path / "sheet.yaml"
    folder.write(sheet=SLIPPED + filler)
    began = time.monotonic()
    folder.run("fix", "sheet.yaml")
    takes = min(time.monotonic() - began, 0.5)
    for save in (save_in_place, save_by_renaming):
        for i in range(12):
            folder.write(sheet=SLIPPED + filler)
            saved = SLIPPED + filler + f"# saved {i}\n"
            process = folder.start("fix", "sheet.yaml")
            time.sleep(takes * i / 10)
            save(path, saved)
            _, err = process.communicate(timeout=100)
            text = path.read_text(encoding="utf-8")
            if text not in (saved, saved.replace("16346", "16345", 1)):
                raise AssertionError(f"{save.__name__} {i}: {text[-20:]!r} ({len(text)}) after {process.returncode} {err}")
            if process.returncode == 2:
                expect(err, CHANGED)
                expect(text, saved)
            expect(folder.names(), ["sheet.yaml"])


def has_leases(folder):
    """Whether the system tells that a file is opened to be written to: not on every file system."""
    probe = folder.path / "probe"
    probe.touch()
    try:
        with open(probe, encoding="utf-8") as file:
            fcntl.fcntl(file, fcntl.F_SETLEASE, fcntl.F_RDLCK)
        return True
    except OSError:
        return False
    finally:
        probe.unlink()


def saves_between_reading_and_writing(folder):
    """A program begins to write before the run ends, and is done within the second that it is waited for."""
    if not has_leases(folder):
        return
    path = folder.path / "sheet.yaml"
    for written in ("# more\n", "") * 5:
        folder.write(sheet=SLIPPED)
        with open(path, "a", encoding="utf-8") as writer:
            process = folder.start("fix", "sheet.yaml")
            draft = folder.path / f".dxbudget-{process.pid}-0.new"
            while process.poll() is None and not draft.exists():
                time.sleep(0.001)
            writer.write(written)
        _, err = process.communicate(timeout=100)
        if BUSY in err:  # this test was not given the processor in time
            continue
        if written:
            expect((process.returncode, err), (2, CHANGED))
            expect(path.read_text(encoding="utf-8"), SLIPPED + written)
        else:
            expect((process.returncode, err), (0, "figures corrected: 1; errors that remain: 0\n"))
            expect(path.read_text(encoding="utf-8"), FIXED)
        expect(folder.names(), ["sheet.yaml"])


def files_that_are_being_written(folder):
    """A program that has not finished writing must not lose what it writes next."""
    if not has_leases(folder):
        return
    folder.write(sheet=SLIPPED)
    path = folder.path / "sheet.yaml"
    with open(path, "a", encoding="utf-8") as writer:
        status, _, err = folder.run("fix", "sheet.yaml")
        writer.write("# more\n")
    expect(status, 2)
    expect(err, BUSY)
    expect(path.read_text(encoding="utf-8"), SLIPPED + "# more\n")
    with open(path, encoding="utf-8"):  # a reader is in nobody's way
        expect(folder.run("fix", "sheet.yaml")[0], 0)
    expect(path.read_text(encoding="utf-8"), FIXED + "# more\n")
    expect(folder.names(), ["sheet.yaml"])


def pipes(folder):
    """A sheet that comes through a pipe cannot be written back."""
    os.mkfifo(folder.path / "pipe.yaml")
    process = folder.start("fix", "pipe.yaml")
    (folder.path / "pipe.yaml").write_text(SLIPPED, encoding="utf-8")
    _, err = process.communicate(timeout=100)
    expect(process.returncode, 2)
    expect_in("error: cannot write `pipe.yaml`: it is not a regular file; it is unchanged\n", err)
    expect((folder.path / "pipe.yaml").is_fifo(), True)
    expect(folder.names(), ["pipe.yaml"])


def runs_at_the_same_moment(folder):
    folder.write(sheet=SLIPPED)
    processes = [folder.start("fix", "sheet.yaml") for _ in range(8)]
    for process in processes:
        _, err = process.communicate(timeout=100)
        expect(process.returncode in (0, 2), True)
        expect(process.returncode == 2, CHANGED in err)
    expect((folder.path / "sheet.yaml").read_text(encoding="utf-8"), FIXED)
    expect(folder.names(), ["sheet.yaml"])


def drafts_of_killed_runs(folder):
    """They are removed; those of running ones, and files of others with like names, are not."""
    folder.write(sheet=SLIPPED)
    others = (".dxbudget-notes.new", "sheet.yaml.new", ".dxbudget-1-0.new.yaml", ".dxbudget-1-0")
    for name in others:
        (folder.path / name).write_text("mine", encoding="utf-8")

    def begin(report):
        process = folder.start("check", "-", "--output", f"json={report}", stdin=subprocess.PIPE)
        draft = folder.path / f".dxbudget-{process.pid}-0.new"
        deadline = time.monotonic() + 60
        while not draft.exists() and time.monotonic() < deadline:
            time.sleep(0.001)
        return process

    def kill(process):
        process.send_signal(signal.SIGKILL)
        process.communicate(timeout=100)

    kill(begin("a.json"))
    expect(len(folder.names()), len(others) + 2)
    running = begin("b.json")  # removes the draft of the first and makes its own
    expect(len(folder.names()), len(others) + 2)
    kill(begin("c.json"))
    expect(folder.run("fix", "--diff", "sheet.yaml")[0], 1)
    expect(len(folder.names()), len(others) + 3)  # where only a patch is asked for nothing is touched
    expect(folder.run("fix", "sheet.yaml")[0], 0)
    expect(len(folder.names()), len(others) + 2)
    running.communicate(FIXED, timeout=100)
    expect(running.returncode, 0)
    expect(folder.names(), sorted([*others, "b.json", "sheet.yaml"]))


def runs_killed_at_any_moment(folder):
    """Each sheet is as it was or as it should be, and the next run leaves nothing else behind."""
    sheets = [f"s{i}" for i in range(30)]
    for delay in (0.02, 0.05, 0.1, 0.2, 0.3):
        folder.write(**{name: SLIPPED for name in sheets})
        process = folder.start("fix", ".")
        time.sleep(delay)
        process.send_signal(signal.SIGKILL)
        process.communicate(timeout=100)
        for name in sheets:
            text = (folder.path / f"{name}.yaml").read_text(encoding="utf-8")
            expect(text in (SLIPPED, FIXED), True)
        expect(folder.run("fix", ".")[0], 0)
        for name in sheets:
            expect((folder.path / f"{name}.yaml").read_text(encoding="utf-8"), FIXED)
        expect(folder.names(), sorted(f"{name}.yaml" for name in sheets))


def access_list(*entries):
    return struct.pack("<I", 2) + b"".join(struct.pack("<HHI", *entry) for entry in entries)


def attributes_and_access_lists(folder):
    """They stay; and what a folder would give a new file is not added."""
    nobody, everyone = 0xFFFFFFFF, 0xFFFFFFFF
    list_of_file = access_list((1, 6, nobody), (2, 4, 4711), (4, 4, nobody), (16, 4, nobody), (32, 0, everyone))
    list_of_folder = access_list((1, 7, nobody), (2, 7, 815), (4, 5, nobody), (16, 7, nobody), (32, 5, everyone))
    folder.write(sheet=SLIPPED, plain=SLIPPED)
    sheet = folder.path / "sheet.yaml"
    plain = folder.path / "plain.yaml"
    try:
        os.setxattr(sheet, "user.origin", b"office\x00of\xff budgets")
        os.setxattr(sheet, "user.empty", b"")
        os.setxattr(sheet, "system.posix_acl_access", list_of_file)
        os.setxattr(folder.path, "system.posix_acl_default", list_of_folder)
    except OSError:
        return  # not on this file system
    plain.chmod(0o604)
    before = {name: os.getxattr(sheet, name) for name in os.listxattr(sheet)}
    mode = sheet.stat().st_mode
    expect(folder.run("fix", "sheet.yaml", "plain.yaml")[0], 0)
    expect(sheet.read_text(encoding="utf-8"), FIXED)
    expect({name: os.getxattr(sheet, name) for name in os.listxattr(sheet)}, before)
    expect(sheet.stat().st_mode, mode)
    expect(os.listxattr(plain), [])
    expect(plain.stat().st_mode & 0o7777, 0o604)


def other_names_of_a_file(folder):
    """A hard link keeps the earlier text, which may be a backup, and that is reported; a symbolic link stays one."""
    folder.write(sheet=SLIPPED)
    (folder.path / "backup").hardlink_to(folder.path / "sheet.yaml")
    (folder.path / "link.yaml").symlink_to("sheet.yaml")
    status, _, err = folder.run("fix", "link.yaml")
    expect(status, 0)
    expect(err, "link.yaml: other names of this file (hard links) keep the earlier text\n"
                "figures corrected: 1; errors that remain: 0\n")
    expect((folder.path / "backup").read_text(encoding="utf-8"), SLIPPED)
    expect((folder.path / "sheet.yaml").read_text(encoding="utf-8"), FIXED)
    expect((folder.path / "link.yaml").is_symlink(), True)
    folder.write(sheet=SLIPPED)
    (folder.path / "again").hardlink_to(folder.path / "sheet.yaml")
    expect_in("sheet.yaml: このファイルの別名(ハードリンク)の内容は元のまま残る\n",
              folder.run("fix", "--lang", "ja", "sheet.yaml")[2])


def applied(tool, patch, folder):
    """Whether a patch applies without a word of complaint."""
    command = {"patch": ["patch", "-p1", "--no-backup-if-mismatch"], "git": ["git", "apply"]}[tool]
    run = subprocess.run(command, cwd=folder, input=patch, capture_output=True, check=False)
    if run.returncode != 0 or run.stderr:
        raise AssertionError(f"{tool}: {run.stdout!r} {run.stderr!r} for {patch!r}")


NAMES = (
    "sheet.yaml", "a b.yaml", "sub dir/a b.yaml", "two  spaces.yaml", " leading.yaml", "trailing.yaml ", "tab\there.yaml",
    "quote\"d.yaml", "apo'strophe.yaml", "back\\slash.yaml", "line\nend.yaml", "予算/表　一.yaml", "é.yaml", "-dash.yaml",
    "a/b/c/d.yaml", "x 2026-01-02 03:04:05 +0900.yaml", "\x1b[31m.yaml", "\x7f.yaml", "$(touch x).yaml", "a -> b.yaml",
    os.fsdecode(b"\x83\x5c.yaml"),
)


def patches_apply(folder):
    """For every name, however the path is written, in a repository and outside of one."""
    for is_repository in (False, True):
        if is_repository:
            subprocess.run(["git", "init", "-q"], cwd=folder.path, check=True)
        for i, name in enumerate(NAMES):
            path = folder.path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            ways = (f"./{name}", str(path), f"{folder.path.parent}//work/./{name}", f"../work/{name}")
            for written in ways if i == 0 else (ways[i % len(ways)],):
                path.write_text(SLIPPED, encoding="utf-8")
                status, patch, err = run_bytes(folder.path, folder.program, written)
                expect((name, status), (name, 1))
                expect((name, err), (name, b"figures to correct: 1; errors that would remain: 0\n"))
                for tool in ("patch", "git"):
                    path.write_text(SLIPPED, encoding="utf-8")
                    applied(tool, patch, folder.path)
                    expect((name, path.read_text(encoding="utf-8")), (name, FIXED))
            path.unlink()


def run_bytes(where, program, *paths):
    run = subprocess.run([program, "fix", "--lang", "en", "--diff", *paths], cwd=where, capture_output=True, check=False)
    return run.returncode, run.stdout, run.stderr


def patches_of_files_elsewhere(folder):
    """Neither tool takes a path that leads upwards: the patch starts higher, and where is reported."""
    (folder.path / "here/below").mkdir(parents=True)
    (folder.path / "there is").mkdir()
    folder.write(**{"here/a": SLIPPED, "there is/b": SLIPPED, "here/below/c": SLIPPED})
    paths = [folder.path / name for name in ("here/a.yaml", "there is/b.yaml", "here/below/c.yaml")]
    root = os.path.realpath(folder.path)
    for where, start, arguments in (
        ("here", root, ["a.yaml", "../there is/b.yaml", str(paths[2])]),
        ("here/below", root, ["../a.yaml", str(paths[1]), "c.yaml"]),
        ("there is", root, ["../here", "."]),
    ):
        for is_repository in (False, True):
            if is_repository:
                subprocess.run(["git", "init", "-q"], cwd=folder.path, check=True)
            status, patch, err = run_bytes(folder.path / where, folder.program, *arguments)
            expect(status, 1)
            expect(err.decode(), "figures to correct: 3; errors that would remain: 0\n"
                   f"help: the paths of this patch start in `{start}`: apply it with `patch -p1 -d {start}`\n")
            for tool in ("patch", "git"):
                for path in paths:
                    path.write_text(SLIPPED, encoding="utf-8")
                applied(tool, patch, start)
                for path in paths:
                    expect(path.read_text(encoding="utf-8"), FIXED)
                    path.write_text(SLIPPED, encoding="utf-8")
    below = folder.path / "here"
    status, patch, err = run_bytes(below / "below", folder.program, "../a.yaml")
    expect_in(f"start in `{os.path.realpath(below)}`", err.decode())
    applied("git", patch, below)  # in a folder of a repository
    expect(paths[0].read_text(encoding="utf-8"), FIXED)


def patches_through_links(folder):
    """Neither tool writes through a link, so the file itself is named."""
    (folder.path / "real").mkdir()
    folder.write(**{"real/a": SLIPPED, "b": SLIPPED})
    (folder.path / "link").symlink_to("real")
    (folder.path / "c.yaml").symlink_to("b.yaml")
    for written, file in (("link/a.yaml", "real/a.yaml"), ("c.yaml", "b.yaml"), ("link/../b.yaml", "b.yaml")):
        _, patch, _ = run_bytes(folder.path, folder.program, written)
        for tool in ("patch", "git"):
            (folder.path / file).write_text(SLIPPED, encoding="utf-8")
            applied(tool, patch, folder.path)
            expect((folder.path / file).read_text(encoding="utf-8"), FIXED)
        (folder.path / file).write_text(SLIPPED, encoding="utf-8")


def patches_of_any_text(folder):
    """Line ends, a byte order mark, and a last line without an end stay as they are."""
    slipped = SLIPPED.encode()
    for text in (slipped.replace(b"\n", b"\r\n"), b"\xef\xbb\xbf" + slipped, slipped[:-1], b"total: 3"):
        sheet = folder.path / "sheet.yaml"
        sheet.write_bytes(text)
        status, patch, _ = run_bytes(folder.path, folder.program, "sheet.yaml")
        expect(status, 0 if text == b"total: 3" else 1)
        expect(patch == b"", status == 0)
        for tool in ("patch", "git") if patch else ():
            sheet.write_bytes(text)
            applied(tool, patch, folder.path)
            expect(sheet.read_bytes(), text.replace(b"16346", b"16345"))


def patches_of_standard_input(folder):
    """They name the file that standard input is called after."""
    (folder.path / "sub").mkdir()
    folder.write(**{"sub/a": SLIPPED})
    with open(folder.path / "sub/a.yaml", encoding="utf-8") as sheet:
        _, patch, _ = folder.run("fix", "--diff", "--stdin-filename", "./sub/a.yaml", "-", stdin=sheet)
    applied("patch", patch.encode(), folder.path)
    expect((folder.path / "sub/a.yaml").read_text(encoding="utf-8"), FIXED)


def main(program):
    failed = 0
    for case in (
        saves_at_the_same_moment,
        saves_between_reading_and_writing,
        files_that_are_being_written,
        pipes,
        runs_at_the_same_moment,
        drafts_of_killed_runs,
        runs_killed_at_any_moment,
        attributes_and_access_lists,
        other_names_of_a_file,
        patches_apply,
        patches_of_files_elsewhere,
        patches_through_links,
        patches_of_any_text,
        patches_of_standard_input,
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
