"""Workbooks for tests, written as XML by hand: what spreadsheet programs write, cut down to what a reader looks at."""

import io
import zipfile
from xml.sax.saxutils import escape, quoteattr

# Of cells: number formats by the style's place in `cellXfs`.
FORMATS = ["General", "#,##0", '#,##0;[Red]#,##0', "#,##0_);(#,##0)", "0.0%", '#,##0"千円"', "yyyy/m/d", "#,##0,", ";;;",
           '_-* #,##0_-;-* #,##0_-;_-* "-"??_-;_-@_-', "#,##0;△#,##0"]
PLAIN, THOUSANDS, RED, BRACKETS, PERCENT, YEN, DATE, SCALED, NOTHING, ACCOUNTS, TRIANGLE = range(len(FORMATS))
BOLD = len(FORMATS)
INDENTED = BOLD + 1


class Cell:
    """A number, a text, or what else a workbook has."""

    def __init__(self, value="", style=0, formula=None, kind=None, shared=None):
        self.value, self.style, self.formula, self.kind, self.shared = value, style, formula, kind, shared


def name_of(row, column):
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row + 1}"


def zipped(parts, method=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return out.getvalue()


def sheet_xml(rows, merged=(), hidden_rows=(), hidden_columns=()):
    columns = "".join(f'<col min="{c + 1}" max="{c + 1}" hidden="1"/>' for c in hidden_columns)
    text = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    text += f"<cols>{columns}</cols>" if columns else ""
    text += "<sheetData>"
    for r, row in enumerate(rows):
        text += f'<row r="{r + 1}"' + (' hidden="1">' if r in hidden_rows else ">")
        for c, cell in enumerate(row):
            if cell is None:
                continue
            cell = cell if isinstance(cell, Cell) else Cell(cell)
            formula = f"<f>{escape(cell.formula)}</f>" if cell.formula is not None else ""
            if cell.shared is not None:
                formula = cell.shared
            start = f'<c r="{name_of(r, c)}" s="{cell.style}"'
            if cell.kind:
                text += f'{start} t="{cell.kind}">{formula}<v>{escape(str(cell.value))}</v></c>'
            elif isinstance(cell.value, str) and cell.value:
                text += f'{start} t="inlineStr"><is><t>{escape(cell.value)}</t></is></c>'
            else:
                text += f"{start}>{formula}" + (f"<v>{cell.value}</v>" if cell.value != "" else "") + "</c>"
        text += "</row>"
    text += "</sheetData>"
    if merged:
        text += "<mergeCells>" + "".join(f'<mergeCell ref="{ref}"/>' for ref in merged) + "</mergeCells>"
    return text + "</worksheet>"


def xlsx_parts(sheets, strings=(), states=(), date1904=False):
    """The parts of a workbook; `sheets` are the XML of sheets by their names."""
    names = list(sheets)
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    formats = "".join(f'<numFmt numFmtId="{164 + i}" formatCode={quoteattr(code)}/>' for i, code in enumerate(FORMATS))
    styles = "".join(f'<xf numFmtId="{164 + i if i else 0}" fontId="0"/>' for i in range(len(FORMATS)))
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{package}"><Relationship Id="r1" Type="{office}/officeDocument" '
                       'Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<workbook xmlns="{main}" xmlns:r="{office}">'
                           f'<workbookPr date1904="{int(date1904)}"/><sheets>' + "".join(
                               f'<sheet name={quoteattr(name)} sheetId="{i + 1}" r:id="rId{i + 1}"'
                               + (f' state="{states[i]}"' if i < len(states) and states[i] else "") + "/>"
                               for i, name in enumerate(names)) + "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}">' + "".join(
            f'<Relationship Id="rId{i + 1}" Type="{office}/worksheet" Target="worksheets/sheet{i + 1}.xml"/>'
            for i in range(len(names))) + f'<Relationship Id="rIds" Type="{office}/styles" Target="styles.xml"/>'
            f'<Relationship Id="rIdt" Type="{office}/sharedStrings" Target="/xl/sharedStrings.xml"/></Relationships>',
        "xl/styles.xml": f'<styleSheet xmlns="{main}"><numFmts>{formats}</numFmts><fonts><font/><font><b/></font></fonts>'
                         f'<cellXfs>{styles}<xf numFmtId="0" fontId="1"/>'
                         '<xf numFmtId="0" fontId="0"><alignment indent="2"/></xf></cellXfs></styleSheet>',
        "xl/sharedStrings.xml": f'<sst xmlns="{main}">' + "".join(f"<si>{text}</si>" for text in strings) + "</sst>",
    }
    for i, name in enumerate(names):
        parts[f"xl/worksheets/sheet{i + 1}.xml"] = sheets[name]
    return parts


ODS_SPACES = ('xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
              'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
              'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
              'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
              'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"')


def ods_cell(value, shown=None, formula=None, more=""):
    """A cell; a number is shown as `shown`, else as it is."""
    if formula is not None:
        more += f' table:formula={quoteattr("of:=" + formula)}'
    if value is None:
        return f"<table:table-cell{more}/>"
    if isinstance(value, str):
        return f'<table:table-cell office:value-type="string"{more}><text:p>{escape(value)}</text:p></table:table-cell>'
    text = str(value) if shown is None else shown
    return (f'<table:table-cell office:value-type="float" office:value="{value}"{more}>'
            f"<text:p>{escape(text)}</text:p></table:table-cell>")


def ods_row(cells, more=""):
    return f"<table:table-row{more}>{''.join(c if str(c).startswith('<') else ods_cell(c) for c in cells)}</table:table-row>"


def ods_parts(tables, styles=""):
    """The parts of a spreadsheet; `tables` are the rows of each by its name."""
    body = "".join(f"<table:table table:name={quoteattr(name)}>{rows}</table:table>" for name, rows in tables.items())
    return {
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "content.xml": f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {ODS_SPACES}><office:automatic-styles>'
                       f"{styles}</office:automatic-styles><office:body><office:spreadsheet>{body}</office:spreadsheet>"
                       "</office:body></office:document-content>",
        "META-INF/manifest.xml": '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
    }
