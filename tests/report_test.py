"""What every report is, whatever it shows: well-formed, complete in itself, without anything that runs or loads, and the
same for any number of jobs. Names of sheets are words in it."""

import base64
import hashlib
import html.parser
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import urllib.parse

ROOT = pathlib.Path(__file__).resolve().parent.parent
VOID = {"meta", "input", "rect", "line"}
ELEMENTS = VOID | set(
    "html head title style body main article section footer div span p h1 h2 table caption thead tbody tr th td a sup ol "
    "ul li dl dt dd code strong fieldset legend label figure figcaption svg desc text".split()
)
ATTRIBUTES = set(
    "lang charset http-equiv content name class id href scope colspan role tabindex aria-labelledby aria-describedby "
    "aria-hidden type checked x y x1 x2 y1 y2 width height".split()
)
HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</style></title></td></table><h1>x",
    "'><a href=javascript:alert(1)>",
    "--><!--",
    "]]><svg onload=alert(1)>",
    "&lt;b&gt;&#60;&amp",
    "{0}{1|a|b}{{",
    "##[error]x ::error::x",
]


class Page(html.parser.HTMLParser):
    """Parses a page and asserts that it is well-formed."""

    def __init__(self, text):
        super().__init__()
        self.open, self.ids, self.links, self.words, self.styles, self.policy = [], set(), [], [], [], ""
        self.counts = {}
        self.rows = []
        assert text.startswith("<!DOCTYPE html>\n<html lang=")
        self.feed(text)
        self.close()
        assert not self.open, f"left open: {self.open}"
        for reference in self.links:
            if reference.startswith("#"):
                assert urllib.parse.unquote(reference[1:]) in self.ids, f"leads nowhere: {reference}"

    def handle_starttag(self, tag, attrs):
        assert tag in ELEMENTS, f"<{tag}>"
        names = [name for name, _ in attrs]
        assert len(set(names)) == len(names) and set(names) <= ATTRIBUTES, f"<{tag} {attrs}>"
        values = dict(attrs)
        self.counts[tag] = self.counts.get(tag, 0) + 1
        if tag == "th":
            assert values.get("scope") in ("col", "row", "rowgroup"), "a heading without scope"
        if tag == "svg":
            assert values.get("aria-hidden") == "true" or values.get("role") == "img", "a picture without words"
        if "id" in values:
            assert values["id"] not in self.ids, f"twice: {values['id']}"
            assert not re.search(r"\s", values["id"])
            self.ids.add(values["id"])
        for name in ("aria-labelledby", "aria-describedby"):
            self.links += [f"#{word}" for word in values.get(name, "").split()]
        if "href" in values:
            self.links.append(values["href"])
        if values.get("http-equiv") == "Content-Security-Policy":
            self.policy = values["content"]
        if tag == "tr":
            self.rows.append([])
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        assert tag in VOID, f"<{tag}/>"
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag):
        assert self.open and self.open.pop() == tag, f"</{tag}> ends another element"

    def handle_data(self, data):
        (self.styles if self.open and self.open[-1] == "style" else self.words).append(data)

    def handle_comment(self, data):
        raise AssertionError(f"a comment: {data}")

    handle_decl = None

    def text(self):
        return " ".join("".join(self.words).split())


Page.handle_decl = lambda self, decl: None


def run(program, *words, cwd=ROOT, status=(0, 1)):
    done = subprocess.run([program, *words], cwd=cwd, capture_output=True, check=False)
    assert done.returncode in status, done.stderr.decode()
    return done.stdout.decode()


def check_page(text):
    page = Page(text)
    assert len(page.styles) == 1
    digest = base64.b64encode(hashlib.sha256(page.styles[0].encode()).digest()).decode()
    assert page.policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert not re.search(r"url\(|@import|expression", page.styles[0]), "the style loads something"
    assert "\n::" not in text and "##[" not in text
    return page


def examples(program):
    count = 0
    for sheet in sorted([*ROOT.glob("examples/*.yaml"), *ROOT.glob("examples/forms/*.yaml")]):
        name = str(sheet.relative_to(ROOT))
        for language in ("en", "ja"):
            page = check_page(run(program, "report", name, "--lang", language, "-q"))
            findings = json.loads(run(program, "check", name, "--output", "json"))["files"][0]["findings"]
            entries = [id for id in page.ids if id.startswith("finding-")]
            assert len(entries) == len(findings), f"{name}: {len(entries)} findings of {len(findings)}"
            assert page.counts["caption"] == page.counts["table"], f"{name}: a table without caption"
            count += 1
    return count


def folder_is_the_same_for_any_jobs(program, scratch):
    outputs = []
    for jobs in ("1", "3"):
        folder = scratch / f"jobs{jobs}"
        run(program, "report", "examples", "-j", jobs, "-q", "-o", f"html={folder}/")
        outputs.append({str(path.relative_to(folder)): path.read_text() for path in folder.rglob("*") if path.is_file()})
    assert outputs[0] == outputs[1], "differs with the number of jobs"
    index = check_page(outputs[0]["index.html"])
    links = {urllib.parse.unquote(link) for link in index.links if not link.startswith("#")}
    assert links == {name for name in outputs[0] if name != "index.html"} and len(links) > 30
    for name in links:
        page = check_page(outputs[0][name])
        assert "../index.html" in page.links
    # A second report takes the place of the first; a file may stand beside it.
    folder = scratch / "jobs1"
    (folder / "pages" / "other.html").write_text("kept")
    run(program, "report", "examples", "-q", "-o", f"html={folder}")
    assert (folder / "pages" / "other.html").read_text() == "kept"
    assert (folder / "index.html").read_text() == outputs[0]["index.html"]
    # All of it in one page has the same rows and the same tables.
    one = check_page(run(program, "report", "examples", "-q"))
    assert one.counts["svg"] == sum(check_page(outputs[0][name]).counts.get("svg", 0) for name in links)
    return len(links)


def names_are_words(program, scratch):
    sheet = {
        "title": " ".join(HOSTILE), "department": HOSTILE[1], "fiscal_year": HOSTILE[0], "unit": HOSTILE[0],
        "total": {"requested": 5, "previous": 3},
        "items": [{"name": name, "requested": 1, "previous": 1, "note": name, "also": [{"where": name, "requested": 2}]} for name in HOSTILE],
        "funding": [{"name": name, "requested": 2, "previous": 0} for name in HOSTILE],
        HOSTILE[2]: 5,
    }
    folder = scratch / "'\"><img src=x onerror=alert(1)> & ;"
    folder.mkdir()
    (folder / "<b>#?%.yaml").write_text(json.dumps(sheet))
    (folder / "{0}.yaml").write_text("title: {\n")
    (folder / "remarks.yaml").write_text(json.dumps({"total": 5, "items": [{"name": "a", "amount": name} for name in HOSTILE]}))
    for language in ("en", "ja"):
        page = check_page(run(program, "report", folder, "--lang", language, "-q", cwd=scratch))
        for name in HOSTILE:
            assert name in page.text(), name
    run(program, "report", folder, "-q", "-o", "html=out/", cwd=scratch)
    index = check_page((scratch / "out/index.html").read_text())
    pages = [link for link in index.links if not link.startswith("#")]
    assert len(pages) == 3
    for link in pages:
        assert re.fullmatch(r"pages/[A-Za-z0-9._~%-]+\.html", link), link
        check_page((scratch / "out" / urllib.parse.unquote(link)).read_text())


def outputs_that_cannot_be_written(program, scratch):
    (scratch / "file").write_text("")
    done = subprocess.run([program, "report", "examples", "-q", "-o", f"html={scratch}/file/"], cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 2 and done.stderr.count(b"error:") <= 2, done
    assert (scratch / "file").read_text() == ""
    done = subprocess.run([program, "report"], cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 2 and b"no sheet is named" in done.stderr


def main():
    program = str(pathlib.Path(sys.argv[1]).resolve())
    with tempfile.TemporaryDirectory() as folder:
        scratch = pathlib.Path(folder)
        pages = examples(program) + folder_is_the_same_for_any_jobs(program, scratch)
        names_are_words(program, scratch)
        outputs_that_cannot_be_written(program, scratch)
    print(f"{pages} pages are well-formed, and load and run nothing")


if __name__ == "__main__":
    main()
