"""Workbooks and web pages that `dxbudget import` reads: python3 import_test.py PROGRAM

With --write-seeds FOLDER instead, writes what the harnesses in fuzz/ begin with.
"""

import json
import pathlib
import subprocess
import sys
import tempfile
import zipfile

from workbooks import (ACCOUNTS, BOLD, BRACKETS, DATE, INDENTED, NOTHING, PERCENT, RED, SCALED, THOUSANDS, TRIANGLE, YEN, Cell,
                       name_of, ods_cell, ods_parts, ods_row, sheet_xml, xlsx_parts, zipped)

# A request sheet in the shape of Japanese forms: this year, last year, change; two sections and their total.
ROWS = [("人件費", 12450, 11980), ("報償費", 1816, 1752), ("旅費", 934, 1021), ("小計", 15200, 14753), ("委託料", 68582, 41250),
        ("使用料及び賃借料", 7311, 7094), ("備品購入費", 2345, 0), ("小計", 78238, 48344), ("合計", 93438, 63097)]
HEADER = ["区分", "令和6年度要求額", "令和5年度予算額", "増減"]


def table(wrong=None):
    """Its rows with the change; `wrong` is the row and column of a figure that is 90 too large."""
    rows = [[name, now, before, now - before] for name, now, before in ROWS]
    if wrong:
        rows[wrong[0]][wrong[1]] += 90
    return rows


def shown(number):
    return f"△{-number:,}" if number < 0 else f"{number:,}"


def as_xlsx(rows):
    cells = [["事業名", "DX推進"], ["", Cell("", 0)], HEADER]
    cells += [[name, *(Cell(n, TRIANGLE) for n in numbers)] for name, *numbers in rows]
    return zipped(xlsx_parts({"要求書": sheet_xml(cells, merged=["B1:D1"])}))


def as_ods(rows):
    body = ods_row(["事業名", ods_cell("DX推進", more=' table:number-columns-spanned="3"')]) + ods_row([None]) + ods_row(HEADER)
    body += "".join(ods_row([name, *(ods_cell(n, shown(n)) for n in numbers)]) for name, *numbers in rows)
    return zipped(ods_parts({"要求書": body + ods_row([None], ' table:number-rows-repeated="1048564"')}))


def as_html(rows, encoding="utf-8", declared="UTF-8"):
    page = f'<html><head><meta charset="{declared}"><title>予算</title></head><body><table><tr><td>'
    page += "<h2>要求の内訳</h2>(単位：千円)<table border=1><tr><th>" + "<th>".join(HEADER)
    for name, *numbers in rows:
        page += f"<tr><td>&#12288;{name}<td align=right>" + "<td align=right>".join(shown(n) + "<br>" for n in numbers)
    return (page + "</table></table>").encode(encoding)


FORMATS = {"xlsx": as_xlsx, "ods": as_ods, "html": as_html}
program = sys.argv[1] if sys.argv[1] == "--write-seeds" else str(pathlib.Path(sys.argv[1]).resolve())
folder = tempfile.TemporaryDirectory()


def run(files, *arguments, language="en"):
    """Imports files, given by their names; output, errors and status."""
    for name, content in files.items():
        pathlib.Path(folder.name, name).write_bytes(content)
    output = [] if "-o" in arguments else ["-o", "text"]
    return subprocess.run([program, "import", "--lang", language, *output, *arguments, *files], cwd=folder.name, capture_output=True,
                          check=False, encoding="utf-8", timeout=100)


def cells_of(name, content, *arguments):
    """The cells of a file's tables: place, text and what else is known, each table a dictionary by place."""
    done = run({name: content}, "-o", "json", *arguments)
    document = json.loads(done.stdout)
    tables = []
    for one in document["files"][0]["tables"]:
        cells = {}
        for cell in one["cells"]:
            place = cell.pop("place")
            key = place["cell"] if "cell" in place else f"{place['line']}:{place['column']}"
            cells[key] = {k: v for k, v in cell.items() if k not in ("row", "column", "kind", "value")}
        tables.append((one["name"], cells))
    return tables


def equal(found, expected, what=""):
    if found != expected:
        raise SystemExit(f"{what}\nexpected: {expected}\nfound:    {found}")


def forms_are_clean_and_one_changed_figure_is_found():
    for ending, write in FORMATS.items():
        name = f"form.{ending}"
        right = run({name: write(table())})
        equal((right.returncode, "error" in right.stdout, "warning" in right.stdout), (0, False, False), right.stdout)
        assert "is the sum of" in right.stdout, right.stdout
        for row in range(len(ROWS)):
            for column in (1, 2):
                wrong = run({name: write(table((row, column)))})
                equal(wrong.returncode, 1, f"{name}, row {row}, column {column}: {wrong.stdout}")
                assert "error: " in wrong.stdout, wrong.stdout


def findings_of(name, language="en"):
    """What `check` finds in a file: rule, severity, figure and both amounts; and the places."""
    done = subprocess.run([program, "check", "--lang", language, "-o", "json", name], cwd=folder.name, capture_output=True, check=False,
                          encoding="utf-8", timeout=100)
    findings = json.loads(done.stdout)["files"][0]["findings"]
    found = sorted((f["rule"], f["severity"], f.get("figure", ""), f.get("comparison", {}).get("declared"),
                    f.get("comparison", {}).get("computed")) for f in findings)
    return found, [f["place"] for f in findings]


def documents_have_the_findings_of_their_sheets():
    for ending, write in FORMATS.items():
        name = f"form.{ending}"
        for wrong in (None, (0, 1), (3, 2), (8, 1), (5, 3)):
            rows = table(wrong)
            yaml = run({name: write(rows)}, "-o", "yaml").stdout
            pathlib.Path(folder.name, "sheet.yaml").write_text(yaml, encoding="utf-8")
            found, places = findings_of(name)
            equal(found, findings_of("sheet.yaml")[0], f"{name} {wrong}")
            equal(bool(found), wrong is not None, f"{name} {wrong}: {found}")
            for row in rows:
                for number in row[1:]:
                    assert shown(number) in yaml, (name, number, yaml)
            if ending != "html":
                assert all(place["cell"].startswith("要求書!") for place in places), places


def a_sheet_gives_its_cells_as_shown():
    rows = [["Item", Cell(45383, DATE), None, "a\nb "],
            [Cell("Staff", INDENTED), Cell(1207, THOUSANDS), Cell(1207.5, YEN), Cell(0.125, PERCENT)],
            [Cell("Total", BOLD), Cell(1207, THOUSANDS, "SUM(B2:B2)"), Cell(-1234.5, RED), Cell(-1234, BRACKETS)],
            [Cell(0, kind="s"), Cell(1234567, SCALED), Cell(55, NOTHING), Cell(0, ACCOUNTS)],
            [Cell("#REF!", kind="e"), Cell(1, kind="b"), Cell(0, kind="b"), Cell("x", kind="str")],
            [Cell(3, shared='<f t="shared" ref="A6:B6" si="0">B1+$C1</f>'), Cell(4, shared='<f t="shared" si="0"/>'),
             Cell("", formula="A6*2"), Cell(9, kind="s")]]
    strings = ["<r><t>人件</t></r><r><t>費</t></r><rPh sb=\"0\" eb=\"2\"><t>ジンケンヒ</t></rPh>"]
    parts = xlsx_parts({"Costs": sheet_xml(rows, merged=["A1:A2", "B1:C1"], hidden_rows=[3], hidden_columns=[3]),
                        "Old one": sheet_xml([[], [], [None, 7]])}, strings, ["", "veryHidden"])
    expected = {
        "A1": {"text": "Item", "spans_rows": 2}, "B1": {"text": "2024-04-01", "stored": "45383", "format": "yyyy/m/d", "spans_columns": 2},
        "D1": {"text": "a b", "hidden": True}, "A2": {"text": "Staff", "indent": 2},
        "B2": {"text": "1,207", "stored": "1207", "format": "#,##0"},
        "C2": {"text": "1,208千円", "stored": "1207.5", "format": '#,##0"千円"'},
        "D2": {"text": "12.5%", "stored": "0.125", "format": "0.0%", "hidden": True}, "A3": {"text": "Total", "bold": True},
        "B3": {"text": "1,207", "stored": "1207", "format": "#,##0", "formula": "SUM(B2:B2)"},
        "C3": {"text": "-1,235", "stored": "-1234.5", "format": "#,##0;[Red]#,##0"},
        "D3": {"text": "(1,234)", "stored": "-1234", "format": "#,##0_);(#,##0)", "hidden": True},
        "A4": {"text": "人件費", "hidden": True}, "B4": {"text": "1,235", "stored": "1234567", "format": "#,##0,", "hidden": True},
        "C4": {"text": "55", "format": ";;;", "hidden": True},
        "D4": {"text": "-", "stored": "0", "format": '_-* #,##0_-;-* #,##0_-;_-* "-"??_-;_-@_-', "hidden": True},
        "A5": {"text": "#REF!"}, "B5": {"text": "TRUE"}, "C5": {"text": "FALSE"}, "D5": {"text": "x", "hidden": True},
        "A6": {"text": "3", "formula": "B1+$C1"}, "B6": {"text": "4", "formula": "C1+$C1"}, "C6": {"text": "", "formula": "A6*2"},
    }
    equal(cells_of("a.xlsx", zipped(parts)), [("Costs", expected), ("Old one", {"B3": {"text": "7", "hidden": True}})])
    shown_only = {place: cell for place, cell in expected.items() if not cell.get("hidden")}
    equal(cells_of("a.xlsx", zipped(parts), "--hidden", "skip"), [("Costs", shown_only)])
    said = run({"a.xlsx": zipped(parts)})
    equal(said.stdout.splitlines()[:3], [
        "a.xlsx: cells: xlsx (the file is a workbook)",
        "a.xlsx: hidden: read (hidden in the workbook: Costs!4:4, Costs!D:D, Old one)",
        "a.xlsx: formulas: empty (1 formula has no stored result; open and save the workbook in a spreadsheet program)"])
    said = run({"a.xlsx": zipped(parts)}, "--hidden", "skip", language="ja")
    equal(said.stdout.splitlines()[:3], [
        "a.xlsx: 列の区切り(cells): xlsx (ファイルはブックである)",
        "a.xlsx: 非表示(hidden): skip (非表示のシート・行・列: Costs!4:4, Costs!D:D, Old one)",
        "a.xlsx: 数式(formulas): empty (結果が保存されていない数式が 1 個ある。表計算ソフトで開いて保存し直す)"])
    # With prefixes, as some programs write; cells and rows without addresses; a date counted from 1904.
    prefixed = {name: text.replace("<", "<x:").replace("<x:/", "</x:").replace("<x:?", "<?").replace(' xmlns="', ' xmlns:x="')
                for name, text in parts.items()}
    equal(cells_of("a.xlsx", zipped(prefixed))[0], ("Costs", expected))
    bare = '<worksheet><sheetData><row><c><v>1</v></c><c r="D1"><v>2</v></c><c><v>3</v></c></row><row><c s="6"><v>1</v></c></row></sheetData></worksheet>'
    found = cells_of("a.xlsx", zipped(xlsx_parts({"S": bare}, date1904=True)))[0][1]
    equal({place: cell["text"] for place, cell in found.items()}, {"A1": "1", "D1": "2", "E1": "3", "A2": "1904-01-02"})


def an_open_document_gives_its_cells_as_shown():
    styles = ('<style:style style:name="b" style:family="table-cell"><style:text-properties fo:font-weight="bold"/></style:style>'
              '<style:style style:name="i" style:family="table-cell"><style:paragraph-properties fo:margin-left="0.1965in"/></style:style>'
              '<style:style style:name="h" style:family="table"><style:table-properties table:display="false"/></style:style>')
    rows = '<table:table-column/><table:table-column table:number-columns-repeated="2" table:visibility="collapse"/>'
    rows += "<table:table-header-rows>" + ods_row([
        ods_cell("Item", more=' table:style-name="b" table:number-rows-spanned="2"'),
        '<table:table-cell office:value-type="string"><office:annotation><text:p>note</text:p></office:annotation><text:p>a<text:s/>'
        "<text:span>b</text:span></text:p><text:p>c</text:p></table:table-cell>"]) + "</table:table-header-rows>"
    rows += "<table:table-row-group>" + ods_row(["<table:covered-table-cell/>", ods_cell(-5, "5"), ods_cell(-6, "(6)")]) + "</table:table-row-group>"
    rows += ods_row([ods_cell("x", more=' table:style-name="i"'),
                     '<table:table-cell office:value-type="percentage" office:value="0.125"/>',
                     ods_cell(7, "7", "SUM([.B2:.B3];[.C2])", ' table:number-columns-repeated="2"')], ' table:number-rows-repeated="2"')
    rows += ods_row([None], ' table:number-rows-repeated="1000000"')
    parts = ods_parts({"Costs": rows, "Old": ods_row(["y"])}, styles)
    parts["content.xml"] = parts["content.xml"].replace('table:name="Old"', 'table:name="Old" table:style-name="h"')
    again = {"A{}": {"text": "x", "indent": 2}, "B{}": {"text": "12.5%", "stored": "0.125", "format": "percentage", "hidden": True},
             "C{}": {"text": "7", "formula": "SUM(B2:B3,C2)", "hidden": True}, "D{}": {"text": "7", "formula": "SUM(B2:B3,C2)"}}
    expected = {"A1": {"text": "Item", "bold": True, "spans_rows": 2}, "B1": {"text": "a b c", "hidden": True},
                "B2": {"text": "-5", "hidden": True}, "C2": {"text": "(6)", "stored": "-6", "hidden": True},
                **{place.format(row): cell for row in (3, 4) for place, cell in again.items()}}
    equal(cells_of("a.ods", zipped(parts)), [("Costs", expected), ("Old", {"A1": {"text": "y", "hidden": True}})])


def a_page_gives_its_cells_where_they_stand():
    page = """<html><head><title>a<table><tr><td>1</title><style>td > b {}</style></head><body>
<h1>Budget</h1><p>Text 1</p>
<table>
<tfoot><tr><th>Total<td>30</tfoot>
<tr><th rowspan=2>Item<th colspan=2>Year
<tr><td>2023<td> 2024 </tr>
<tr><td>&nbsp;&#x3000;Staff<br>costs<td>1,207<sup>1</sup><td>m<sup>2</sup>
<tr hidden><td>Old<td><del>1</del>2<td><ruby>費<rt>ひ</rt></ruby>
<tr><td rowspan=0>&lt;b&gt; &yen;5<td><input value="12"><input type=hidden value=9><td><span style="display: none">0</span>7<!-- 8 -->
<tr><td>last
</table>
<table><caption>Second <b>one</b></caption><tr><td>x<td>1</table>
<table><tr><td><table><tr><td>inner<td>2</table>outer</table>
"""
    first = {"5:19": {"text": "Item", "spans_rows": 2, "bold": True}, "5:37": {"text": "Year", "spans_columns": 2, "bold": True},
             "6:9": {"text": "2023"}, "6:18": {"text": "2024"}, "7:9": {"text": "Staff costs", "indent": 2}, "7:41": {"text": "1,207"},
             "7:62": {"text": "m2"}, "8:16": {"text": "Old", "hidden": True}, "8:35": {"text": "2", "hidden": True},
             "8:46": {"text": "費", "hidden": True}, "9:19": {"text": "<b> ¥5"}, "9:39": {"text": "12"}, "9:124": {"text": "7"},
             "10:9": {"text": "last"}, "4:16": {"text": "Total", "bold": True}, "4:25": {"text": "30"}}
    expected = [("Budget", first), ("Second one", {"12:52": {"text": "x"}, "12:57": {"text": "1"}}),
                ("Budget", {"13:31": {"text": "inner"}, "13:40": {"text": "2"}})]
    equal(cells_of("a.html", page.encode()), expected)
    equal(cells_of("a.html", page.encode(), "--hidden", "skip")[0][1], {p: c for p, c in first.items() if not c.get("hidden")})
    equal(run({"a.html": page.encode()}).stdout.splitlines()[:3], [
        "a.html: encoding: UTF-8 (every byte is valid UTF-8)", "a.html: cells: html (the file is a web page)",
        "a.html: hidden: read (3 cells of the page are hidden)"])
    equal(run({"a.html": page.encode()}, language="ja").stdout.splitlines()[1:3], [
        "a.html: 列の区切り(cells): html (ファイルは Web ページである)", "a.html: 非表示(hidden): read (ページの非表示のセル: 3)"])
    columns = [cell["column"] for cell in json.loads(run({"a.html": page.encode()}, "-o", "json").stdout)["files"][0]["tables"][0]["cells"]]
    equal(columns, [1, 2, 2, 3, 1, 2, 3, 1, 2, 3, 1, 2, 3, 2, 1, 2])
    # A piece of a page, and one by request.
    piece = b"<tr><td>1</td></tr>"
    equal(cells_of("a.txt", b"<table>" + piece, "--cells", "html"), [("", {"1:16": {"text": "1"}})])
    equal(run({"a.html": piece}).stdout, "a.html: no table\n")
    for encoding, declared, said in (("cp932", "Shift_JIS", "CP932"), ("euc_jp", "euc-jp", "EUC-JP"), ("utf-16", "utf-16", "UTF-16"),
                                     ("utf-8", "Shift_JIS", "UTF-8"), ("cp932", "utf-8", "CP932"), ("cp932", "none", "CP932")):
        name, cells = cells_of("a.html", as_html(table(), encoding, declared))[0]
        equal(name, "要求の内訳")
        assert {"text": "使用料及び賃借料", "indent": 1} in cells.values(), cells
        assert f"encoding: {said} (" in run({"a.html": as_html(table(), encoding, declared)}).stdout, (encoding, declared)
    assert "encoding: CP932 (the page declares it)" in run({"a.html": as_html(table(), "cp932", "sjis")}).stdout
    assert "(encoding): CP932 (ページが宣言している)" in run({"a.html": as_html(table(), "cp932", "sjis")}, language="ja").stdout


def changed_directory(archive, change):
    """The archive with other numbers in the directory's first entry."""
    at = archive.index(b"PK\x01\x02")
    return archive[:at] + change(archive[at:])


def what_cannot_be_read_is_refused():
    sheet = sheet_xml([[1]])
    good = zipped(xlsx_parts({"S": sheet}))
    ods = zipped(ods_parts({"S": ods_row([1])}))

    def with_part(name, text, method=zipfile.ZIP_DEFLATED):
        return zipped({**xlsx_parts({"S": sheet}), name: text}, method)

    page = "xl/worksheets/sheet1.xml"
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet><sheetData><row><c t="str"><v>&b;</v></c></row></sheetData></worksheet>'
    encrypted = {**ods_parts({"S": ""}), "META-INF/manifest.xml": "<m><manifest:encryption-data/></m>"}
    compound = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    cases = [
        ("a.xlsx", good[:-30], "the file is a damaged or incomplete ZIP archive; copy or download it again",
         "ZIP ファイルとして壊れているか、途中で切れている。もう一度コピー又はダウンロードする"),
        ("a.xlsx", good.replace(b"sheet1.xml", b"sheet1.xml" + bytes(9), 1), "the file is a damaged or incomplete ZIP archive; copy or download it again", None),
        ("a.xlsx", changed_directory(good, lambda d: d.replace(b"\x08\x00", b"\x00\x00")), None, None),
        ("a.xlsx", zipped({**xlsx_parts({"S": sheet}), **{f"{i}": "" for i in range(10001)}}),
         "the archive has 10,008 parts, more than 10,000", "ZIP の中のファイルが 10,008 個あり、10,000 個を超える"),
        ("a.xlsx", with_part("../evil", "x"), "the archive has a part named `../evil`, which leads out of it; the file is no workbook",
         "ZIP の中に外を指す名前「../evil」がある。ブックではない"),
        ("a.xlsx", with_part("a\\..\\evil", "x"), None, None),
        ("a.xlsx", with_part("/etc/passwd", "x"), None, None),
        ("a.xlsx", with_part(page, " " * (65 << 20)), "the workbook is too large; unpacked, `xl/worksheets/sheet1.xml` takes 65 MiB, and 64 are read at most",
         "ブックが大きすぎる。「xl/worksheets/sheet1.xml」は展開すると 65 MiB で、読み取れるのは 64 MiB まで"),
        ("a.xlsx", with_part(page, bomb), "`xl/worksheets/sheet1.xml` in the workbook has a document type, which may declare entities; no spreadsheet program writes one",
         "ブックの「xl/worksheets/sheet1.xml」に DOCTYPE がある。表計算ソフトが書くことはない"),
        ("a.xlsx", with_part(page, "<worksheet"), "`xl/worksheets/sheet1.xml` in the workbook is not well-formed XML",
         "ブックの「xl/worksheets/sheet1.xml」が XML として正しくない"),
        ("a.xlsx", with_part(page, b"<worksheet>\xff</worksheet>"), "`xl/worksheets/sheet1.xml` in the workbook is not valid UTF-8",
         "ブックの「xl/worksheets/sheet1.xml」が正しい UTF-8 ではない"),
        ("a.xlsx", with_part(page, "<a/>" * 8_100_000), "`xl/worksheets/sheet1.xml` in the workbook has more than 8,000,000 XML tags",
         "ブックの「xl/worksheets/sheet1.xml」の XML タグが 8,000,000 個を超える"),
        ("a.xlsx", with_part(page, sheet.replace("A1", "XFE1")), "`XFE1` is not a cell that a sheet can have", "「XFE1」というセルはありえない"),
        ("a.xlsx", with_part(page, sheet.replace('r="1"', 'r="1048577"')), "`1048577` is not a cell that a sheet can have", None),
        ("a.xlsx", zipped({n: t for n, t in xlsx_parts({"S": sheet}).items() if n != page}),
         "the workbook lacks its part `xl/worksheets/sheet1.xml`", "ブックに「xl/worksheets/sheet1.xml」がない"),
        ("a.xlsx", changed_directory(good, lambda d: d.replace(b"\x00\x00\x08\x00", b"\x01\x00\x08\x00")),
         "the workbook is encrypted; save it without a password", "ブックが暗号化されている。パスワードなしで保存し直す"),
        ("a.ods", zipped(encrypted), "the workbook is encrypted; save it without a password", None),
        ("a.xlsx", compound + "EncryptedPackage".encode("utf-16-le"), "the workbook is encrypted; save it without a password", None),
        ("a.xlsx", zipped({"xl/workbook.xml": "<x/>"}, zipfile.ZIP_LZMA),
         "the archive packs `xl/workbook.xml` by a method that is not read; save the workbook again",
         "「xl/workbook.xml」の圧縮方式には対応していない。ブックを保存し直す"),
        ("a.xls", compound, "the file is of an older Microsoft format, such as XLS; save it as XLSX", "古い Microsoft 形式(XLS など)である。XLSX で保存し直す"),
        ("a.xlsx", zipped({"xl/workbook.bin": ""}), "the file is a binary workbook (XLSB); save it as XLSX",
         "バイナリ形式のブック(XLSB)である。XLSX で保存し直す"),
        ("a.docx", zipped({"word/document.xml": ""}), "the file is a Word document; save it as a web page (HTML)",
         "Word の文書である。Web ページ(HTML)として保存し直す"),
        ("a.zip", zipped({"a.csv": "1"}), "the file is a ZIP archive, but not a workbook; unpack it and import what is in it",
         "ZIP ファイルだがブックではない。展開して中のファイルを取り込む"),
        ("a.pdf", b"%PDF-1.7", "the file is a PDF; write `pdftotext -layout file.pdf - | dxbudget import -`",
         "PDF である。「pdftotext -layout file.pdf - | dxbudget import -」のように読み取る"),
        ("a.csv", good, "the file is an XLSX workbook, although its name is that of plain text; rename it or save it again",
         "中身はXLSX のブックだが、名前はテキストのものである。名前を変えるか、保存し直す"),
        ("a.xlsx", ods, "the file is an ODS workbook, although its name is that of an XLSX workbook; rename it or save it again",
         "中身はODS のブックだが、名前はXLSX のブックのものである。名前を変えるか、保存し直す"),
        ("a.xlsx", b"a,b\n1,2\n", "the file is plain text, although its name is that of an XLSX workbook; rename it or save it again", None),
        ("a.csv", b"\n<!-- x --><!DOCTYPE html>", "the file is HTML, although its name is that of plain text; rename it or save it again", None),
        ("a.ods", zipped(ods_parts({"S": ods_row([ods_cell("x", more=' table:number-columns-repeated="16384"')],
                                                 ' table:number-rows-repeated="1000000"')})),
         "the table has more than 4,000,000 cells", "表のセルが 4,000,000 個を超える"),
        ("a.ods", zipped(ods_parts({"S": ods_row([ods_cell("x", more=' table:number-columns-repeated="4000000000"')])})),
         "`XFE1048577` is not a cell that a sheet can have", None),
        ("a.xlsx", with_part(page, "<worksheet><sheetData>" + "".join(
            f'<row r="{i + 1}"><c r="{name_of(i, i)}"><v>1</v></c></row>' for i in range(3000)) + "</sheetData></worksheet>"),
         "the table has more than 4,000,000 cells", None),
        ("a.html", b"<div>" * 401, "the HTML is nested more than 400 deep", "HTML の入れ子が 400 段を超える"),
        ("a.html", b"<svg>" + b"<td>" * 401, "the HTML is nested more than 400 deep", None),
        ("a.html", b"<p " + b"a='1'" * 501 + b">", "an HTML tag has more than 500 attributes", "HTML のタグの属性が 500 個を超える"),
        ("a.html", b"".join(b"<p><b a=%d>" % i for i in range(100000)), "the page's elements are too interwoven to be read",
         "ページの要素が入り組みすぎていて読めない"),
        ("a.html", b"<table><tr>" + b"<td colspan=1000 rowspan=60000>1" * 100 + b"<tr><td>" * 1000, "the table has more than 4,000,000 cells", None),
        ("a.html", b"<p>" + b" " * (32 << 20), "the page is larger than 32 MiB", "ページが 32 MiB を超える"),
    ]
    for name, content, english, japanese in cases:
        for language, message in (("en", english), ("ja", japanese)):
            done = run({name: content}, language=language)
            equal((done.returncode, done.stdout), (2, ""), f"{name}: {english}: {done.stderr}")
            if message:
                equal(done.stderr, f"{'error' if language == 'en' else 'エラー'}: {name}: {message}\n")


def many_sheets_with_one_string_take_no_more_memory():
    """A string that a million cells refer to is there once; cells at the end of a sheet are few."""
    cells = "".join(f'<c r="{name_of(0, i)}" t="s"><v>0</v></c>' for i in range(16384))
    parts = xlsx_parts({"S": f"<worksheet><sheetData><row r='1'>{cells}</row></sheetData></worksheet>"}, ["<t>" + "x" * 32767 + "</t>"])
    equal(run({"a.xlsx": zipped(parts)}).stderr, "error: a.xlsx: the cells have more than 256 MiB of text\n")
    equal(run({"a.xlsx": zipped(parts)}, language="ja").stderr, "エラー: a.xlsx: セルの文字が 256 MiB を超える\n")
    alone = '<worksheet><sheetData><row r="1048576"><c r="XFD1048576"><v>5</v></c></row></sheetData></worksheet>'
    equal(cells_of("a.xlsx", zipped(xlsx_parts({"S": alone}))), [("S", {"XFD1048576": {"text": "5"}})])
    equal(run({"a.xlsx": zipped(xlsx_parts({"S": "<worksheet/>"}))}).stdout, "a.xlsx: no table\n")


def what_formulas_state_is_checked():
    def book(change=None):
        figures = [[812, 907, 640, 731], [455, 388, 512, 617], [903, 788, 827, 1009], [1377, 1204, 1456, 1123]]
        rows = [["", "Q1", "Q2", "Q3", "Q4", "Year"]]
        rows += [[f"n{i}", *row, Cell(sum(row), formula=f"SUM(B{i + 2}:E{i + 2})")] for i, row in enumerate(figures)]
        totals = [sum(column) for column in zip(*figures)]
        totals.append(sum(totals))
        rows.append(["Total", *(Cell(n, formula=f"SUM({letter}2:{letter}5)") for letter, n in zip("BCDEF", totals))])
        if change:
            change(rows)
        return {"a.xlsx": zipped(xlsx_parts({"S": sheet_xml(rows)}))}

    def short(rows):  # the sum of Q2 stops one row short, as its stored result does
        rows[5][2] = Cell(2083, formula="SUM(C2:C4)")

    def stale(rows):
        rows[3][2] = 789

    def text(rows):  # a sum passes over words, and so does its check
        rows[3][2] = Cell("n/a")
        rows[5][2] = Cell(3287 - 788, formula="SUM(C2:C5)")
        rows[3][5] = Cell(903 + 827 + 1009, formula="SUM(B4:E4)")
        rows[5][5] = Cell(812 + 907 + 640 + 731 + 455 + 388 + 512 + 617 + 903 + 827 + 1009 + 1377 + 1204 + 1456 + 1123, formula="SUM(F2:F5)")

    def said(files, language="en"):
        lines = run(files, language=language).stdout.splitlines()
        at = [i for i, line in enumerate(lines) if "formula" in line or "数式" in line or "adds up" in line or "の合計で" in line]
        return [line for i, line in enumerate(lines) if i in at or i - 1 in at and line.startswith("  ")]

    equal(said(book()), [])
    equal(run(book()).returncode, 0)
    equal(said(book(text)), [])
    equal(said(book(short)), [
        "a.xlsx:S!C6: error: `Total / Q2` adds up C2:C4, which makes 2,083; like the others it would add up C2:C5, which makes 3,287",
        "  4 other formulas of the row do"])
    equal(said(book(short), "ja"), ["a.xlsx:S!C6: エラー: 「Total / Q2」は C2:C4 の合計で 2,083 だが、他と同じなら C2:C5 の合計で 3,287 になる",
                                    "  同じ行の他の数式 4 個はそうなっている"])
    equal(run(book(short)).returncode, 1)
    equal(said(book(stale)), ["a.xlsx:S!F4: error: `n2 / Year` is stored as 3,527, but its formula makes 3,528", "  its formula is SUM(B4:E4)",
                              "a.xlsx:S!C6: error: `Total / Q2` is stored as 3,287, but its formula makes 3,288", "  its formula is SUM(C2:C5)"])
    equal(said(book(stale), "ja")[:2], ["a.xlsx:S!F4: エラー: 「n2 / Year」は 3,527 と保存されているが、数式の結果は 3,528", "  数式は SUM(B4:E4)"])

    def alone(end, value, between=9):
        rows = [["", "2024"], ["a", 5], ["b", 7], ["c", between], ["Total", Cell(value, formula=f"SUM(B2:B{end})")]]
        return {"a.xlsx": zipped(xlsx_parts({"S": sheet_xml(rows)}))}

    equal(said(alone(4, 21)), [])
    equal(said(alone(3, 12, 0)), [])
    equal(said(alone(3, 12, Cell(12, formula="B2+B3"))), [])
    equal(said(alone(3, 12)), ["a.xlsx:S!B5: warning: `Total` adds up B2:B3 and leaves out B4",
                               "  its name says that it is a total, and there are figures between"])
    equal(said(alone(3, 12), "ja"), ["a.xlsx:S!B5: 警告: 「Total」は B2:B3 の合計で、B4 が入っていない", "  名称は合計であり、間に数字がある"])


def the_likely_figure_is_named_by_its_cell():
    rows = [["", "Q1", "Q2", "Q3", "Total"], ["A", 812, 907, 640, 2359], ["B", 455, 388, 512, 1355], ["C", 903, 788, 827, 2563],
            ["D", 1377, 1204, 1456, 4037], ["Total", 3547, 3287, 3480, 10314]]
    book = {"a.xlsx": zipped(xlsx_parts({"Own costs": sheet_xml(rows)}))}
    assert "  the figure that stands in most of these equations is 827, cell 'Own costs'!D4\n" in run(book).stdout, run(book).stdout
    assert "  これらの計算に最も多く現れる数字は 'Own costs'!D4 の 827\n" in run(book, language="ja").stdout


def main():
    forms_are_clean_and_one_changed_figure_is_found()
    documents_have_the_findings_of_their_sheets()
    a_sheet_gives_its_cells_as_shown()
    an_open_document_gives_its_cells_as_shown()
    a_page_gives_its_cells_where_they_stand()
    what_cannot_be_read_is_refused()
    many_sheets_with_one_string_take_no_more_memory()
    what_formulas_state_is_checked()
    the_likely_figure_is_named_by_its_cell()


def write_seeds(into):
    sheet = sheet_xml([["Item", Cell(5, RED)], ["x", Cell(6, PERCENT, "SUM(B1:B1)")], [Cell(0, kind="s")]], ["A1:B1"], [1], [0])
    second = xlsx_parts({"S": sheet}, ["<r><t>a</t></r>"])
    pages = {"form": as_html(table()), "small": b"<table><caption>c<tr><th rowspan=2>a<td colspan=2>1<br>2<tr hidden><td>&yen;3<sup>1</sup></table>"}
    books = {"xlsx": as_xlsx(table()), "ods": as_ods(table()), "sheet": f"{sheet}\n\n{second['xl/sharedStrings.xml']}".encode(),
             "styles": f"{sheet}\n\n{second['xl/styles.xml']}".encode(),
             "content": ods_parts({"S": ods_row([1, "a"], ' table:number-rows-repeated="3"')})["content.xml"].encode()}
    for name, seeds in (("page", pages), ("workbook", books)):
        for seed, content in seeds.items():
            pathlib.Path(into, name, seed).write_bytes(content)


if __name__ == "__main__":
    if program == "--write-seeds":
        write_seeds(sys.argv[2])
    else:
        with folder:
            main()
