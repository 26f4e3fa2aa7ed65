"""What `dxbudget import --output json` writes is what docs/tables.schema.json says: python3 import_schema_test.py PROGRAM"""

import copy
import json
import pathlib
import subprocess
import sys
import tempfile

import jsonschema

ROOT = pathlib.Path(__file__).resolve().parent.parent
TABLES = {
    "right.csv": "Item,2023,2024,2025\nStaff,1207,1311,1402\nTravel,318,254,291\nRent,845,846,872\nTotal,2370,2411,2565\n",
    "wrong.csv": "Item,2023,2024,2025\nStaff,1207,1311,1402\nTravel,318,254,291\nRent,845,846,872\nTotal,2370,2411,2656\n",
    "ratio.csv": "n,Old,New,Growth %\na,1234,1311,6.2\nb,877,912,4.0\nc,5120,4466,-12.8\nd,3077,3990,29.7\n",
    "empty.csv": "",
    "page.md": "| a | 1 |\n|---|---|\n| b | - |\n",
    "hostile.csv": "\u202e,\"\x7f\",=1+1\n<script>,-0.0,9999999999999999\n",
}


def main():
    schema = json.loads((ROOT / "docs" / "tables.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft7Validator.check_schema(schema)
    validator = jsonschema.Draft7Validator(schema)
    program = str(pathlib.Path(sys.argv[1]).resolve())
    with tempfile.TemporaryDirectory() as folder:
        for name, text in TABLES.items():
            pathlib.Path(folder, name).write_text(text, encoding="utf-8")
        pathlib.Path(folder, "binary.csv").write_bytes(b"PK\x03\x04\x00")
        for language in ("en", "ja"):
            done = subprocess.run([program, "import", "--lang", language, "-o", "json", *TABLES, "binary.csv", "missing.csv"],
                                  cwd=folder, capture_output=True, check=False, encoding="utf-8")
            assert done.returncode == 2, done
            document = json.loads(done.stdout)
            validator.validate(document)
            files = {file["path"]: file for file in document["files"]}
            assert [cell["declared"] for cell in files["wrong.csv"]["tables"][0]["broken"]] == ["2656"], files["wrong.csv"]
            assert files["right.csv"]["tables"][0]["broken"] == []
            assert files["ratio.csv"]["tables"][0]["equations"][0]["operation"] == "relative-change"
            assert "error" in files["binary.csv"] and "error" in files["missing.csv"]
            for spoil in (lambda d: d.update(extra=1), lambda d: d.pop("version"), lambda d: d["files"][0].pop("path"),
                          lambda d: d["files"][0]["tables"][0].pop("cells"),
                          lambda d: d["files"][0]["tables"][0]["cells"][0].update(kind="?"),
                          lambda d: d["files"][0]["tables"][0]["equations"][0].update(scale=10)):
                wrong = copy.deepcopy(document)
                spoil(wrong)
                assert not validator.is_valid(wrong), wrong


if __name__ == "__main__":
    main()
