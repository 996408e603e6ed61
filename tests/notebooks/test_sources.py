"""What every notebook keeps to, read from the files; what they compute is nbval's to compare."""

from __future__ import annotations

import ast
import json
import re

import nbformat
import pytest
from papermill import inspect_notebook

from analysis.runs.parameters import notebook_names, parameters_of
from analysis.runs.paths import notebooks_folder
from analysis.runs.render import bare

TYPES = {"str": "str", "date": "str", "int": "int", "bool": "bool", "list": "list[str]"}
EACH = pytest.mark.parametrize("name", notebook_names())
TOLD = pytest.mark.parametrize("name", [n for n in notebook_names() if "01" <= n < "90"])  # those that tell a story


def cells_of(name, kind="code"):
    cells = json.loads((notebooks_folder() / f"{name}.ipynb").read_text(encoding="utf-8"))["cells"]
    return [cell | {"source": "".join(cell["source"])} for cell in cells if cell["cell_type"] == kind]


def parameters_cell(name):
    (found,) = [n for n, cell in enumerate(cells_of(name)) if "parameters" in cell["metadata"].get("tags", ())]
    return found


def test_schema_and_folder_have_the_same_notebooks():
    assert sorted(path.stem for path in notebooks_folder().glob("*.ipynb")) == list(notebook_names())


@EACH
def test_the_parameters_cell_is_the_schema(name):
    wanted = ["# Parameters"]
    wanted += [f"{p.name}: {TYPES[p.type]} = {json.dumps(p.default)}  # {p.about}" for p in parameters_of(name)]
    assert cells_of(name)[parameters_cell(name)]["source"].split("\n") == wanted


@EACH
def test_papermill_reads_types_and_help(name):
    seen = inspect_notebook(notebooks_folder() / f"{name}.ipynb")
    assert {key: (v["inferred_type_name"], v["help"]) for key, v in seen.items()} == {
        p.name: (TYPES[p.type], p.about) for p in parameters_of(name)
    }


@EACH
def test_the_next_cell_checks_them(name):
    assert cells_of(name)[parameters_cell(name) + 1]["source"] == f'check_parameters("{name}", globals())'


@EACH
def test_cells_are_thin(name):
    for number, cell in enumerate(cells_of(name)):
        source = cell["source"]
        assert source.count("\n") < 9, source
        nodes = list(ast.walk(ast.parse(source)))
        assert not [n for n in nodes if isinstance(n, (ast.FunctionDef, ast.ClassDef, ast.Lambda))], source
        assert number == 0 or not [n for n in nodes if isinstance(n, (ast.Import, ast.ImportFrom))], source
        if "parameters" not in cell["metadata"].get("tags", ()):
            words = r"\bopen\(|\.to_\w+\(|\bPath\b|seeds|outputs|\.\./"
            assert not re.search(words, source), source


@EACH
def test_every_import_and_parameter_is_used(name):
    cells = cells_of(name)
    imported = [a.name for n in ast.parse(cells[0]["source"]).body if isinstance(n, ast.ImportFrom) for a in n.names]
    rest = "\n".join(c["source"] for n, c in enumerate(cells) if n not in (0, parameters_cell(name)))
    used = {n.id for n in ast.walk(ast.parse(rest)) if isinstance(n, ast.Name)} | set(re.findall(r"@(\w+)", rest))
    assert {*imported, *(p.name for p in parameters_of(name))} <= used


@TOLD
def test_the_table_behind_every_chart_is_printed_after_it(name):
    sources = [cell["source"] for cell in cells_of(name)]
    for number, source in enumerate(sources):
        if "show_chart(" in source:
            assert "(data, palette=palette, style=style)" in source and sources[number + 1].startswith("show(data")


@TOLD
def test_a_section_asks_shows_and_finds(name):
    """Every heading is a question; the last code cell of its section says the finding, where there is code."""
    cells = json.loads((notebooks_folder() / f"{name}.ipynb").read_text(encoding="utf-8"))["cells"]
    heads = [n for n, c in enumerate(cells) if c["cell_type"] == "markdown" and c["source"][0].startswith("## ")]
    assert heads
    for begin, end in zip(heads, [*heads[1:], len(cells)], strict=True):
        title = cells[begin]["source"][0].strip()
        code = [c["source"] for c in cells[begin:end] if c["cell_type"] == "code"]
        assert title.endswith("?") and any("say(" in line for line in code[-1]), title


@EACH
def test_outputs_are_there_whole_and_of_no_machine(name):
    path = notebooks_folder() / f"{name}.ipynb"
    text = path.read_text(encoding="utf-8")
    nbformat.validate(nbformat.reads(text, as_version=4))
    cells = cells_of(name)
    assert [cell["execution_count"] for cell in cells] == list(range(1, len(cells) + 1))
    outputs = [output for cell in cells for output in cell["outputs"]]
    assert not [o for o in outputs if o["output_type"] == "error" or o.get("name") == "stderr"]
    assert not re.search(r"/(tmp|home|root|work|Users)/|<[\w.]+ (object )?at 0x|<Figure|<Axes", text)
    assert len(text) < 600_000


@EACH
def test_what_is_committed_is_normalised(name):
    """Rendering changes outputs alone: the source without them is what its author wrote, in the same form."""
    path = notebooks_folder() / f"{name}.ipynb"
    notebook = json.loads(path.read_text(encoding="utf-8"))
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell |= {"outputs": [], "execution_count": None}
    assert json.loads(bare(path)) == notebook
