"""Each folder of src/ includes only itself and the folders above it in the table of docs/design.md."""

import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent


def layers() -> tuple[dict[str, int], dict[str, str]]:
    """The rank of each folder, and the folder of each public header."""
    rank, folder_of = {}, {}
    for folder, headers in re.findall(r"^\| `src/(\w+)/` \|.*\|([^|]*)\|$", (ROOT / "docs/design.md").read_text(), re.M):
        rank[folder] = len(rank)
        folder_of.update({header: folder for header in re.findall(r"\w+", headers)})
    return rank, folder_of


def main() -> int:
    rank, folder_of = layers()
    folders = {path.name for path in (ROOT / "src").iterdir()}
    headers = {path.stem for path in (ROOT / "include/dxbudget").glob("*.hpp")}
    flaws = [f"src/{name}: is not a folder of the table" for name in sorted(folders ^ set(rank))]
    flaws += [f"dxbudget/{name}.hpp: is not a header of the table" for name in sorted(headers ^ set(folder_of))]
    includes = 0
    for path in sorted([*ROOT.glob("src/*/*.?pp"), *ROOT.glob("include/dxbudget/*.hpp")]):
        own = folder_of.get(path.stem) if path.parent.name == "dxbudget" else path.parent.name
        for number, line in enumerate(path.read_text().splitlines(), 1):
            if not (found := re.match(r'#include "(\w+)/(\w+)', line)):
                continue
            includes += 1
            folder, name = found.groups()
            other = folder_of.get(name) if folder == "dxbudget" else folder
            if rank.get(other, len(rank)) > rank.get(own, -1):
                flaws.append(f"{path.relative_to(ROOT)}:{number}: {own} includes {name}.hpp of {other}, a layer below it")
    assert includes > 500, f"only {includes} includes were found"
    print("\n".join(flaws))
    return 1 if flaws else 0


if __name__ == "__main__":
    sys.exit(main())
