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
    no_cache: NoCache = False,
) -> None:
    """Make a run folder of each article: tables, charts, executed notebooks, report.

    \b
    Examples:
      newsbook run                                          all seeds
      newsbook run seeds/niger_delegation.txt -p top_n=5 -p actor_types=person,organization
      newsbook run article.html --published 2024-03-12 --out runs
      newsbook run article.txt --notebooks 02_actors,03_figures
      xclip -o | newsbook run - --published 2024-03-12      pasted text
    """
    from analysis.runs.folder import Options
    from analysis.runs.parameters import parse_assignments

    chosen = _notebooks(notebooks)
    values = parse_assignments(parameter or (), chosen)
    options = Options(_day(published), model or None, chosen, values, cache=not no_cache, refresh=force)
    _run_all(articles, folder, options, force=force or force_notebooks)


@app.command()
def extract(
    articles: Articles = None,
    folder: Out = None,
    published: Published = "",
    force: Force = False,
    model: Model = "",
    no_cache: NoCache = False,
) -> None:
    """Make the tables only, without charts, notebooks and report.

    \b
    Examples:
      newsbook extract article.txt --published 2024-03-12
      newsbook extract - --out tables < article.txt
    """
    from analysis.runs.folder import Options

    options = Options(_day(published), model or None, tables_only=True, cache=not no_cache, refresh=force)
    _run_all(articles, folder, options, force=force)


@app.command()
def show(
    run: Run,
    table: Annotated[str, typer.Argument(metavar="[TABLE]", help="A table; without it, all tables' sizes.")] = "",
    as_json: AsJson = False,
) -> None:
    """Print what a run holds, or one of its tables.

    \b
    Examples:
      newsbook show niger_delegation
      newsbook show niger_delegation actors
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

    columns = [c for c in frame.columns if frame[c].map(cell_text).any()]  # empty columns only take room
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
    with _progress(f"verify {found.name}") as on_stage:
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


def _articles(named: Sequence[str] | None, published: date | None) -> Iterator[Callable[[], Article]]:
    """Yield what reads each article."""
    from analysis.readers import read_article, read_bytes
    from analysis.runs.paths import all_seeds, find_article

    for name in named or map(str, all_seeds()):
        if name == "-":
            yield lambda: read_bytes(sys.stdin.buffer.read(), PASTED, published=published)
        else:
            yield lambda name=name: read_article(find_article(name), published=published)  # type: ignore[misc]


def _run_all(named: Sequence[str] | None, folder: Path | None, options: Options, *, force: bool) -> None:
    """Run every article; one that fails or cannot be read does not stop the others."""
    from analysis.runs.paths import default_out
    from analysis.runs.run import RunFailed, run_article

    status = DONE
    place = folder.expanduser() if folder else default_out()
    for read in _articles(named, options.published):
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
    rows = outcome.rows
    words = ("actors", "figures", "times", "statements", "relationships")
    held = ", ".join(f"{rows.get(word, 0)} {word}" for word in words)
    if outcome.unchanged:
        out.print(f"[green]Unchanged[/] {_safe(outcome.article_id)}: {held}. Use --force to make it anew.")
    else:
        out.print(f"[green]Done[/] {_safe(outcome.article_id)} in {outcome.seconds:.1f} s: {held}.")
    for selector in outcome.stale:
        out.print(f"  [yellow]Stale correction[/]: {_safe(selector)} no longer stands in the article.")
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
            bar.update(task, advance=1, description=words)

        yield on_stage


def _print_table(columns: Sequence[str], rows: Sequence[Any]) -> None:
    shown = Table(show_edge=False, pad_edge=False)
    for column in columns:
        shown.add_column(column, overflow="fold")
    for row in rows:
        shown.add_row(*(_safe(cell) for cell in row))
    # Wrapped to the terminal: a table that is wider than the window cannot be read.
    out.print(shown, soft_wrap=False)


def _print_json(value: object) -> None:
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def _complain(error: NewsbookError) -> None:
    err.print(f"[red]Error[/] {_safe(error)}")


def _safe(text: object) -> str:
    """Return text of an article or a path so that neither the terminal nor rich obeys it."""
    from analysis.runs.display import plain

    return escape(plain(text))
