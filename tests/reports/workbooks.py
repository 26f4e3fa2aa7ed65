"""LibreOffice recalculates every workbook, and each formula gives what dxbudget computed: workbooks.py PROGRAM EXAMPLES

The workbooks are stripped of what their formulas come to before, so that nothing but a calculation can give it back.
"""

import pathlib
import re
import subprocess
import sys
import tempfile
import zipfile
from decimal import Decimal
from xml.etree import ElementTree

SPACE = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def shared_strings(archive):
    if "xl/sharedStrings.xml" not in archive.namelist():
        return []
    root = ElementTree.fromstring(archive.read("xl/sharedStrings.xml"))
    return ["".join(node.itertext()) for node in root.findall("m:si", SPACE)]


def read(path):
    """Every sheet of a workbook by its name: reference -> (text or number, formula)."""
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None, path
        strings = shared_strings(archive)
        targets = {node.get("Id"): node.get("Target") for node in ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))}
        sheets = {}
        for sheet in ElementTree.fromstring(archive.read("xl/workbook.xml")).iterfind(".//m:sheet", SPACE):
            cells = sheets[sheet.get("name")] = {}
            part = "xl/" + targets[sheet.get(RELATION)].removeprefix("/xl/")
            for cell in ElementTree.fromstring(archive.read(part)).iterfind(".//m:c", SPACE):
                formula = cell.findtext("m:f", None, SPACE)
                value = cell.findtext("m:v", None, SPACE)
                if cell.get("t") == "inlineStr":
                    value = "".join(cell.find("m:is", SPACE).itertext())
                elif cell.get("t") == "s":
                    value = strings[int(value)]
                elif value is not None and cell.get("t") not in ("str", "e", "b"):
                    value = Decimal(value)
                cells[cell.get("r")] = (value, formula)
        return sheets


def stripped(source, target):
    """The same workbook without the results of its formulas."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name.startswith("xl/worksheets/sheet"):
                data = re.sub(rb"</f><v>[^<]*</v>", b"</f>", data)
            new.writestr(name, data)


def recalculated(paths, folder):
    """What LibreOffice makes of workbooks, by their names."""
    subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "xlsx",
                    "--outdir", str(folder / "out"), *map(str, paths)],
                   check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=600)
    return {path.name: read(folder / "out" / path.name) for path in paths}


def compare(name, ours, theirs):
    """How many formulas agree to the last of the fifteen digits that a spreadsheet keeps."""
    formulas = 0
    assert list(ours) == list(theirs), (name, list(ours), list(theirs))
    for sheet, cells in ours.items():
        for place, (value, formula) in cells.items():
            if formula is None:
                if isinstance(value, str):
                    assert theirs[sheet].get(place, ("", None))[0] == value, (name, sheet, place, value, theirs[sheet].get(place))
                continue
            formulas += 1
            result = theirs[sheet][place][0]
            assert isinstance(result, Decimal), (name, sheet, place, formula, result)
            assert abs(result - value) <= max(abs(value), Decimal(1)) * Decimal("1e-14") or \
                round(result, 6) == round(value, 6) and "/" in formula, (name, sheet, place, formula, value, result)
    return formulas


HOSTILE = r'''
title: "=1+1'[x]:*?/\\"
unit: 千円
items:
  - {name: "=HYPERLINK(\"http://x\")", requested: 0.1}
  - {name: "+1", requested: 0.2}
  - {name: "-1\e[31m", requested: -0.4}
  - {name: "@SUM(A1) _x0041_ <v>&", requested: 123456789012345678}
  - {name: "‐", items: [{name: a, requested: 0.1}, {name: b, requested: 0.2}], total: 0.3}
---
title: "History"
unit: USD
total: {amount: 100}
items: [{name: a, amount: 40}, {name: b, amount: "(10)"}, {name: c, amount: 80}]
funding:
  x: {amount: 34, share: 1/3}
  y: {amount: 66, share: rest}
'''


def main():
    program, examples = (str(pathlib.Path(argument).resolve()) for argument in sys.argv[1:3])
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        hostile = folder / "hostile.yaml"
        hostile.write_text(HOSTILE, encoding="utf-8")
        books = []
        for sheet in [hostile, *sorted(pathlib.Path(examples).rglob("*.yaml"))]:
            book = folder / f"{len(books):02}-{sheet.stem}.xlsx"
            subprocess.run([program, "report", "--lang", "ja" if len(books) % 2 else "en", "-o", f"xlsx={book}", str(sheet)],
                           check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            books.append((sheet, book))
        (folder / "bare").mkdir()
        bare = []
        for _, book in books:
            bare.append(folder / "bare" / book.name)
            stripped(book, bare[-1])
        theirs = recalculated(bare, folder)
        formulas = 0
        for sheet, book in books:
            ours = read(book)
            formulas += compare(sheet.name, ours, theirs[book.name])
            if sheet.name == "industrial-dx.yaml":
                found = [[theirs[book.name][tab].get(f"{column}{place[1:]}", (None, None))[0] for column in "DEF"]
                         for tab in ours for place, (value, _) in ours[tab].items() if value == "total-cost-mismatch"]
                assert found == [[54826, 58038, -3212]], found
        assert formulas > 200, formulas
        print(f"{len(books)} workbooks, {formulas} formulas as computed")


if __name__ == "__main__":
    main()
