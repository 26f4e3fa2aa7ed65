"""The sums of a budget book, as a short script does them: each line above the deepest level is the sum of those below
it, the difference is this year less the year before, and the sources come to the amount."""

import csv
import sys
from collections import defaultdict

LEVELS = ["款", "項", "目", "節"]
ADDED = ["本年度予算額", "前年度予算額"]
SOURCES = ["国県支出金", "地方債", "その他", "一般財源"]


def amount(text):
    text = text.replace(",", "")
    return -int(text[1:]) if text[:1] in "△▲" and text else int(text or 0)


def main(path):
    declared = {}
    sums = defaultdict(lambda: [0, 0])
    wrong = 0
    with open(path, encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            names = tuple(row[level] for level in LEVELS if row[level])
            if names == ("歳出合計",):
                names = ()
            figures = [amount(row[column]) for column in ADDED]
            wrong += amount(row["比較"]) != figures[0] - figures[1]
            if row[SOURCES[0]]:
                wrong += sum(amount(row[source]) for source in SOURCES) != figures[0]
            if len(names) < len(LEVELS):
                declared[names] = figures
            if names:
                parent = sums[names[:-1]]
                parent[0] += figures[0]
                parent[1] += figures[1]
    wrong += sum(sums[names] != figures for names, figures in declared.items())
    print(f"{len(declared)} totals, {wrong} wrong")
    return 1 if wrong else 0


sys.exit(main(sys.argv[1]))
