"""``newsbook``: the command line. It parses, calls and prints; the work is done elsewhere."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from analysis import __version__
from analysis.errors import NewsbookError, explain

if TYPE_CHECKING:
    from analysis.article import Article
    from analysis.readers import Limits
    from analysis.runs.folder import Options
    from analysis.runs.run import Outcome

DONE, FOUND, MISTAKE, STOPPED = 0, 1, 2, 130
PASTED = "pasted.txt"  # the name of what comes through standard input

app = typer.Typer(
    name="newsbook",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Turn a news article into auditable tables, charts and notebooks.",
    epilog="Exit status: 0 done; 1 a run failed, or verify or doctor found something; 2 a mistake in what was asked.",
)
out = Console(highlight=False, soft_wrap=True)
err = Console(stderr=True, highlight=False, soft_wrap=True)

Articles = Annotated[
    list[str] | None,
    typer.Argument(metavar="[ARTICLE]...", help="Files; - reads pasted text. Default: all seeds.", show_default=False),
]
Run = Annotated[str, typer.Argument(metavar="RUN", help="A run's folder, or its article_id in outputs/.")]
Out = Annotated[
    Path | None, typer.Option("--out", metavar="DIR", help="Where run folders are made. Default: outputs/.")
]
Published = Annotated[str, typer.Option(metavar="DATE", help="Day of publication, YYYY-MM-DD; before the sidecar's.")]
Model = Annotated[
    str, typer.Option(metavar="NAME", help="An installed spaCy pipeline. Default: NEWSBOOK_MODEL, else newsbook's own.")
]
Style = Annotated[
    str, typer.Option(metavar="STYLE", help="What charts are made for: report (a page), paper (a column) or slide.")
]
Limit = Annotated[
    list[str] | None,
    typer.Option(
        "--limit",
        metavar="NAME=N",
        help="How much of a file is read; may be repeated. "
        "NAME: megabytes, characters, lines, words, pages, page_characters, members, member_megabytes, parts, seconds.",
    ),
]
Force = Annotated[bool, typer.Option("--force", help="Do everything anew, even where nothing has changed.")]
NoCache = Annotated[bool, typer.Option("--no-cache", help="Neither read nor fill the cache.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]


def main() -> None:
    """Run the command line; a user's mistake is one message and exit status 2."""
    try:
        app()
    except NewsbookError as error:
        _complain(error)
        sys.exit(MISTAKE)
    except KeyboardInterrupt:
        err.print("Stopped; nothing was left half-done.")
        sys.exit(STOPPED)
    except BrokenPipeError:  # `newsbook show … | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(DONE)


@app.callback(invoke_without_command=True)
def _version(
    version: Annotated[bool, typer.Option("--version", help="Print the version.", is_eager=True)] = False,
) -> None:
    if version:
        out.print(f"newsbook {__version__}")
        raise typer.Exit(DONE)


@app.command()
def run(  # noqa: PLR0913 - each is an option
    articles: Articles = None,
    folder: Out = None,
    published: Published = "",
    parameter: Annotated[
        list[str] | None,
        typer.Option("-p", "--parameter", metavar="NAME=VALUE", help="A notebooks' parameter; may be repeated."),
    ] = None,
    notebooks: Annotated[
        str, typer.Option(metavar="LIST", help="Notebooks to execute, joined by commas, or none. Default: all.")
    ] = "",
    force: Force = False,
    force_notebooks: Annotated[
        bool, typer.Option("--force-notebooks", help="Execute the notebooks anew, with the cached tables.")
    ] = False,
    model: Model = "",
    style: Style = "report",
    limit: Limit = None,
    no_cache: NoCache = False,
) -> None:
    """Make a run folder of each article: tables, charts, executed notebooks, report.

    \b
    Examples:
      newsbook run                                          all seeds
      newsbook run seeds/niger_delegation.txt -p top_n=5 -p actor_types=person,organization
      newsbook run article.html --published 2024-03-12 --out runs
      newsbook run article.txt --notebooks 02_actors,03_figures
      newsbook run article.txt --style slide -p top_n=8
      newsbook run report.pdf --limit pages=500 --limit megabytes=2000
      xclip -o | newsbook run - --published 2024-03-12      pasted text
    """
    from analysis.readers import limits_from
    from analysis.runs.folder import Options
    from analysis.runs.parameters import parameters, parse_assignments

    chosen = _notebooks(notebooks)
    values = parse_assignments(parameter or (), chosen)
    if style != parameters()["style"].default:
        parameters()["style"].check(style)
        values["style"] = style
    limits = limits_from(limit or ())
    options = Options(_day(published), model or None, chosen, values, False, not no_cache, force, limits)
    _run_all(articles, folder, options, force=force or force_notebooks)


@app.command()
def extract(
    articles: Articles = None,
    folder: Out = None,
    published: Published = "",
    force: Force = False,
    model: Model = "",
    limit: Limit = None,
    no_cache: NoCache = False,
) -> None:
    """Make the tables only, without charts, notebooks and report.

    \b
    Examples:
      newsbook extract article.txt --published 2024-03-12
      newsbook extract - --out tables < article.txt
    """
    from analysis.readers import limits_from
    from analysis.runs.folder import Options

    limits = limits_from(limit or ())
    options = Options(_day(published), model or None, (), {}, True, not no_cache, force, limits)
    _run_all(articles, folder, options, force=force)


@app.command()
def show(
    run: Run,
    table: Annotated[str, typer.Argument(metavar="[TABLE]", help="A table; without it, all tables' sizes.")] = "",
    every: Annotated[
        bool, typer.Option("--all", help="Every column, also those that only point and the rules.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Print what a run holds, or one of its tables.

    Without --all, columns that are empty or only point elsewhere (offsets, other tables' ids, rules) are left out.

    \b
    Examples:
      newsbook show niger_delegation
      newsbook show niger_delegation actors
      newsbook show niger_delegation relationships --all | less -S
      newsbook show outputs/niger_delegation figures --json
    """
    from analysis.runs.show import overview, table_json, table_of_run

    if not table:
        rows = overview(run)
        _print_json(rows) if as_json else _print_table(("table", "rows", "what it holds"), [r.values() for r in rows])
        return
    frame = table_of_run(run, table)
    if as_json:
        sys.stdout.write(table_json(table, frame) + "\n")
        return
    from analysis.runs.display import cell_text
    from analysis.runs.show import telling_columns

    columns = list(frame.columns) if every else telling_columns(table, frame)
    _print_table(columns, [[cell_text(v) for v in row] for row in frame[columns].itertuples(index=False)])


@app.command()
def verify(run: Run, as_json: AsJson = False) -> None:
    """Make a run anew from its own folder, away from it, and name each difference.

    \b
    Examples:
      newsbook verify niger_delegation
      newsbook verify outputs/niger_delegation --json
    """
    from analysis.runs.paths import find_run
    from analysis.runs.verify import to_json
    from analysis.runs.verify import verify as compare

    found = find_run(run)
    with _progress(f"verify {found.name}", len(list(found.glob("notebooks/*.ipynb")))) as on_stage:
        differences = compare(found, on_stage=on_stage)
    if as_json:
        sys.stdout.write(to_json(found, differences) + "\n")
    elif not differences:
        out.print(f"[green]The same[/]: every file of {escape(str(found))} comes out again to the byte.")
    else:
        out.print(f"[red]{len(differences)} differences[/] in {escape(str(found))}:")
        for difference in differences:
            out.print(f"  {difference.kind:<11} {_safe(difference.path)}: {_safe(difference.what)}")
    raise typer.Exit(FOUND if differences else DONE)


@app.command()
def doctor(model: Model = "", as_json: AsJson = False) -> None:
    """Look at what newsbook needs; name what is missing and the command that mends it.

    \b
    Examples:
      newsbook doctor
      newsbook doctor --model en_core_web_trf --json
    """
    from dataclasses import asdict

    from analysis.runs.doctor import examine

    findings = examine(model or None)
    if as_json:
        _print_json([asdict(finding) for finding in findings])
    else:
        for finding in findings:
            mark = "[green]✓[/]" if finding.ok else "[red]✗[/]"
            remedy = "" if finding.ok else f"\n    mend it: [bold]{escape(finding.remedy)}[/]"
            out.print(f"{mark} {_safe(finding.name)}: {_safe(finding.what)}{remedy}")
    raise typer.Exit(DONE if all(finding.ok for finding in findings) else FOUND)


@app.command()
def correct(  # noqa: PLR0913 - each is an option
    run: Run,
    action: Annotated[
        str, typer.Option(metavar="ACTION", help="set, reject, add, merge, separate, keep, remove.")
    ] = "",
    table: Annotated[str, typer.Option(metavar="TABLE", help="The table that is corrected. Default: actors.")] = "",
    quote: Annotated[str, typer.Option(metavar="WORDS", help="The article's words that the row rests on.")] = "",
    nth: Annotated[int, typer.Option(metavar="N", min=1, help="Which of their places is meant.")] = 1,
    column: Annotated[str, typer.Option(metavar="COLUMN", help="The column to set.")] = "",
    new: Annotated[str, typer.Option(metavar="VALUE", help="What it shall be; empty empties it.")] = "",
    name: Annotated[list[str] | None, typer.Option(metavar="NAME", help="A name to merge or separate; twice.")] = None,
    value: Annotated[list[str] | None, typer.Option(metavar="COLUMN=VALUE", help="A cell of an added row.")] = None,
    by: Annotated[str, typer.Option(metavar="WHO", help="Who says so.")] = "",
    day: Annotated[str, typer.Option("--date", metavar="DATE", help="When, YYYY-MM-DD; never today by itself.")] = "",
    reason: Annotated[str, typer.Option(metavar="WHY", help="Why.")] = "",
    edited: Annotated[
        Path | None, typer.Option("--from", metavar="FILE", help="An edited table (CSV), or annotations (JSON-LD).")
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Write what --from brings without asking.")] = False,
) -> None:
    """Correct a row: the word is kept in the sidecar beside the source and replayed on every run.

    \b
    Examples:
      newsbook correct niger_delegation --action set --table actors --quote "Molly Phee" --column role \\
          --new envoy --by "A. Reader" --date 2024-03-20 --reason "as her office calls her"
      newsbook correct RUN --action merge --name "the ministry" --name "Ministry of Health" --by A --date 2024-05-01
      newsbook correct RUN --action reject --table figures --quote "Route 66" --by A --date 2024-05-01
      newsbook correct RUN --action add --table figures --quote "a handful" --value kind=count --by A
      newsbook correct RUN --from actors.csv --by A --date 2024-05-01
    """
    from analysis.desk import corrections as desk
    from analysis.desk.edited import corrections_from
    from analysis.runs.paths import find_run

    found = desk.desk_of(run)
    if edited is not None:
        said = corrections_from(edited, find_run(run), table=table, by=by, day=_day(day), reason=reason)
    else:
        said = [desk.entered(action, table, quote, nth, column, new, name or (), value or (), by, _day(day), reason)]
    effects = desk.checked(found, said)
    _print_effects(effects)
    if not said:
        out.print("The edited file says nothing else than the run.")
    elif edited is None or yes or typer.confirm(f"Write {len(said)} corrections to {found.sidecar}?"):
        desk.write(found, said)
        out.print(
            f"Written to {escape(str(found.sidecar))}. See it everywhere: newsbook run {escape(str(found.source))}"
        )


@app.command()
def corrections(run: Run, as_json: AsJson = False) -> None:
    """List the corrections of a run's source with what each one changes.

    \b
    Examples:
      newsbook corrections niger_delegation
      newsbook corrections niger_delegation --json
    """
    from dataclasses import asdict

    from analysis.desk.corrections import desk_of, effects

    found = effects(desk_of(run))
    if as_json:
        sys.stdout.write(json.dumps([asdict(e) for e in found], ensure_ascii=False, indent=2, default=str) + "\n")
        return
    _print_effects(found)
    if not found:
        out.print("There are no corrections.")


@app.command()
def compare(
    run_a: Annotated[str, typer.Argument(metavar="RUN_A", help="A run, or a folder with tables/.")],
    run_b: Annotated[str, typer.Argument(metavar="RUN_B", help="What it is held against.")],
    as_json: AsJson = False,
) -> None:
    """Say what two runs disagree about, row by row with the evidence, and how far they agree.

    Exit status: 0 when nothing differs, 1 when something does.

    \b
    Examples:
      newsbook compare outputs/niger_delegation other/niger_delegation
      newsbook compare niger_delegation colleague/tables_of_hers --json
    """
    from analysis.desk.compare import compare as compare_folders
    from analysis.desk.compare import find_tables

    found = compare_folders(find_tables(run_a), find_tables(run_b))
    if as_json:
        _print_json(found.to_json())
        raise typer.Exit(DONE if found.same else FOUND)
    if found.same:
        out.print("[green]The same[/]: nothing differs.")
        raise typer.Exit(DONE)
    rows = [(a.table, a.rows_a, a.rows_b, a.both, a.equal, a.precision, a.recall) for a in found.agreement]
    _print_table(("table", "rows A", "rows B", "both", "equal", "precision", "recall"), rows)
    alphas = [f"{a.table}.{column} {value:.3f}" for a in found.agreement for column, value in a.alpha.items()]
    out.print(f"Krippendorff's alpha (nominal): {', '.join(alphas)}")
    out.print(f"[red]{len(found.differences)} differences[/]; A is {_safe(run_a)}, B is {_safe(run_b)}:")
    for difference in found.differences:
        out.print(f"  {_difference(difference)}")
    raise typer.Exit(FOUND)


@app.command()
def export(
    run: Run,
    format_: Annotated[str, typer.Argument(metavar="FORMAT", help="annotations: W3C Web Annotations (JSON-LD).")],
    to: Annotated[Path | None, typer.Option(metavar="FILE", help="Where to. Default: standard output.")] = None,
) -> None:
    """Give a run's rows in a format that other tools load.

    \b
    Examples:
      newsbook export niger_delegation annotations --to annotations.jsonld
      newsbook correct niger_delegation --from annotations.jsonld --by A --date 2024-05-01
    """
    from analysis.export import FORMATS
    from analysis.runs.paths import find_run

    if format_ not in FORMATS:
        raise NewsbookError(explain("Unknown format", value=format_, choices=FORMATS))
    text = FORMATS[format_][1](find_run(run))
    if to is None:
        sys.stdout.write(text)
        return
    try:
        to.write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        raise NewsbookError(explain("The file cannot be written", value=str(to), remedy=str(error))) from error


def _difference(difference: Any) -> str:
    where = f"[bold]{difference.table}[/] {_safe(repr(difference.text))} at {difference.start}"
    if not difference.column:
        return f"{where}: {difference.what}"
    return f"{where}: {difference.column} {_safe(repr(difference.a))} → {_safe(repr(difference.b))}"


def _print_effects(effects: Sequence[Any]) -> None:
    for effect in effects:
        said = effect.correction
        words = " | ".join(said.names) or said.quote
        head = " ".join(filter(None, (said.action, said.table, repr(words), said.column)))
        colour = {"applied": "green", "stale": "yellow"}.get(effect.status, "red")
        signed = ", ".join(filter(None, (said.by, str(said.date or ""), said.reason)))
        out.print(
            f"{effect.number}. {_safe(head)}: [{colour}]{effect.status}[/]{f' ({_safe(signed)})' if signed else ''}"
        )
        for number in effect.contradicts:
            out.print(f"     [yellow]contradicts correction {number}[/]; the later one holds")
        for change in effect.changes:
            out.print(f"     {_difference(change)}")


def _day(published: str) -> date | None:
    from analysis.runs.analyze import day_of

    return day_of(published)


def _notebooks(wanted: str) -> tuple[str, ...]:
    from analysis.runs.parameters import notebook_names

    known = notebook_names()
    if not wanted:
        return known
    names = [] if wanted == "none" else [name.strip().removesuffix(".ipynb") for name in wanted.split(",")]
    for name in names:
        if name not in known:
            raise NewsbookError(explain("No such notebook", value=name, choices=(*known, "none")))
    return tuple(name for name in known if name in names)


def _articles(named: Sequence[str] | None, published: date | None, limits: Limits) -> Iterator[Callable[[], Article]]:
    """Yield what reads each article."""
    from analysis.readers import read_article, read_bytes
    from analysis.readers.limits import MEGABYTE
    from analysis.runs.paths import all_seeds, find_article

    for name in named or map(str, all_seeds()):
        if name == "-":
            most = limits.megabytes * MEGABYTE + 1
            yield lambda most=most: read_bytes(  # type: ignore[misc]
                sys.stdin.buffer.read(most), PASTED, published=published, limits=limits
            )
        else:
            yield lambda name=name: read_article(find_article(name), published=published, limits=limits)  # type: ignore[misc]


def _run_all(named: Sequence[str] | None, folder: Path | None, options: Options, *, force: bool) -> None:
    """Run every article; one that fails or cannot be read does not stop the others."""
    from analysis.runs.paths import default_out
    from analysis.runs.run import RunFailed, run_article

    status = DONE
    place = folder.expanduser() if folder else default_out()
    for read in _articles(named, options.published, options.limits):
        try:
            article = read()
            with _progress(article.article_id, len(options.notebooks)) as on_stage:
                outcome = run_article(article, place, options, force=force, on_stage=on_stage)
            _summarise(outcome)
        except NewsbookError as error:
            _complain(error)
            status = MISTAKE
        except RunFailed as error:
            err.print(f"[red]Failed[/] {_safe(error.article_id)}: {_safe(error)}")
            err.print(f"  What there was of it is kept in {escape(str(error.folder))}")
            status = max(status, FOUND)
    raise typer.Exit(status)


def _summarise(outcome: Outcome) -> None:
    from analysis.runs.display import several

    rows = outcome.rows
    words = ("actor", "figure", "time", "statement", "relationship")
    held = ", ".join(several(rows.get(f"{word}s", 0), word) for word in words)
    if outcome.unchanged:
        out.print(f"[green]Unchanged[/] {_safe(outcome.article_id)}: {held}. Use --force to make it anew.")
    else:
        out.print(f"[green]Done[/] {_safe(outcome.article_id)} in {outcome.seconds:.1f} s: {held}.")
    for warning in outcome.warnings:
        out.print(f"  [yellow]{_safe(warning)}[/]")
    out.print(f"  {escape(str(outcome.report or outcome.folder))}")


@contextmanager
def _progress(title: str, notebooks: int = 0) -> Iterator[Callable[[str], None]]:
    """Show a bar with the stage's name on a terminal; elsewhere show nothing."""
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.fields[title]}"), BarColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=err, transient=True, disable=not err.is_terminal) as bar:
        task = bar.add_task("read", total=7 + notebooks, title=_safe(title))
        ended = 0

        def on_stage(stage: str) -> None:
            nonlocal ended
            ended += stage.startswith("notebook ")
            words = f"notebooks {ended}/{notebooks}" if stage.startswith("notebook") else stage
            bar.update(task, advance=1, description=words, refresh=True)

        yield on_stage


def _print_table(columns: Sequence[str], rows: Sequence[Any]) -> None:
    shown = Table(show_edge=False, pad_edge=False)
    for column in columns:
        # The evidence is the longest cell: it is not cut to a word a line.
        shown.add_column(column, overflow="fold", min_width=30 if column == "text" else None)
    for row in rows:
        shown.add_row(*(_safe(cell) for cell in row))
    # Wrapped to a terminal: a table that is wider than the window cannot be read. A pipe has no width.
    (out if out.is_terminal else Console(highlight=False, width=10_000)).print(shown)


def _print_json(value: object) -> None:
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def _complain(error: NewsbookError) -> None:
    err.print(f"[red]Error[/] {_safe(error)}")


def _safe(text: object) -> str:
    """Return text of an article or a path so that neither the terminal nor rich obeys it."""
    from analysis.runs.display import plain

    return escape(plain(text))
