"""A stream of documents as a stage of an engine: python3 engines_test.py PROGRAM

Dask's distributed scheduler hands blocks of documents to worker processes, each of which passes them through
`dxbudget check --stream`. What comes back is held against a plain run over all documents, line by line; then once more
with a worker that is killed in the middle.
"""

import os
import signal
import subprocess
import sys
import time

import dask
from distributed import Client, LocalCluster, as_completed

DOCUMENTS = 10_000
BLOCK = 100
OPTIONS = ("-q", "-o", "jsonl", "--fail-on", "never")


def document(number):
    """A sheet of some lines, of which every seventh is wrong, and every hundredth is broken."""
    lines = [f"  - {{name: 資料{i}, requested: {number % 89 * i + 7}, previous: {i}}}" for i in range(1, 9)]
    total = sum(number % 89 * i + 7 for i in range(1, 9)) + (number % 7 == 0)
    end = "note: {" if number % 100 == 50 else "note: 例"
    return "\n".join(["---", f"title: 第{number}号", "unit: 千円", f"total: {total:,}", "items:", *lines, end, ""])


def check(program, text, *options):
    """The lines that the program says of a stream."""
    found = subprocess.run([program, "check", "--stream", *OPTIONS, *options], input=text.encode(),
                           capture_output=True, check=True)
    return found.stdout.decode().splitlines()


def check_block(program, start, text):
    """What a worker does: the lines of a block, whose first document has that number; and who did it."""
    return os.getpid(), check(program, text, "-j", "1", "--stream-start", str(start))


def submit(client, program, documents):
    blocks = [(start + 1, "".join(documents[start : start + BLOCK])) for start in range(0, len(documents), BLOCK)]
    return [client.submit(check_block, program, start, text, pure=False, retries=2) for start, text in blocks]


def same(found, expected):
    """Whether both are the same lines; which is the first that differs."""
    if found == expected:
        return
    for number, (line, plain) in enumerate(zip(found, expected), 1):
        if line != plain:
            raise AssertionError(f"line {number} is\n{line}\nand was\n{plain}")
    raise AssertionError(f"{len(found)} lines instead of {len(expected)}")


def all_workers_answer(client, program, documents, expected):
    begin = time.perf_counter()
    answers = client.gather(submit(client, program, documents))
    took = time.perf_counter() - begin
    same([line for _, lines in answers for line in lines], expected)
    if len({pid for pid, _ in answers}) < 2:
        raise AssertionError("one worker did everything")
    return took


def a_killed_worker_is_made_up_for(client, program, documents, expected):
    futures = submit(client, program, documents)
    done = as_completed(futures)
    for _ in range(len(futures) // 10):
        next(done)
    victim = next(iter(client.run(os.getpid).values()))
    unfinished = sum(not future.done() for future in futures)
    os.kill(victim, signal.SIGKILL)
    if unfinished == 0:
        raise AssertionError("the worker was killed too late")
    answers = client.gather(futures)
    same([line for _, lines in answers for line in lines], expected)
    return unfinished


def main(program):
    dask.config.set({"logging": {"distributed": "critical"}})
    documents = [document(number) for number in range(1, DOCUMENTS + 1)]
    begin = time.perf_counter()
    expected = check(program, "".join(documents), "-j", "1")
    plain = time.perf_counter() - begin
    if len(expected) != DOCUMENTS:
        raise AssertionError(f"{len(expected)} answers to {DOCUMENTS} documents")
    with LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as cluster:
        with Client(cluster) as client:
            took = all_workers_answer(client, program, documents, expected)
            unfinished = a_killed_worker_is_made_up_for(client, program, documents, expected)
    print(f"{DOCUMENTS} documents: {plain:.2f} s in one process, {took:.2f} s in two workers of Dask; the same lines, "
          f"also after a worker was killed with {unfinished} of {DOCUMENTS // BLOCK} blocks to go")


if __name__ == "__main__":
    main(os.path.abspath(sys.argv[1]))
