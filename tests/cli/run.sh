#!/bin/sh
# Runs stories of the command line and compares what they say; with --refresh, writes down what they say instead.
#
#     run.sh [--refresh] PROGRAM CASE…
#
# A case is a directory: `cmd`, a line for the shell in which `dxbudget` is the program; `in`, its standard input;
# `expected` and `expected_err`, its standard output and error (no file: nothing is said there); `status`, its exit
# status (no file: 0); `after/`, the files that it is to leave changed. Every other file is an input. It runs in a
# copy of the directory, which has the repository's examples as `examples/` if `cmd` speaks of them.
set -eu

refresh=no
if [ "$1" = --refresh ]; then
    refresh=yes
    shift
fi
program=$(realpath "$1")
shift
examples=$(realpath "$(dirname "$0")/../../examples")

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
trap 'exit 1' HUP INT TERM
mkdir "$scratch/bin"
ln -s "$program" "$scratch/bin/dxbudget"
failed=no

# Compares what was said with what was expected, or writes it down. A missing file is an empty one.
compare() { # EXPECTED SAID
    if [ $refresh = yes ]; then
        if [ -s "$2" ]; then cat "$2" >"$1"; else rm -f "$1"; fi
        return
    fi
    expected=$1
    [ -e "$expected" ] || expected=/dev/null
    cmp -s "$expected" "$2" || {
        diff -u "$expected" "$2" || true
        failed=yes
    }
}

for case; do
    case=$(realpath "$case")
    work=$scratch/work
    rm -rf "$work"
    cp -R "$case" "$work"
    (cd "$work" && rm -rf cmd in expected expected_err status after)
    if grep -q examples/ "$case/cmd"; then cp -R "$examples" "$work/examples"; fi
    input=$case/in
    [ -e "$input" ] || input=/dev/null

    status=0
    (
        cd "$work"
        exec env -i PATH="$scratch/bin:$PATH" HOME="$scratch" LC_ALL=C.UTF-8 TERM=dumb TZ=UTC \
            ASAN_OPTIONS="${ASAN_OPTIONS:-}" UBSAN_OPTIONS="${UBSAN_OPTIONS:-print_stacktrace=1}" sh "$case/cmd"
    ) <"$input" >"$scratch/out" 2>"$scratch/err" || status=$?

    if [ $status -eq 0 ]; then : >"$scratch/status"; else echo $status >"$scratch/status"; fi
    compare "$case/expected" "$scratch/out"
    compare "$case/expected_err" "$scratch/err"
    compare "$case/status" "$scratch/status"
    if [ -d "$case/after" ]; then
        (cd "$case/after" && find . -type f) >"$scratch/changed"
        while read -r file; do
            [ -e "$work/$file" ] || : >"$work/$file"
            compare "$case/after/$file" "$work/$file"
        done <"$scratch/changed"
    fi
done
[ $failed = no ]
