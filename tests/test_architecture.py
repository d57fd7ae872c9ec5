"""The house rules that a program can check."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGES = sorted((ROOT / "pages").glob("*.py"))
SCRIPTS = [path for path in PAGES if not path.name.startswith("_")]
LIBRARY = sorted((ROOT / "fundingkit").rglob("*.py"))

#: What a page may import besides the standard library and fundingkit: it shows and asks. Tables to edit are frames.
PAGE_IMPORTS = {"pandas", "streamlit", "fundingkit", "pages", "babel", "plotly"}
#: Parts of the standard library that read files of people, compute or reach out: not on a page.
NOT_ON_PAGES = {"sqlite3", "csv", "zipfile", "urllib.request", "http", "socket", "subprocess", "statistics"}

#: Lines of a module without the empty ones; 300 in all is the aim, this the end.
LONGEST = 370

#: A foreign library and the modules that alone know it.
KNOWN_TO = {
    "sqlalchemy": {"store", "migrations"},
    "alembic": {"store", "migrations"},
    "pypdfium2": {"documents"},
    "docx": {"drafting"},
    "xlsxwriter": {"drafting"},
    "openpyxl": {"drafting"},
    "ruamel": {"catalogue"},
    "kaleido": {"charts"},
    "onnxruntime": {"matching"},
    "simplemma": {"matching", "training"},
    "snowballstemmer": {"matching"},
    "sklearn": {"training"},
    "torch": {"training"},
    "onnx": {"training"},
    "typer": {"cli"},
    "rich": {"cli"},
}


def imports(path):
    """The names of all modules that a file imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module is not None and not node.level:
            yield node.module


def short(path):
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("page", PAGES, ids=short)
def test_a_page_shows_and_asks_and_imports_nothing_that_computes_or_stores(page):
    names = set(imports(page))
    roots = {name.partition(".")[0] for name in names}
    assert not roots - PAGE_IMPORTS - set(sys.stdlib_module_names)
    assert not (names | roots) & NOT_ON_PAGES


@pytest.mark.parametrize("page", SCRIPTS, ids=short)
def test_a_page_begins_with_the_guard_and_stays_thin(page):
    source = page.read_text(encoding="utf-8")
    assert len(source.splitlines()) < 100
    body = [node for node in ast.parse(source).body if not isinstance(node, ast.Import | ast.ImportFrom)]
    # Behind docstring and imports, only names of constants may come before the guard.
    first = next(
        node
        for node in body[1:]
        if not (
            isinstance(node, ast.Assign)
            and isinstance(node.targets[0], ast.Name)
            and node.targets[0].id.isupper()
        )
    )
    # A part of the application begins at its desk, which begins with the guard itself.
    assert ast.unparse(first).startswith(("view = begin(", "desk = begin_part(")), ast.unparse(first)


@pytest.mark.parametrize("page", [*PAGES, ROOT / "app.py"], ids=short)
def test_no_page_lets_html_of_people_or_papers_through(page):
    for node in ast.walk(ast.parse(page.read_text(encoding="utf-8"))):
        if isinstance(node, ast.keyword):
            assert node.arg != "unsafe_allow_html"
            assert node.arg != "unsafe_allow_javascript"


def test_a_foreign_library_is_known_to_one_part_of_the_house():
    strangers = []
    for path in LIBRARY:
        part = path.relative_to(ROOT / "fundingkit").parts[0].removesuffix(".py")
        for name in imports(path):
            root = name.partition(".")[0]
            if root in KNOWN_TO and part not in KNOWN_TO[root]:
                strangers.append(f"{short(path)} imports {name}")
    assert not strangers


def test_no_module_is_too_long_or_named_after_nothing():
    for path in [*LIBRARY, *PAGES]:
        # Lists of words are data, and training is a tool beside the house.
        if "migrations" in path.parts or "training" in path.parts or path.stem.endswith("_words"):
            continue
        lines = path.read_text(encoding="utf-8").splitlines()
        assert sum(bool(line.strip()) for line in lines) <= LONGEST, short(path)
        assert path.stem not in {"utils", "helpers", "common", "misc", "manager"}, short(path)


def test_the_way_through_the_house_is_one_way():
    program = "from importlinter.cli import lint_imports; raise SystemExit(lint_imports(no_cache=True))"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


def test_no_file_speaks_of_where_it_was_made():
    # Put together here, so that this file does not name them itself.
    words = ["/" + "work/", "/" + "farm/", "/" + "root/", "pypi" + ".org", "files.python" + "hosted"]
    done = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    for name in filter(None, done.stdout.split("\0")):
        path = ROOT / name
        if path.is_file() and path.suffix in {".py", ".md", ".toml", ".yaml", ".txt", ".in", ".sh", ""}:
            text = path.read_text(encoding="utf-8", errors="ignore")
            assert not [word for word in words if word in text], name
