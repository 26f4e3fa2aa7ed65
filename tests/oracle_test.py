"""The program against an oracle that was written from the document of the format alone.

oracle_test.py PROGRAM [SHEETS [FIRST SEED]]. Five thousand sheets at random, from a seed: nested items, stages, ratios, shares with a rest and a limit, costs, roundings;
figures that are right, nearly right, wrong, in words, approximate, unreadable or missing. Both must agree on every
equation: which there are, which are not checked, which hold, which hold within rounding, which do not, and what they
come to. What is right must be right as `calc` writes it, too.
"""

import collections
import json
import math
import random
import sys
from fractions import Fraction

import oracle
from folder import Folder, expect
from oracle import Cell, Line, Table

SHEETS = 5000
AT_ONCE = 500
SHARES = [Fraction(1, 2), Fraction(1, 3), Fraction(2, 3), Fraction(1, 4), Fraction(3, 10), Fraction(9, 10)]
WAYS = ["half-up", "truncate", "away-from-zero", "up", "down", "any", "exact"]
WORDS = ["別事業(政策戦略)で要求", "TPS関係の増", "see note 3"]


def text_of(value, decimals):
    digits = f"{abs(value) * 10 ** decimals}"
    if decimals:
        digits = digits.rjust(decimals + 1, "0")
        digits = f"{digits[:-decimals]}.{digits[-decimals:]}"
    return ("-" if value < 0 else "") + digits


class Sheet:
    """One sheet at random, as the oracle's lines and as YAML."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.decimals = self.draw([0, 0, 0, 1])
        self.count = 0
        self.formulas, self.stage_roundings, self.tolerances = {}, {}, {}
        self.stages = ["requested"] + [stage for stage in ("previous", "approved") if self.chance(0.6)]
        if "previous" in self.stages:
            self.add_formula("change", {"requested": 1, "previous": -1}, 0.6)
            self.add_formula("twice", {"requested": 2, "previous": -1}, 0.2)
            self.add_formula("rate", {"requested": 100}, 0.3, {"previous": 1})
        self.add_formula("portion", {"requested": 100}, 0.2, {"requested": 1})
        for stage, likely in ((None, 0.15), ("requested", 0.05), ("change", 0.05), ("rate", 0.05), ("portion", 0.05)):
            if (stage is None or stage in self.stages) and self.chance(likely):
                self.tolerances[stage] = self.draw([0, 1, 1, 2, 5])
        self.rounding = self.some_rounding(0.3)
        self.whole = Line("whole", "")
        self.lines = [self.whole]
        self.whole.partial = self.chance(0.03)
        self.give_figures(self.whole)
        if self.chance(0.9):
            self.add_items(self.whole, 2)
        if self.chance(0.5):
            self.add_funding(self.whole)
        if self.chance(0.2):
            self.add_table(self.whole, "other", 0, "性質別")
        if self.chance(0.4):
            for kind in ("personnel", "cost_total") + (("project",) if self.chance(0.5) else ()):
                self.lines.append(Line(kind, kind))
                self.give_figures(self.lines[-1])
        self.settle_change()
        self.fit()

    def settle_change(self):
        """A form without requests compares its decision, and one without either, or without the year before, nothing."""
        used = {stage for line in self.lines for stage in line.cells} | {
            of for stage in ("twice", "rate") if stage in self.formulas for of in ("requested", "previous")}
        if "change" in self.formulas and "previous" not in used:
            del self.formulas["change"]
        elif "change" in self.formulas and "requested" not in used:
            if "approved" in used:
                self.formulas["change"] = ({"approved": 1, "previous": -1}, {})
            else:
                del self.formulas["change"]

    def draw(self, choices):
        return self.random.choice(choices)

    def chance(self, likely):
        return self.random.random() < likely

    def add_formula(self, stage, terms, likely, divisor=None):
        if self.chance(likely):
            self.stages.append(stage)
            self.formulas[stage] = (terms, divisor or {})
            if stage == "twice":
                self.stage_roundings[stage] = self.some_rounding(0.3)

    def some_rounding(self, likely):
        if not self.chance(likely):
            return {}
        choice = {word: self.draw(WAYS) for word in ("products", "sums") if self.chance(0.7)}
        if self.chance(0.2):
            choice["products"] = "largest-remainder"
        if self.chance(0.3):
            choice["add"] = self.draw(["printed", "exact"])
        if self.chance(0.1):
            choice["to"] = 10
        return choice

    # lines -----------------------------------------------------------------------------------------------------------

    def add_table(self, whole, kind, depth, name=""):
        table = Table(kind, whole, name, kind != "funding" and self.chance(0.05), self.some_rounding(0.05))
        table.sign = self.draw(["minus", "plus"]) if kind != "funding" and self.chance(0.05) else None
        whole.tables.append(table)
        for _ in range(self.random.choices([1, 2, 3], [3, 4, 2])[0]):
            self.count += 1
            line = Line("source" if kind == "funding" else "item", f"L{self.count}", table)
            table.lines.append(line)
            self.lines.append(line)
            line.counted = not self.chance(0.06)
            line.incomplete = self.chance(0.01)
            line.sign = self.draw(["minus", "minus", "plus"]) if self.chance(0.1) else None
            line.tolerance = self.draw([0, 1, 2]) if self.chance(0.04) else None
            line.rounding = self.some_rounding(0.06)
            self.give_figures(line)
            if self.chance(0.1):
                line.limit = self.cell(0.9, "requested")
            if kind == "items" and depth > 0 and self.chance(0.4):
                line.partial = self.chance(0.06)
                self.add_items(line, depth - 1)
            if kind == "items" and self.chance(0.15):
                self.add_funding(line)
        return table

    def add_items(self, whole, depth):
        table = self.add_table(whole, "items", depth)
        for line in table.lines if whole is self.whole else []:
            if self.chance(0.15) and not line.tables and table.lines[0] is not line:
                line.share = self.draw([share for share in SHARES if isinstance(share, Fraction)] + [Fraction(6, 5)])
                line.of = self.some_base(line, table.lines[:table.lines.index(line)])

    def some_base(self, line, lines):
        """Lines before it, added or taken away, an amount among them, a stage or one figure."""
        stages = [stage for stage in self.stages if stage not in self.formulas and stage != "previous"]
        base = [(1, self.draw(lines), None)]
        if self.chance(0.4):
            base.append((self.draw([1, -1]), self.draw(lines), None))
        if self.chance(0.2):
            base.append((self.draw([1, -1]), Cell("number", self.random.randint(1, 99)), None))
        if self.chance(0.3):
            base = [(1, self.draw([line, *lines, self.whole]), self.draw(stages))]
        return base

    def add_funding(self, whole):
        table = self.add_table(whole, "funding", 0)
        has_rest = False
        for line in table.lines:
            if self.chance(0.6):
                line.share = self.draw(SHARES + (["rest"] if not has_rest else []))
                has_rest = has_rest or line.share == "rest"
            if isinstance(line.share, Fraction) and self.chance(0.2):
                items = [item for item in self.lines if item.kind == "item" and item.table.kind == "items"
                         and item.parent is self.whole]
                line.of = self.draw([self.cell(1, "requested"), *items])

    def give_figures(self, line):
        for stage in self.stages:
            stated = 0.3 if stage in self.formulas else 0.85
            if self.chance(stated) and not (line.kind == "project" and stage in self.formulas):
                line.cells[stage] = self.cell(0.82, stage, line.kind in ("item", "source"))

    def cell(self, number, stage, calculates=False):
        if not self.chance(number):
            state = self.random.choices(["nil", "remark", "blank", "unreadable", "withheld"], [3, 3, 2, 1, 1])[0]
            return Cell("remark", approximate=True) if state == "withheld" else Cell(state)
        decimals = self.decimals
        value = Fraction(self.random.randint(-50 if self.chance(0.1) else 0, 999), 10 ** decimals)
        calculation = None
        if calculates and decimals == 0 and stage not in self.formulas and self.chance(0.1):
            a, b, c = (self.random.randint(1, 60) for _ in range(3))
            calculation, self_words = Fraction(a * b, c), f"{a} × {b} / {c}"
            value = Fraction(math.floor(calculation) + self.draw([0, 0, 1]))
        cell = Cell("number", value, decimals, calculation is None and self.chance(0.04), calculation)
        cell.words = self_words if calculation is not None else None
        return cell

    def oracle(self):
        return oracle.Oracle(self.lines, self.stages, self.formulas, self.rounding, self.stage_roundings,
                             ("portion",), self.tolerances)

    def fit(self):
        """Makes most figures right or nearly so: from the parts up, then what they fund, then what is left."""
        judge = self.oracle()
        order = [line for line in reversed(self.lines) if line.kind != "source"]
        order += sorted((line for line in self.lines if line.kind == "source"), key=lambda line: line.share == "rest")
        for line in order:
            for stage, cell in line.cells.items():
                if cell.state != "number" or cell.calculation is not None or self.chance(0.1):
                    continue
                amounts = self.amounts(judge, line, stage)
                if not amounts:
                    continue
                noise = self.random.choices([0, 1, -1, 2, self.random.randint(-20, 20)], [8, 2, 1, 1, 1])[0]
                cell.value = Fraction(math.floor(self.draw(amounts) * 10 ** cell.decimals) + noise, 10 ** cell.decimals)
                if (line, stage) in judge.values:
                    judge = self.oracle()

    def amounts(self, judge, line, stage):
        """What a figure should come to, by each of its equations."""
        if line.share == "rest":
            whole, others = judge.value(line.parent, stage), [part for part in line.table.lines if part is not line]
            others = judge.sum([(oracle.factor_of(part), judge.value(part, stage)) for part in others if part.counted])
            return [oracle.factor_of(line) * (whole[0] - others[0])] if oracle.UNKNOWN not in (whole, others) and whole and others else []
        sides = [judge.side(one) for one in judge.equations(line, stage) if one["computes"]]
        return [side[0] for side in sides if side not in (None, oracle.UNKNOWN)]

    # as YAML ---------------------------------------------------------------------------------------------------------

    def written(self, cell):
        if cell.state == "number":
            number = text_of(cell.value, cell.decimals)
            if cell.calculation is not None:
                return f"{cell.words} = {number}"
            return f"約{number}" if cell.approximate else number
        remark = self.draw(["x", "***", "秘"] if cell.approximate else WORDS)
        return {"nil": "‐", "remark": remark, "unreadable": "10,00O", "blank": None}[cell.state]

    def figures(self, line):
        return {stage: self.written(cell) for stage, cell in line.cells.items()}

    def line(self, line):
        keys = {"name": line.name, **self.figures(line), **self.tables(line)}
        if line.share is not None:
            is_rate = line.kind == "item" and "rate" not in self.stages
            keys["rate" if is_rate else "share"] = str(line.share)
        if line.of is not None:
            keys["of"] = self.base(line)
        if line.limit is not None:
            keys["limit"] = self.written(line.limit)
        keys.update({"sign": line.sign} if line.sign else {}, **({"tolerance": line.tolerance} if line.tolerance is not None else {}))
        keys.update({"counted": "no"} if not line.counted else {}, **({"partial": "yes"} if line.partial else {}))
        keys.update({"rounding": line.rounding} if line.rounding else {}, **({"aproved": 5} if line.incomplete else {}))
        return keys

    def base(self, line):
        if isinstance(line.of, Cell):
            return self.written(line.of)
        text = ""
        for factor, part, stage in line.of if isinstance(line.of, list) else [(1, line.of, None)]:
            path = str(part.value) if isinstance(part, Cell) else self.path(part) + (f".{stage}" if stage else "")
            text += (" + " if factor > 0 else " - ") * bool(text) + (stage if part is line else path)
        return text

    def table(self, table):
        lines = [self.line(line) for line in table.lines]
        if not table.partial and not table.rounding and not table.sign:
            return lines
        return {"items": lines, **({"sign": table.sign} if table.sign else {}), **({"partial": "yes"} if table.partial else {}),
                **({"rounding": table.rounding} if table.rounding else {})}

    def tables(self, line):
        tables = {table.kind: self.table(table) for table in line.tables if table.kind != "other"}
        others = {table.name: self.table(table) for table in line.tables if table.kind == "other"}
        return {**tables, **({"breakdowns": others} if others else {})}

    def yaml(self):
        stages = {"twice": {"label": "倍", "formula": "2 * requested - previous", "rounding": self.stage_roundings.get("twice")},
                  "rate": {"label": "率", "formula": "requested / previous"}, "portion": {"share_of": "requested"},
                  "requested": {}, "change": {}}
        stages = {stage: {**keys, "tolerance": self.tolerances.get(stage)} for stage, keys in stages.items()
                  if keys or stage in self.tolerances}
        keys = {"unit": "USD", "stages": {stage: {word: value for word, value in stages[stage].items() if value not in (None, {})}
                                          for stage in stages if stage in self.stages}}
        keys.update({"rounding": self.rounding} if self.rounding else {}, **({"partial": "yes"} if self.whole.partial else {}))
        keys.update({"tolerance": self.tolerances[None]} if None in self.tolerances else {})
        keys.update(total=self.figures(self.whole), **self.tables(self.whole))
        words = {"cost_total": "total"}
        costs = {words.get(line.kind, line.kind): self.figures(line) for line in self.lines
                 if line.kind in ("project", "personnel", "cost_total")}
        return json.dumps({**keys, **({"costs": costs} if costs else {})}, ensure_ascii=False)

    def path(self, line):
        if line.kind == "whole":
            return "total"
        if line.table is None:
            return {"project": "costs/project", "personnel": "costs/personnel", "cost_total": "costs/total"}[line.kind]
        own = f"{self.path(line.parent)}/" if line.parent is not self.whole else ""
        word = {"items": "" if own else "items/", "funding": "funding/", "other": f"breakdowns/{line.table.name}/"}
        return f"{own}{word[line.table.kind]}{line.name}"


def verdicts_of_program(file):
    """Of each equation: figure, rule, verdict, what it comes to; and how many just hold."""
    found = collections.Counter()
    for finding in file["findings"]:
        if "comparison" in finding and finding["severity"] != "note":
            found[finding["figure"], finding["rule"], "mismatch", Fraction(finding["comparison"]["computed"])] += 1
    for item in file["not_checked"]:
        found[item["figure"], item["rule"], "not checked", None] += 1
    for item in file["within_rounding"]:
        found[item["figure"], item["rule"], "within rounding", Fraction(item["computed"])] += 1
    for item in file["within_tolerance"]:
        found[item["figure"], item["rule"], "within tolerance", Fraction(item["computed"])] += 1
    return found, file["tally"]["held"]


def verdicts_of_oracle(sheet):
    found, held = collections.Counter(), 0
    for line, stage, rule, verdict, computed in sheet.oracle().verdicts():
        if verdict == "holds":
            held += 1
        else:
            found[f"{sheet.path(line)}.{stage}", rule, verdict, computed] += 1
    return found, held


def check(folder, *paths):
    """What `check` says of each file."""
    _, out, err = folder.run("check", "--output", "json", "--no-causes", "--quiet", *paths)
    expect(err, "")
    return {file["path"]: file for file in json.loads(out)["files"]}


def has_errors(file):
    return any(finding["severity"] == "error" for finding in file["findings"])


def stays_right(folder, files):
    """Sheets that are right are right as `calc` writes them, too."""
    right = sorted(path for path, file in files.items() if not has_errors(file))
    if not right:
        return 0
    _, out, _ = folder.run("calc", "--output", "yaml", *right)
    for path, text in zip(right, out.split("---\n"), strict=True):
        (folder.path / f"again-{path}").write_text(text, encoding="utf-8")
    for path, file in check(folder, *(f"again-{path}" for path in right)).items():
        if has_errors(file):
            raise SystemExit(f"{(folder.path / path.removeprefix('again-')).read_text()}\nis right, and wrong as calc "
                             f"writes it:\n{(folder.path / path).read_text()}{file['findings']}")
    return len(right)


def agree(folder, sheets, outcomes):
    """What differs between the program and the oracle, sheet by sheet; counts the verdicts."""
    folder.write(**{name: sheet.yaml() for name, sheet in sheets.items()})
    files = check(folder, *(f"{name}.yaml" for name in sheets))
    expect(len(files), len(sheets))
    for path, file in files.items():
        sheet = sheets[path.removesuffix(".yaml")]
        expected, held = verdicts_of_oracle(sheet)
        found, held_by_program = verdicts_of_program(file)
        outcomes.update({verdict: count for (_, _, verdict, _), count in expected.items()}, holds=held)
        if (found, held_by_program) != (expected, held):
            yield (f"{path}: {sheet.yaml()}\nthe program alone: {found - expected}\nthe oracle alone: {expected - found}\n"
                   f"just held: {held_by_program} by the program, {held} by the oracle")
    outcomes["right sheets"] += stays_right(folder, files)


def main(program, count=SHEETS, first=0):
    outcomes, differing = collections.Counter(), []
    for begin in range(first, first + count, AT_ONCE):
        sheets = {f"s{seed}": Sheet(seed) for seed in range(begin, min(begin + AT_ONCE, first + count))}
        with Folder(program) as folder:
            differing += agree(folder, sheets, outcomes)
    if differing:
        raise SystemExit(f"{len(differing)} of {count} sheets differ, the shortest is\n{min(differing, key=len)}")
    for verdict in ("holds", "mismatch", "within rounding", "within tolerance", "not checked"):
        if outcomes[verdict] < count / (20 if verdict == "within tolerance" else 2):
            raise SystemExit(f"only {outcomes[verdict]} equations of {count} sheets: {verdict}")
    print(f"{count} sheets, {dict(outcomes)}")


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))
