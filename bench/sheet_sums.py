"""What a short script does with the same sheets: python3 sheet_sums.py PATH…

Reads sheets with PyYAML's C loader and compares the same sums: items, changes, sources, shares, total cost. It takes
amounts as the sheets of the benchmark write them, and says nothing of where they stand.
"""

import os
import re
import sys
from fractions import Fraction

import yaml

AMOUNT = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
STAGES = ("requested", "previous", "approved")
mistakes = 0


def amount(value):
    """The amount of a scalar; nothing of a remark, a dash or a blank."""
    if isinstance(value, (int, float)):
        return Fraction(str(value))
    if not isinstance(value, str):
        return None
    text = value.rsplit("=", 1)[-1].strip().replace(",", "")
    return Fraction(text) if AMOUNT.fullmatch(text) else None


def compare(what, declared, computed):
    global mistakes
    if declared is None or computed is None or declared == computed:
        return
    mistakes += 1
    print(f"{what}: {declared} declared, {computed} computed")


def stated(line, stage):
    """A figure of a line, from the line itself or from its total; computed from its items where none is stated."""
    total = line.get("total", line)
    found = amount(total.get(stage) if isinstance(total, dict) else total)
    return found if found is not None else sum_of(line, stage)


def sum_of(line, stage):
    found = [figure for figure in (stated(item, stage) for item in line.get("items", ())) if figure is not None]
    return sum(found) if found else None


def check_line(path, line):
    name = line.get("name", path)
    total = line.get("total", line)
    for stage in STAGES:
        compare(f"{path}: {name}: {stage}", amount(total.get(stage)), sum_of(line, stage))
    change = amount(total.get("change"))
    if change is not None:
        compare(f"{path}: {name}: change", change, (stated(line, "requested") or 0) - (stated(line, "previous") or 0))
    for item in line.get("items", ()):
        check_line(path, item)


def check_funding(path, sheet, funding):
    if isinstance(funding, list):
        funding = {stage: {source["name"]: source.get(stage) for source in funding} for stage in STAGES}
    for stage in STAGES:
        sources = funding.get(stage)
        if not sources:
            continue
        parts = [amount(value) or 0 for name, value in sources.items() if name != "事業費"]
        compare(f"{path}: funding: {stage}", stated(sheet, stage), sum(parts))
        if "share" in funding:
            share = funding["share"]["国庫支出金"]
            of_state = Fraction(share[stage] if isinstance(share, dict) else share) * stated(sheet, stage)
            compare(f"{path}: share: {stage}", amount(sources["国庫支出金"]), of_state)


def check_costs(path, sheet, costs):
    for stage in STAGES:
        personnel = amount(costs.get("personnel", {}).get(stage))
        project = amount(costs.get("project", {}).get(stage))
        whole = stated(sheet, stage) if project is None else project
        if personnel is not None and whole is not None:
            compare(f"{path}: total cost: {stage}", amount(costs["total"].get(stage)), whole + personnel)


def check(path):
    with open(path, encoding="utf-8") as file:
        for sheet in yaml.load_all(file, yaml.CSafeLoader):
            check_line(path, sheet)
            check_funding(path, sheet, sheet.get("funding", {}))
            check_costs(path, sheet, sheet.get("costs", {}))


for argument in sys.argv[1:]:
    if not os.path.isdir(argument):
        check(argument)
    for folder, _, names in os.walk(argument):
        for sheet_name in names:
            if sheet_name.endswith(".yaml"):
                check(os.path.join(folder, sheet_name))
print(f"{mistakes} mistakes")
sys.exit(1 if mistakes else 0)
