"""A folder in which a test runs the program."""

import os
import pathlib
import subprocess
import tempfile


class Folder:
    """A folder of its own in which the program runs."""

    def __init__(self, program):
        self.program = os.path.realpath(program)
        self.scratch = tempfile.TemporaryDirectory()
        self.path = pathlib.Path(self.scratch.name, "work")
        self.path.mkdir()

    def __enter__(self):
        return self

    def __exit__(self, *failure):
        self.scratch.cleanup()

    def write(self, **texts):
        """Files, named `name.yaml` by `name`."""
        for name, text in texts.items():
            (self.path / f"{name}.yaml").write_text(text, encoding="utf-8")

    def start(self, *arguments, environment=(), **options):
        options = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **options}
        environment = {**os.environ, "LC_ALL": "C.UTF-8", "GITHUB_ACTIONS": "", **dict(environment)}
        return subprocess.Popen([self.program, *arguments], cwd=self.path, env=environment, text=True, **options)

    def shell(self, command):
        """Standard output of a command of the shell, in which `dxbudget` is the program."""
        programs = pathlib.Path(self.scratch.name, "bin")
        programs.mkdir(exist_ok=True)
        if not (programs / "dxbudget").exists():
            (programs / "dxbudget").symlink_to(self.program)
        environment = {**os.environ, "LC_ALL": "C.UTF-8", "GITHUB_ACTIONS": "", "HOME": self.scratch.name,
                       "PATH": f"{programs}:{os.environ['PATH']}"}
        return subprocess.run(["sh", "-c", command], cwd=self.path, env=environment, check=True, timeout=200,
                              stdout=subprocess.PIPE, encoding="utf-8").stdout

    def run(self, *arguments, **options):
        """Exit status, standard output, standard error."""
        process = self.start(*arguments, **options)
        out, err = process.communicate(timeout=100)
        return process.returncode, out, err

    def names(self):
        return sorted(str(path.relative_to(self.path)) for path in self.path.rglob("*"))


def expect(found, expected):
    if found != expected:
        raise AssertionError(f"found {found!r}\nexpected {expected!r}")


def expect_in(part, text):
    if part not in text:
        raise AssertionError(f"{part!r} is not in {text!r}")
