"""Prints a workbook, a line a cell: dump.py WORKBOOK"""

import re
import sys
import zipfile
from xml.etree import ElementTree

SPACE = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}

with zipfile.ZipFile(sys.argv[1]) as archive:
    assert archive.testzip() is None
    parts = {name: archive.read(name).decode("utf-8") for name in archive.namelist()}
trees = {name: ElementTree.fromstring(text) for name, text in parts.items()}
styles = trees["xl/styles.xml"]
formats = {node.get("numFmtId"): node.get("formatCode") for node in styles.iterfind(".//m:numFmt", SPACE)}
looks = [(node.get("numFmtId"), node.get("fillId")) for node in styles.find("m:cellXfs", SPACE)]
for name in parts:
    if name.startswith("xl/"):
        assert name.endswith(".rels") or name.endswith(".vml") or "/" + name in parts["[Content_Types].xml"], name
for number, sheet in enumerate(trees["xl/workbook.xml"].iterfind(".//m:sheet", SPACE), 1):
    print(f"== {sheet.get('name')}")
    for cell in trees[f"xl/worksheets/sheet{number}.xml"].iterfind(".//m:c", SPACE):
        formula, value, text = cell.findtext("m:f", None, SPACE), cell.findtext("m:v", None, SPACE), cell.find("m:is", SPACE)
        code, fill = looks[int(cell.get("s"))]
        mark = {"2": " wrong", "3": " suspicious"}.get(fill, "")
        if text is not None:
            print(f"{cell.get('r')} {''.join(text.itertext())!r}{mark}")
        elif value is not None:
            print(f"{cell.get('r')} {'=' + formula + ' -> ' if formula else ''}{value} [{formats[code]}]{mark}")
    comments = f"xl/comments{number}.xml"
    if comments not in trees:
        continue
    for comment in trees[comments].iterfind(".//m:comment", SPACE):
        print(f"comment {comment.get('ref')}: {' / '.join(''.join(comment.itertext()).splitlines())}")
    places = re.findall(r"<x:Row>(\d+)</x:Row><x:Column>(\d+)</x:Column>", parts[f"xl/drawings/vmlDrawing{number}.vml"])
    assert len(places) == len(trees[comments].findall(".//m:comment", SPACE))
    for link in trees["xl/worksheets/sheet1.xml"].iterfind(".//m:hyperlink", SPACE):
        assert link.get("location").startswith("'"), link
