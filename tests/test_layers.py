"""The house's structure: who may import whom, how files are named, how thin pages are."""

from __future__ import annotations

import ast
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from dashboard.navigation import ENTRIES

ROOT = Path(__file__).resolve().parent.parent
LAYERS = ("data", "etl", "dashboard", "pages")
"""Each may import from itself and from those before it."""
CATCH_ALLS = {"utils", "util", "helpers", "helper", "common", "misc", "base", "consts", "constants"}
MODULES = [path for layer in LAYERS for path in sorted((ROOT / layer).rglob("*.py"))]
PAGES = sorted((ROOT / "pages").glob("*.py"))


def _name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def _imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{_name(path)}:{node.lineno}: a relative import hides its layer"
            found.add(node.module or "")
    return found


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_a_module_imports_only_from_its_own_layer_and_those_below(path: Path) -> None:
    layer = path.relative_to(ROOT).parts[0]
    above = set(LAYERS[LAYERS.index(layer) + 1 :])
    assert {name for name in _imports(path) if name.split(".")[0] in above | {"tests", "bench", "scripts"}} == set()


@pytest.mark.parametrize("path", [path for path in MODULES if _name(path).startswith(("data/", "etl/"))], ids=_name)
def test_data_and_etl_never_import_streamlit(path: Path) -> None:
    assert {name for name in _imports(path) if name.split(".")[0] == "streamlit"} == set()


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_no_module_is_a_catch_all(path: Path) -> None:
    assert path.stem not in CATCH_ALLS


@pytest.mark.parametrize("path", sorted((ROOT / "dashboard").glob("*.py")), ids=_name)
def test_no_module_of_the_frame_bears_the_name_of_a_library(path: Path) -> None:
    """Streamlit puts dashboard/ first on the import path, where such a module would hide the library."""
    libraries = set(sys.stdlib_module_names) | set(packages_distributions())
    assert path.stem == "__init__" or path.stem not in libraries


@pytest.mark.parametrize("path", PAGES, ids=_name)
def test_a_page_stays_under_sixty_lines(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) < 60


@pytest.mark.parametrize("path", PAGES, ids=_name)
def test_a_page_holds_no_sql_no_grouping_no_try(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert not any(isinstance(node, ast.Try) for node in ast.walk(tree))
    attributes = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    assert attributes & {"groupby", "execute", "pivot_table", "scalar", "scalars"} == set()
    assert {name for name in _imports(path) if name.split(".")[0] in ("sqlalchemy", "sqlite3", "psycopg")} == set()


def test_every_page_file_stands_in_the_navigation_and_every_entry_has_its_file() -> None:
    assert {path.stem for path in PAGES} == {entry.name for entry in ENTRIES}
