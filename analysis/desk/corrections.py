"""Corrections of a run: checked against schema and article, written to the sidecar, and what each one changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from analysis.article import Article, Correction
from analysis.corrections import APPLIED, STALE, quoted, rivals_of
from analysis.desk.blocks import inserted, write_whole
from analysis.desk.compare import Difference, compare_tables
from analysis.errors import NewsbookError, explain
from analysis.readers import Limits, address, read_bytes, read_source, sidecar_of
from analysis.runs.analyze import day_of
from analysis.runs.manifest import MANIFEST, RUN, read_json
from analysis.runs.paths import find_run
from analysis.sidecar import NEEDS
from analysis.tables import Tables
from analysis.tables.replay import check_corrections

_KEPT = 3  # tables that a desk remembers: as they were, with a correction, and one more


@dataclass(frozen=True)
class Desk:
    """A run's source, as it stands now, with what the run was made with."""

    source: Path
    published: date | None
    model: str | None
    limits: Limits | None = None
    _known: dict[str, Tables] = field(default_factory=dict, repr=False, compare=False)

    @property
    def sidecar(self) -> Path:
        """Where the corrections are kept."""
        return sidecar_of(self.source)

    def sidecar_bytes(self) -> bytes:
        """Return the sidecar as it stands, empty where there is none."""
        return self.sidecar.read_bytes() if self.sidecar.is_file() else b""

    def article(self, sidecar: bytes) -> Article:
        """Return the article with this sidecar, whatever stands in the file."""
        file = read_source(self.source, sidecar_raw=sidecar, limits=self.limits)
        return read_bytes(
            file.raw,
            file.name,
            file.sidecar_raw,
            published=self.published,
            source_path=str(self.source),
            limits=self.limits,
        )

    def tables(self, article: Article) -> Tables:
        """Return the article's tables; the language model's part comes from the cache, the last tables from memory."""
        key = repr((article.metadata, article.corrections, hash(article.text)))
        if key not in self._known:
            while len(self._known) >= _KEPT:
                del self._known[next(iter(self._known))]
            self._known[key] = self._tabulated(article)
        return self._known[key]

    def _tabulated(self, article: Article) -> Tables:
        from analysis.cleaning import clean
        from analysis.runs.docs import annotated
        from analysis.tables import tabulate

        return tabulate(annotated(clean(article), model=self.model))


@dataclass(frozen=True)
class Effect:
    """What one correction of a sidecar does: its status, the rows that it changes, what it contradicts."""

    number: int
    correction: Correction
    status: str
    changes: tuple[Difference, ...]
    contradicts: tuple[int, ...] = ()


def desk_of(run: str | Path) -> Desk:
    """Return the desk of a run.

    Raises:
        NewsbookError: there is no such run, or its source is gone.
    """
    folder = find_run(run)
    source = Path(str(read_json(folder / RUN).get("source", "")))
    if not address(source)[0].is_file():
        remedy = f"Put it back there, or run it from where it is now; the run keeps a copy in {folder / 'source'}."
        raise NewsbookError(explain("The run's source is gone", value=str(source), remedy=remedy))
    manifest = read_json(folder / MANIFEST)
    wanted = manifest.get("parameters", {})
    model = read_json(folder / RUN).get("model")
    return Desk(
        source, day_of(wanted.get("published")), str(model) if model else None, Limits(**wanted.get("limits", {}))
    )


def entered(  # noqa: PLR0913 - what a person can say of a row
    action: str,
    table: str,
    quote: str,
    nth: int,
    column: str,
    new: str,
    names: Sequence[str],
    values: Sequence[str],
    by: str,
    day: date | None,
    reason: str,
) -> Correction:
    """Return the correction that a command's options say; ``values`` are ``COLUMN=VALUE``.

    Raises:
        NewsbookError: the action is unknown, an option is missing or belongs to another action.
    """
    if action not in NEEDS:
        raise NewsbookError(explain("Unknown action", value=action, choices=NEEDS))
    pairs = [said.partition("=") for said in values]
    for column_name, equals, _ in pairs:
        if not equals:
            raise NewsbookError(explain("Not a cell", value=column_name, remedy="Write --value COLUMN=VALUE."))
    cells = tuple((column_name, cell) for column_name, _, cell in pairs)
    _check_options(action, {"quote": quote, "column": column, "names": names, "values": cells})
    removing = action in ("keep", "remove")
    return Correction(
        action=action,
        table="removed" if removing else table or "actors",
        quote=quote,
        nth=nth,
        names=tuple(names),
        column=column,
        new=new if action == "set" else None,
        value=cells,
        by=by,
        date=day,
        reason=reason,
    )


def _check_options(action: str, given: Mapping[str, Sequence[object]]) -> None:
    option = {"names": "--name", "values": "--value"}
    for key, said in given.items():
        if key in NEEDS[action] and not said and key != "values":
            raise NewsbookError(f"To {action}, {option.get(key, f'--{key}')} is needed.")
        if key not in NEEDS[action] and said:
            raise NewsbookError(explain(f"{option.get(key, f'--{key}')} does not belong to {action}", value=said))
    if action in ("merge", "separate") and len(given["names"]) < 2:
        raise NewsbookError(f"To {action}, --name is needed twice or more.")


def checked(desk: Desk, corrections: Sequence[Correction]) -> list[Effect]:
    """Return what corrections would change, were they written.

    Raises:
        NewsbookError: one is not by the data dictionary, its words do not stand in the article, or no row stands
            there.
    """
    check_corrections(corrections)
    article = desk.article(desk.sidecar_bytes())
    behind = replace(article, corrections=(*article.corrections, *corrections))
    found = effects(desk, behind, since=len(article.corrections))
    for effect in found:
        if effect.status != APPLIED:
            raise NewsbookError(_refusal(desk, effect))
    return found


def _refusal(desk: Desk, effect: Effect) -> str:
    said = effect.correction
    article = desk.article(desk.sidecar_bytes())
    lacking = [name for name in said.names if quoted(article.text, name) is None]
    words = " | ".join(lacking or said.names) or said.quote
    if effect.status == STALE:
        remedy = "Quote the article's very words, with capitals and marks as they stand there."
        return explain("These words do not stand in the article" + _times(said), value=words, remedy=remedy)
    if said.action in ("merge", "separate"):
        known = sorted(set(desk.tables(article).actors["name"]))
        return explain(f"Not two names of actors to {said.action}", value=words, choices=known)
    remedy = f"`newsbook show RUN {said.table}` lists its rows."
    return explain(f"No row of {said.table} to {said.action} rests on these words", value=words, remedy=remedy)


def _times(correction: Correction) -> str:
    return f" {correction.nth} times" if correction.nth > 1 else ""


def write(desk: Desk, corrections: Sequence[Correction]) -> None:
    """Write corrections that were checked among those that stand in the sidecar.

    Raises:
        NewsbookError: the sidecar cannot be written; it stays as it was.
    """
    before = desk.sidecar_bytes()
    write_whole(desk.sidecar, inserted(before, corrections, desk.article(before).text))


def effects(desk: Desk, article: Article | None = None, *, since: int = 0) -> list[Effect]:
    """Return what each correction does to the tables, in order: the rows before and after it.

    Those are the sidecar's corrections, or those of an ``article``; the first ``since`` are taken as they are.
    """
    article = article or desk.article(desk.sidecar_bytes())
    corrections = article.corrections
    found = []
    before = desk.tables(replace(article, corrections=corrections[:since]))
    for number, correction in enumerate(corrections[since:], since + 1):
        after = desk.tables(replace(article, corrections=corrections[:number]))
        changes = compare_tables(before, after).differences
        told = tuple(d for d in changes if d.table != "corrections")
        status = str(after.corrections["status"].iloc[number - 1])
        found.append(Effect(number, correction, status, told, rivals_of(article.text, corrections, number)))
        before = after
    return found
