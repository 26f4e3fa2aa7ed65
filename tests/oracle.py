"""What must hold in a sheet, in fractions, from docs/format.md alone: every equation with its verdict.

A sheet is a tree of `Line`s, which the test writes as YAML. Amounts are (number, leeway, approximate), where a leeway is
(below, above, open below, open above): how far what the number stands for may lie from it.
"""

import copy
from fractions import Fraction

NONE = (0, 0, False, False)
UNKNOWN = "unknown"


class Cell:
    """A figure as it is printed: its state, and of a number its value, decimals and calculation."""

    def __init__(self, state, value=0, decimals=0, approximate=False, calculation=None):
        self.state, self.value, self.decimals = state, Fraction(value), decimals
        self.approximate, self.calculation = approximate, calculation


class Table:
    def __init__(self, kind, whole, name="", partial=False, rounding=None):
        self.kind, self.whole, self.name, self.partial, self.rounding = kind, whole, name, partial, rounding or {}
        self.lines, self.sign = [], None


class Line:
    def __init__(self, kind, name, table=None):
        self.kind, self.name, self.table = kind, name, table
        self.parent = table.whole if table else None
        self.cells, self.tables, self.rounding = {}, [], {}
        self.share = self.of = self.limit = self.sign = self.tolerance = None
        self.counted, self.partial, self.incomplete = True, False, False


def factor_of(line):
    """Whether a line is added (1) or subtracted (-1): as it says, or its table."""
    return -1 if (line.sign or line.table.sign) == "minus" else 1


def plus(a, b, factor=1):
    below, above, open_below, open_above = b if factor > 0 else (b[1], b[0], b[3], b[2])
    return a[0] + factor * below, a[1] + factor * above, a[2] or open_below, a[3] or open_above


def stands_for(number, way, step):
    """The amounts that round to a number, from there."""
    sign = (number > 0) - (number < 0)
    half = Fraction(step) / 2
    return {"exact": NONE, "any": (-step, step, True, True), "up": (-step, 0, True, False),
            "down": (0, step, False, True), "half-up": (-half, half, sign <= 0, sign >= 0),
            "truncate": (0 if sign > 0 else -step, 0 if sign < 0 else step, sign <= 0, sign >= 0),
            "away-from-zero": (-step if sign > 0 else 0, step if sign < 0 else 0, sign > 0, sign < 0)}[way]


def rounded(amount, way, step):
    """The one number that an amount rounds to; `any` and `exact` have none of their own."""
    steps = Fraction(amount) / step
    low = steps.numerator // steps.denominator
    if low == steps or way in ("any", "exact"):
        return amount
    toward_zero = low if steps > 0 else low + 1
    return step * {"up": low + 1, "down": low, "truncate": toward_zero, "away-from-zero": 2 * low + 1 - toward_zero,
                   "half-up": toward_zero if abs(steps - toward_zero) < Fraction(1, 2) else 2 * low + 1 - toward_zero}[way]


def meet(number, stands, amount, leeway):
    """Whether what a number stands for and what an amount may be have something in common."""
    low, high = number + stands[0] - amount - leeway[1], number + stands[1] - amount - leeway[0]
    return number == amount or ((low < 0 or (low == 0 and not (stands[2] or leeway[3]))) and
                                (high > 0 or (high == 0 and not (stands[3] or leeway[2]))))


class Oracle:
    """`formulas`: of each stage that has one, (terms, divisor), each {stage: factor}; of a ratio the divisor is not empty.
    `portions`: those whose divisor stands on the whole. `tolerances`: by stage, and the sheet's at None."""

    def __init__(self, lines, stages, formulas, rounding, stage_roundings, portions=(), tolerances=None):
        self.lines, self.stages, self.formulas, self.rounding = lines, stages, formulas, rounding
        self.stage_roundings, self.portions, self.tolerances = stage_roundings, portions, tolerances or {}
        self.whole = lines[0]
        self.costs = {line.kind: line for line in lines if line.kind in ("project", "personnel", "cost_total")}
        self.rounds = any([rounding, *stage_roundings.values(), *(line.rounding for line in lines),
                           *(table.rounding for line in lines for table in line.tables)])
        self.values, self.ways, self.allots, self.before = {}, {}, True, None

    def said(self, word, line, stage, table=None):
        """What the innermost word says about rounding: a table's, a line's and those it is part of, a stage's, the sheet's."""
        chain = [table.rounding] if table else []
        while line is not None and line is not self.whole:
            chain += [line.rounding, line.table.rounding if line.table else {}]
            line = line.parent
        chain += [self.stage_roundings.get(stage, {}), self.rounding]
        return next((choice[word] for choice in chain if word in choice), None)

    def way(self, word, line, stage, table=None):
        return self.said(word, line, stage, table) or ("any" if word == "products" else "exact")

    def tolerance(self, stage, line=None):
        """Of the sums that a line is, or of the formula of a stage; the sheet's is one of money."""
        own = line.tolerance if line else None
        money = None if self.is_ratio(stage) else self.tolerances.get(None)
        return next((one for one in (own, self.tolerances.get(stage), money) if one is not None), None)

    def way_of_share(self, line, stage):
        """Largest remainder is a matter of all shares of a table: which of them are cut, and which get a unit more."""
        way = self.way("products", line, stage)
        if way != "largest-remainder":
            return way
        if not self.allots:
            return "any"
        if self.before is None:  # what the shares are of is known before they are allotted
            self.before = copy.copy(self)
            self.before.values, self.before.ways, self.before.allots = {}, {}, False
        shares = []
        for part in line.table.lines if line.counted else []:
            share = self.share_of(part, stage)
            if not part.counted or share in (None, "rest") or self.way("products", part, stage) != way:
                continue
            base = self.before.base_value(part, stage)
            step = self.step(part, stage, self.said("to", part, stage))
            if base in (None, UNKNOWN) or part.limit or step != self.step(line, stage, self.said("to", line, stage)):
                return "any"
            units = share * base[0] / step
            shares.append((part, units - units.numerator // units.denominator))
        lacking = rounded(sum(remainder for _, remainder in shares), "half-up", 1)
        own = next((remainder for part, remainder in shares if part is line), None)
        if own is None:
            return "any"
        before = sum(1 for _, remainder in shares if remainder > own)
        equal = sum(1 for _, remainder in shares if remainder == own)
        return "up" if before + equal <= lacking else "down" if before >= lacking else "any"

    def has_base(self, line, stage):
        """Whether what a share is of says something, or the share itself does."""
        written = stage in line.cells and line.cells[stage].state in ("number", "unreadable")
        return written or any(value is not None for _, value in self.base(line, stage))

    def base_value(self, line, stage):
        """What they come to together; `UNKNOWN` or `None` where one of them is."""
        parts = [part for part in self.base(line, stage) if part[1] is not None]
        if any(value is UNKNOWN for _, value in parts):
            return UNKNOWN
        return (sum(factor * value[0] for factor, value in parts),) if parts else None

    def is_ratio(self, stage):
        return stage in self.formulas and bool(self.formulas[stage][1])

    def mentions(self, line, stage):
        """Whether a line or one of its parts states a number (or something that should have been one)."""
        cell = line.cells.get(stage)
        return (cell is not None and cell.state in ("number", "unreadable")) or self.derives_from_parts(line, stage)

    def speaks(self, table, stage):
        return any(part.counted and self.mentions(part, stage) for part in table.lines)

    def derives_from_parts(self, line, stage):
        return stage not in self.formulas and any(self.speaks(table, stage) for table in line.tables)

    def share_of(self, line, stage):
        asks = line.share is not None and line.table and (stage in line.cells or self.speaks(line.table, stage))
        stages = {at for _, _, at in line.of if at} if isinstance(line.of, list) else ()
        elsewhere = bool(stages) and (stage in stages or stage == "previous")
        return line.share if asks and not elsewhere and stage not in self.formulas else None

    def base(self, line, stage):
        """What a share is of, as (factor, value): a line, an amount, or parts (factor, line or amount, stage or None)."""
        base = line.of or line.parent
        found = []
        for factor, part, at in base if isinstance(base, list) else [(1, base, None)]:
            if part is line and at not in line.cells:  # nothing stated there: that of what it is a part of
                part = line.parent
            found.append((factor, self.cell_value(part) if isinstance(part, Cell) else self.value(part, at or stage)))
        return found

    def decimals(self, line, stage):
        """Of what is not stated: as many as the finest of its table's, its whole's or its parts' figures has."""
        if stage in line.cells:
            return line.cells[stage].decimals
        lines = [line] + [part for table in line.tables for part in table.lines]
        if line.kind == "source" or line.share is not None:
            lines += [line.parent] + [part for table in line.parent.tables for part in table.lines]
        return max((part.cells[stage].decimals for part in lines if stage in part.cells), default=0)

    def step(self, line, stage, to):
        return Fraction(to) if to else Fraction(1, 10 ** self.decimals(line, stage))

    def own_leeway(self, line, stage, value):
        if stage in self.portions:
            return stands_for(value, "half-up", self.step(line, stage, None))
        step = self.step(line, stage, self.said("to", line, stage))
        if (value / step).denominator != 1:  # it was not rounded to that
            step = self.step(line, stage, None)
        return stands_for(value, self.way("sums", line, stage), step)

    # what figures count for ------------------------------------------------------------------------------------------

    def value(self, line, stage):
        """(number, what may be printed, what was rounded, approximate), None for nothing, or UNKNOWN."""
        key = line, stage
        if key not in self.values:
            self.values[key] = UNKNOWN  # while it is computed: what needs itself cannot be known
            self.values[key] = self.find_value(line, stage)
        return self.values[key]

    def find_value(self, line, stage):
        cell = line.cells.get(stage)
        state = cell.state if cell else "absent"
        if state == "number":
            return cell.value, NONE, self.own_leeway(line, stage, cell.value), cell.approximate
        if state == "unreadable":
            return UNKNOWN
        share = self.share_of(line, stage)
        is_silent = state in ("nil", "remark") and stage not in self.formulas
        derives = self.derives_from_parts(line, stage) or (share is not None and state != "nil")
        if is_silent and not derives:
            return UNKNOWN if cell.approximate else None  # what is withheld is some amount
        side, is_open = None, derives
        for equation in self.equations(line, stage):
            side = self.side(equation) if equation["computes"] and side in (None, UNKNOWN) else side
            is_open = is_open or side == UNKNOWN
        if side in (None, UNKNOWN):
            return UNKNOWN if is_open else None
        if is_silent:  # within rounding it may be more than nothing
            leeway = plus(side[1], side[2]) if side[4]["one_by_one"] else side[1]
            return None if side[0] == 0 and leeway == NONE else UNKNOWN
        number, printed, one_by_one, approximate, equation = side
        if equation["way"] != "exact" and not equation["one_by_one"] and not equation["divisor"]:
            step = self.step(line, stage, equation["to"])
            if equation["way"] == "any":
                printed = plus(printed, (-step, step, True, True)) if (number / step).denominator != 1 else printed
            elif printed == NONE:
                number = rounded(number, equation["way"], step)
            one_by_one = self.own_leeway(line, stage, number)
        self.ways[line, stage] = equation["rule"], equation["table"]
        return number, printed, one_by_one, approximate

    def sum(self, terms):
        """Of (factor, value) pairs the same, None where none has a value, UNKNOWN where one cannot be known."""
        if any(value == UNKNOWN for _, value in terms):
            return UNKNOWN
        terms = [(factor, value) for factor, value in terms if value is not None]
        if not terms:
            return None
        number, printed, one_by_one, approximate = Fraction(0), NONE, NONE, False
        for factor, value in terms:
            number += factor * value[0]
            printed, one_by_one = plus(printed, value[1], factor), plus(one_by_one, value[2], factor)
            approximate = approximate or value[3]
        return number, printed, one_by_one, approximate

    def side(self, equation):
        """What the right side comes to, with its equation."""
        top = self.sum(equation["terms"]())
        divisor = self.sum(equation["divisor"]()) if equation["divisor"] else None
        if equation["incomplete"] or UNKNOWN in (top, divisor):
            return UNKNOWN
        if top is None or (equation["divisor"] and (divisor is None or divisor[0] == 0)):
            return None
        number, printed, one_by_one, approximate = top
        if equation["divisor"]:
            leeway = quotient(top, divisor, equation["one_by_one"])
            if leeway is None:
                return None
            number, printed, one_by_one, approximate = number / divisor[0], leeway, NONE, approximate or divisor[3]
        cap = equation["cap"]
        if cap and self.cell_value(cap) == UNKNOWN:
            return UNKNOWN
        if cap and cap.state == "number" and number > cap.value:
            number, printed, one_by_one, approximate = cap.value, NONE, NONE, cap.approximate
        return number, printed, one_by_one, approximate, equation

    # what must hold --------------------------------------------------------------------------------------------------

    def equations(self, line, stage):
        """All equations that a figure is the left side of, in the order in which one that is not stated is computed."""
        def equation(rule, terms, way="exact", to=None, **more):
            return {"rule": rule, "terms": terms, "way": way, "to": to, "divisor": None, "one_by_one": False, "cap": None,
                    "incomplete": False, "computes": True, "at_most": False, "table": None, "tolerance": None, **more}

        def total(table):
            """A table adds up; what takes the rest is what the others leave."""
            rest = next((part for part in table.lines if part.counted and self.share_of(part, stage) == "rest"), None)
            rest_cell = rest.cells.get(stage) if rest else None
            if rest and (rest_cell is None or rest_cell.state == "blank"):
                if line is not rest:
                    return []
                whole, own = self.value(line.parent, stage), factor_of(rest)
                return [equation("funding-mismatch", lambda: [(own, whole)] + [
                    (-own * factor_of(part), self.value(part, stage)) for part in table.lines if part.counted and part is not rest
                ] if whole is not None else [], incomplete=self.is_incomplete(table))]
            if line is rest:
                return []
            rounds = self.rounds and (table.kind != "funding" or bool(table.rounding))
            exact = rounds and self.said("add", line, stage, table) == "exact"
            return [equation("funding-mismatch" if table.kind == "funding" else "sum-mismatch",
                             lambda: [(factor_of(part) * factor, value) for part in table.lines if part.counted
                                      for factor, value in (self.exact_values(part, stage) if exact
                                                            else [(1, self.value(part, stage))])],
                             self.way("sums", line, stage, table) if rounds else "exact",
                             self.said("to", line, stage, table) if rounds else None,
                             one_by_one=rounds and not exact, incomplete=self.is_incomplete(table), table=table,
                             tolerance=self.tolerance(stage, line))]

        def add_up(kinds):
            tables = line.tables + ([line.table] if line.counted and self.share_of(line, stage) == "rest" else [])
            return [one for table in tables if table.kind in kinds and self.claims(table, stage) for one in total(table)]

        found = add_up(("items", "other"))
        if stage in self.formulas and line.kind != "project":
            terms, divisor = self.formulas[stage]
            exact = self.said("add", line, stage) == "exact"
            operands = [*terms, *divisor]
            divided_at = self.whole if stage in self.portions else line
            parts = self.portions_of(line, stage)
            found.append(equation(
                "change-mismatch", lambda: [(factor_of(part), self.value(part, stage)) for part in parts], "half-up",
                one_by_one=True, tolerance=self.tolerance(stage)) if parts else equation(
                "change-mismatch", lambda: [(factor, self.value(line, of)) for of, factor in terms.items()],
                "half-up" if divisor else "exact" if exact else self.way("sums", line, stage),
                None if divisor or exact else self.said("to", line, stage), one_by_one=self.rounds and not exact,
                divisor=(lambda: [(factor, self.value(divided_at, of)) for of, factor in divisor.items()]) if divisor else None,
                tolerance=self.tolerance(stage), incomplete=line.incomplete and any(of not in line.cells and of not in self.formulas for of in operands)))
        found += add_up(("funding",))
        share = self.share_of(line, stage)
        if share not in (None, "rest"):
            found.append(equation("share-mismatch",
                                  lambda: [(share * factor, value) for factor, value in self.base(line, stage)],
                                  self.way_of_share(line, stage), self.said("to", line, stage), cap=line.limit,
                                  incomplete=line.incomplete and self.has_base(line, stage)))
        if line.kind == "cost_total" and not self.is_ratio(stage):
            project = self.costs.get("project")
            stated = project and stage in project.cells and project.cells[stage].state == "number"
            parts = [project if stated else self.whole, self.costs["personnel"]]
            exact = self.said("add", line, stage) == "exact"
            speak = [self.mentions(part, stage) for part in parts]
            numbers = [stage in part.cells and part.cells[stage].state == "number" for part in parts]
            if all(numbers) if stage in self.formulas else any(speak) if stage in line.cells else all(speak):
                found.append(equation("total-cost-mismatch", lambda: [(1, self.value(part, stage)) for part in parts],
                                      "exact" if exact else self.way("sums", line, stage),
                                      None if exact else self.said("to", line, stage), one_by_one=self.rounds and not exact,
                                      tolerance=self.tolerance(stage, line)))
        both_state = stage in self.whole.cells or self.mentions(self.whole, stage)
        if line.kind == "project" and stage not in self.formulas and both_state:
            found.append(equation("restated-mismatch", lambda: [(1, self.value(self.whole, stage))]))
        cell = line.cells.get(stage)
        if cell and cell.calculation is not None:
            way = self.way("products", line, stage)
            found.append(equation("basis-mismatch", lambda: [(1, (cell.calculation, NONE, NONE, False))],
                                  "any" if way == "largest-remainder" else way, self.said("to", line, stage),
                                  incomplete=line.incomplete))
        if line.limit and line.limit.state != "absent" and stage != "previous" and stage not in self.formulas:
            found.append(equation("limit-exceeded", lambda: [(1, self.cell_value(line.limit))], computes=False, at_most=True))
        both = [line.cells.get(of) for of in ("requested", "approved")]
        if stage == "approved" and line.kind in ("whole", "item") and all(one and one.state == "number" for one in both):
            found.append(equation("approved-over-requested", lambda: [(1, self.value(line, "requested"))], computes=False,
                                  at_most=True))
        return found

    def portions_of(self, line, stage):
        """The lines whose parts of the whole come to its 100 percent, where it and all lines of a table state theirs."""
        cell = line.cells.get(stage)
        if stage not in self.portions or line is not self.whole or not (cell and cell.state == "number"):
            return []
        for table in line.tables:
            parts = [part for part in table.lines if part.counted]
            whole = table.kind != "funding" and not (table.partial or line.partial or self.is_incomplete(table))
            if whole and all(stage in part.cells and part.cells[stage].state == "number" for part in parts):
                return parts
        return []

    def cell_value(self, cell):
        nothing = UNKNOWN if cell.approximate else None
        return {"number": (cell.value, NONE, NONE, cell.approximate), "unreadable": UNKNOWN, "remark": nothing}.get(cell.state)

    def is_incomplete(self, table):
        return any(part.incomplete for part in table.lines)

    def claims(self, table, stage):
        """Whether a table says what makes up its whole; at a stage with a formula only where all state a number."""
        if table.partial or (table.whole.partial and table.kind == "items") or self.is_ratio(stage):
            return False
        counted = [part for part in table.lines if part.counted]
        if stage in self.formulas:
            return bool(counted) and all(stage in part.cells and part.cells[stage].state == "number" for part in counted)
        return any(self.mentions(part, stage) or (self.share_of(part, stage) is not None and self.speaks(table, stage))
                   for part in counted)

    def exact_values(self, line, stage):
        """What a line comes to before it is rounded: its calculation, or its parts, or what is printed."""
        cell = line.cells.get(stage)
        if cell and cell.state == "number" and cell.calculation is not None:
            return [(1, (cell.calculation, NONE, NONE, False))]
        for table in line.tables:
            if table.kind == "items" and self.claims(table, stage):
                return [(factor_of(part) * factor, value) for part in table.lines if part.counted
                        for factor, value in self.exact_values(part, stage)]
        return [(1, self.value(line, stage))]

    def verdicts(self):
        """(line, stage, rule, verdict, computed) of every equation that is checked or should be."""
        for line in self.lines:
            for stage in self.stages:
                cell = line.cells.get(stage, Cell("absent"))
                if cell.state in ("number", "unreadable"):
                    for equation in self.equations(line, stage):
                        yield line, stage, equation["rule"], *self.verdict(line, stage, cell, equation)
                elif cell.state in ("absent", "blank") and stage not in self.formulas:
                    yield from self.verdicts_unstated(line, stage)
                elif cell.state == "remark" or line.kind == "project" or self.derives_from_parts(line, stage):
                    yield from self.verdicts_silent(line, stage)

    def verdicts_unstated(self, line, stage):
        """What is not stated comes to the same by each of its equations."""
        value = self.value(line, stage)
        if value in (None, UNKNOWN) or (line.counted and self.share_of(line, stage) == "rest"):
            return
        for equation in self.equations(line, stage):
            is_its_way = self.ways[line, stage] == (equation["rule"], equation["table"])
            if equation["computes"] and not is_its_way and self.side(equation) is not None:
                yield line, stage, equation["rule"], *self.verdict(line, stage, Cell("computed"), equation, value)

    def verdicts_silent(self, line, stage):
        """A mark or words in the place of an amount are not checked, unless it comes to nothing, too."""
        for equation in self.equations(line, stage) if stage not in self.formulas else []:
            side = self.side(equation)
            if equation["computes"] and side is not None and (side == UNKNOWN or side[0] != 0):
                yield line, stage, equation["rule"], "not checked", None

    def verdict(self, line, stage, cell, equation, computed=None):
        side = self.side(equation)
        if side in (None, UNKNOWN) or cell.state == "unreadable":
            return "not checked", None
        number, printed, one_by_one, approximate, _ = side
        leeway = plus(printed, one_by_one) if equation["one_by_one"] else printed
        if computed:
            cell = Cell("computed", computed[0], approximate=computed[3])
            leeway = plus(leeway, plus(computed[1], computed[2]) if equation["one_by_one"] else computed[1], -1)
        stands = stands_for(cell.value, equation["way"], self.step(line, stage, equation["to"]))
        if equation["at_most"]:
            holds = cell.value <= number
        elif equation["to"] and (cell.value / equation["to"]).denominator != 1:  # it was not rounded to that
            holds = cell.value == number
        else:
            holds = cell.value == number or ((stands, leeway) != (NONE, NONE) and meet(cell.value, stands, number, leeway))
        if holds:
            return "holds" if equation["at_most"] or cell.value == number else "within rounding", number
        if equation["tolerance"] is not None:
            below, above, *_ = NONE if equation["one_by_one"] else leeway
            if below - equation["tolerance"] <= cell.value - number <= above + equation["tolerance"]:
                return "within tolerance", number
        return ("not checked", None) if approximate or cell.approximate else ("mismatch", number)


def quotient(top, divisor, one_by_one):
    """How far a quotient may lie from there; nothing where it may divide by zero."""
    ends = []
    for value in (top, divisor):
        leeway = plus(value[1], value[2]) if one_by_one else value[1]
        ends.append([(value[0] + leeway[0], leeway[2]), (value[0] + leeway[1], leeway[3])])
    (least, _), (greatest, _) = ends[1]
    if least * greatest <= 0:
        return None
    found = [(above / under - top[0] / divisor[0], is_open or (under_open and above != 0))
             for above, is_open in ends[0] for under, under_open in ends[1]]
    low, high = min(away for away, _ in found), max(away for away, _ in found)
    return (low, high, all(is_open for away, is_open in found if away == low),
            all(is_open for away, is_open in found if away == high))
