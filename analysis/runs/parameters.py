"""The notebooks' parameters: what there is, and the check that refuses what there is not.

papermill only warns of an unknown name and takes any type, so values are checked here first: by ``newsbook run``
before a kernel starts, and by the cell after the parameters under plain papermill and in JupyterLab.
"""

from __future__ import annotations

import ast
import functools
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from analysis.errors import NewsbookError, explain
from analysis.lexicons import read_toml
from analysis.tables import vocabularies

_TYPES: dict[str, tuple[type, str]] = {
    "str": (str, "a text"),
    "int": (int, "a whole number"),
    "bool": (bool, "true or false"),
    "date": (str, "a day, YYYY-MM-DD, or empty"),
    "list": (list, "a list of texts"),
}
#: What a run sets itself; on the command line these are arguments and options, not parameters.
SET_BY_RUN = {"article": "the argument ARTICLE", "published": "--published", "model": "--model", "style": "--style"}
_LOOKS = ("PALETTES", "STYLES")  # what the charts know, not the vocabularies
_MARK = "# Parameters"  # the comment that begins our parameters cells, and papermill's injected ones


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter: its type, default, choices and bounds."""

    name: str
    type: str
    default: Any
    about: str
    choices: tuple[str, ...] = ()
    minimum: int | None = None
    maximum: int | None = None

    def check(self, value: object) -> None:
        """Refuse a value of another type, out of the choices or out of bounds.

        Raises:
            NewsbookError: the message names the value and what may stand there.
        """
        wanted, words = _TYPES[self.type]
        if not isinstance(value, wanted) or (wanted is int and isinstance(value, bool)):
            raise NewsbookError(
                explain(f"The parameter {self.name} must be {words}", value=value, choices=self.choices)
            )
        if self.type == "list":
            for item in value:  # type: ignore[attr-defined]
                self._check_choice(item)
        elif self.choices:
            self._check_choice(value)
        if self.type == "date":
            from analysis.runs.analyze import day_of

            day_of(value)  # type: ignore[arg-type]
        if wanted is int and not self._in_bounds(value):  # type: ignore[arg-type]
            what = f"The parameter {self.name} must lie between {self.minimum} and {self.maximum}"
            raise NewsbookError(explain(what, value=value))

    def _check_choice(self, value: object) -> None:
        if value not in self.choices:
            raise NewsbookError(explain(f"Not a value of the parameter {self.name}", value=value, choices=self.choices))

    def _in_bounds(self, value: int) -> bool:
        return (self.minimum is None or value >= self.minimum) and (self.maximum is None or value <= self.maximum)


@functools.cache
def parameters() -> dict[str, Parameter]:
    """Return every parameter by name."""
    return {
        name: _parameter(name, spec) for name, spec in read_toml(__package__, "parameters.toml")["parameters"].items()
    }


def _parameter(name: str, spec: dict[str, Any]) -> Parameter:
    named = spec.get("choices", "")
    choices: Sequence[str] = _looks(named) if named in _LOOKS else getattr(vocabularies, named) if named else ()
    return Parameter(**spec | {"name": name, "choices": tuple(choices)})


def _looks(named: str) -> Sequence[str]:
    from analysis import charts

    return tuple(getattr(charts, named))


def notebook_names() -> tuple[str, ...]:
    """Return the notebooks' names in their order."""
    return tuple(sorted(read_toml(__package__, "parameters.toml")["notebooks"]))


def parameters_of(notebook: str) -> tuple[Parameter, ...]:
    """Return the parameters of one notebook, in the order of its cell.

    Raises:
        NewsbookError: there is no such notebook.
    """
    known = read_toml(__package__, "parameters.toml")["notebooks"]
    if notebook not in known:
        raise NewsbookError(explain("No such notebook", value=notebook, choices=notebook_names()))
    return tuple(parameters()[name] for name in known[notebook])


def check_parameters(notebook: str, namespace: Mapping[str, Any]) -> None:
    """Refuse unknown and ill-typed parameters; for the cell after a notebook's parameters.

    Args:
        notebook: the notebook's name, such as ``"02_actors"``.
        namespace: the notebook's ``globals()``.

    Raises:
        NewsbookError: a name is unknown, or a value cannot be; the choices are named.
    """
    known = {p.name: p for p in parameters_of(notebook)}
    for name in _assigned(namespace):
        if name not in known:
            raise NewsbookError(explain(f"The notebook {notebook} has no such parameter", value=name, choices=known))
    for name, parameter in known.items():
        if name not in namespace:
            raise NewsbookError(explain(f"The notebook {notebook} lacks its parameter", value=name))
        parameter.check(namespace[name])


def _assigned(namespace: Mapping[str, Any]) -> list[str]:
    """Return the names that parameters cells have set: of the notebook's own and of papermill's."""
    cells = [cell for cell in namespace.get("In", ()) if isinstance(cell, str) and cell.startswith(_MARK)]
    nodes = (node for cell in cells for node in ast.walk(ast.parse(cell)))
    return list(dict.fromkeys(n.id for n in nodes if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)))


def parse_assignments(assignments: Iterable[str], notebooks: Iterable[str]) -> dict[str, Any]:
    """Return the values of ``NAME=VALUE`` from the command line, each as its parameter's type.

    Raises:
        NewsbookError: a name that none of the notebooks has, or a value that cannot be.
    """
    known = {p.name: p for notebook in notebooks for p in parameters_of(notebook) if p.name not in SET_BY_RUN}
    values: dict[str, Any] = {}
    for assignment in assignments:
        name, equals, text = assignment.partition("=")
        if not equals:
            raise NewsbookError(explain("Not a parameter", value=assignment, remedy="Write -p NAME=VALUE."))
        if name in SET_BY_RUN:
            raise NewsbookError(
                explain("The run sets this parameter itself", value=name, remedy=f"Use {SET_BY_RUN[name]}.")
            )
        if name not in known:
            raise NewsbookError(explain("Unknown parameter", value=name, choices=sorted(known)))
        values[name] = _parsed(known[name], text)
        known[name].check(values[name])
    return values


def _parsed(parameter: Parameter, text: str) -> Any:
    if parameter.type == "list":
        if text.lstrip().startswith("["):
            try:
                return json.loads(text)
            except ValueError:
                return text
        return [item.strip() for item in text.split(",") if item.strip()]
    if parameter.type == "int":
        try:
            return int(text)
        except ValueError:
            return text
    if parameter.type == "bool":
        return {"true": True, "false": False}.get(text.lower(), text)
    return text
