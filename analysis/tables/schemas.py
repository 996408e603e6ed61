"""The data dictionary: one pandera schema a table, from which docs/data_dictionary.md is generated.

A column's ``metadata`` says what pandera cannot: ``references`` (a foreign key, ``table.column``) and ``list``
(items joined by ``|`` in CSV, a real list in Parquet).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.tables import vocabularies as words

if TYPE_CHECKING:
    import pandera.pandas as pa

TEXT, WHOLE, NUMBER, TRUTH, DAY, LIST = "string", "Int64", "Float64", "boolean", "date", "list"


@dataclass(frozen=True, slots=True)
class Field:
    """One column of the data dictionary, in the terms of Frictionless Table Schema."""

    name: str
    kind: str
    about: str
    required: bool = False
    unique: bool = False
    choices: tuple[str, ...] = ()
    references: str = ""


@dataclass(frozen=True, slots=True)
class TableSchema:
    """One table: its columns in order, its key, and whether every row quotes its evidence."""

    name: str
    about: str
    fields: tuple[Field, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """The column names, in order."""
        return tuple(f.name for f in self.fields)

    @property
    def key(self) -> str:
        """The name of the id column, or ``""``."""
        return next((f.name for f in self.fields if f.unique), "")

    @property
    def quotes(self) -> bool:
        """Whether ``text`` of every row is ``article.text[start:end]``."""
        return {"start", "end", "text"} <= set(self.columns)

    def pandera(self) -> pa.DataFrameSchema:
        """Return the schema that checks a frame of this table."""
        import pandera.pandas as pa  # half a second: only who checks pays it

        return pa.DataFrameSchema(
            {f.name: _column(f) for f in self.fields}, name=self.name, description=self.about, strict=True, ordered=True
        )


def _column(field: Field) -> pa.Column:
    import pandera.pandas as pa

    dtype = None if field.kind in (DAY, LIST) else field.kind
    checks = [pa.Check.isin(field.choices)] if field.choices else []
    return pa.Column(
        dtype,
        checks=checks,
        nullable=not field.required,
        unique=field.unique,
        description=field.about,
        metadata={"references": field.references, "kind": field.kind},
    )


def _text(name: str, about: str, **more: object) -> Field:
    return Field(name, TEXT, about, **more)  # type: ignore[arg-type]


def _key(name: str, about: str) -> Field:
    return Field(name, TEXT, about, required=True, unique=True)


def _ref(name: str, target: str, about: str) -> Field:
    return Field(name, TEXT, about, references=target)


def _at(name: str, about: str, *, required: bool = False) -> Field:
    return Field(name, WHOLE, about, required=required)


EVIDENCE = (
    _at("start", "first character of the evidence in article.text (code points)", required=True),
    _at("end", "one past its last character", required=True),
    _text("text", "the exact words: article.text[start:end]", required=True),
)
SENTENCE = _ref("sentence_id", "sentences.sentence_id", "the sentence it stands in")
RULE = _text("rule", "the rule, lexicon entry or component that says so", required=True)

ARTICLE = TableSchema("article", "The article and what is known of it; one row.", (
    _key("article_id", "name of the article, and of its run folder"),
    _text("title", "headline"),
    _text("byline", "who wrote it"),
    _text("publication", "where it appeared"),
    Field("published", DAY, "day of publication; relative times are counted from it"),
    _text("published_source", "what the day of publication rests on"),
    _text("url", "where it was found"),
    Field("accessed", DAY, "day it was fetched, as a person wrote it down"),
    _text("licence", "licence of the text"),
    _text("language", "ISO 639-1 code"),
    _text("reader", "the reader that made the text", required=True),
    _text("source_path", "name of the source file, without folders", required=True),
    _text("sha256_raw", "SHA-256 of the source file", required=True),
    _text("sha256_text", "SHA-256 of article.text in UTF-8", required=True),
    Field("n_chars", WHOLE, "characters (code points) of article.text", required=True),
    Field("n_sentences", WHOLE, "sentences that were kept", required=True),
))  # fmt: skip

REMOVED = TableSchema("removed", "What is not the article: marked with a reason, never deleted.", (
    _key("removed_id", "id"),
    *EVIDENCE,
    _text("reason", "kind of matter", required=True, choices=words.REMOVED_REASONS),
    RULE,
))  # fmt: skip

ORIGINS = TableSchema("origins", "Where a stretch of article.text stands in the source file.", (
    _at("start", "first character in article.text", required=True),
    _at("end", "one past its last character", required=True),
    _at("raw_start", "first character in the decoded source (of a web archive: in the page; or as element says)"),
    _at("raw_end", "one past its last character there"),
    Field("page", WHOLE, "page, of a PDF"),
    _text("element", "element (HTML), paragraph (Word), or record and column (JSON, CSV, Parquet, feeds)"),
))  # fmt: skip

SENTENCES = TableSchema("sentences", "The sentences of what was kept.", (
    _key("sentence_id", "id"),
    *EVIDENCE,
    _text("section", "part of the article", required=True, choices=words.SECTIONS),
    Field("in_quote", TRUTH, "it begins inside a quotation", required=True),
))  # fmt: skip

MENTIONS = TableSchema("mentions", "Every place where an actor stands in the text.", (
    _key("mention_id", "id"),
    _ref("actor_id", "actors.actor_id", "the actor it refers to"),
    *EVIDENCE,
    _text("form", "kind of expression", required=True, choices=words.FORMS),
    _text("head", "head word", required=True),
    SENTENCE,
))  # fmt: skip

ACTORS = TableSchema("actors", "Who acts, is acted on, speaks or holds a part; one row for all names.", (
    _key("actor_id", "id"),
    _text("name", "its fullest name, or its description", required=True),
    _text("type", "what it is", required=True, choices=words.ACTOR_TYPES),
    Field("aliases", LIST, "every other form of its names and descriptions"),
    Field("role", LIST, "titles and offices, as said"),
    _text("country", "ISO 3166-1 alpha-3 of the state that it is, whose agent it is, or where it belongs"),
    _text("sector", "PLOVER agent", choices=words.SECTORS),
    Field("n_mentions", WHOLE, "rows in mentions", required=True),
    _at("first_start", "where it first appears", required=True),
    RULE,
))  # fmt: skip

MERGES = TableSchema("merges", "Why two names are one actor.", (
    _ref("actor_id", "actors.actor_id", "the actor that both names are"),
    _text("name_a", "one name", required=True),
    _at("start_a", "its first character", required=True),
    _at("end_a", "one past its last character", required=True),
    _text("name_b", "the other name", required=True),
    _at("start_b", "its first character", required=True),
    _at("end_b", "one past its last character", required=True),
    _text("rule", "rule that merged them; `forbidden` where a correction keeps them apart", required=True),
    _text("reason", "the rule's reason, in words", required=True),
))  # fmt: skip

FIGURES = TableSchema("figures", "Every number that the article claims.", (
    _key("figure_id", "id"),
    *EVIDENCE,
    _text("kind", "what kind of number", required=True, choices=words.FIGURE_KINDS),
    Field("value", NUMBER, "value in plain units; empty for a range"),
    Field("low", NUMBER, "lower end of a range; first side of a score"),
    Field("high", NUMBER, "upper end of a range; second side of a score"),
    _text("mod", "bound or approximation, in TIMEX3's words", choices=words.FIGURE_MODS),
    _text("change", "direction of a change", choices=words.CHANGES),
    _text("change_group", "id shared by the figures of one change"),
    _text("change_part", "part in the change", choices=words.CHANGE_PARTS),
    _text("unit", "ISO 4217 currency or UCUM unit"),
    _text("unit_text", "the unit's words"),
    _text("per", "denominator: `a share`, `day`"),
    _text("counted", "the thing counted, with its modifiers"),
    _text("about", "what the figure is of"),
    _text("contrast", "id shared by rival figures for one thing"),
    _ref("actor_id", "actors.actor_id", "whose figure it is"),
    _ref("place_id", "places.place_id", "where"),
    _ref("time_id", "times.time_id", "when"),
    _ref("statement_id", "statements.statement_id", "the statement it stands in"),
    _ref("relationship_id", "relationships.relationship_id", "the relationship it belongs to"),
    SENTENCE,
    RULE,
))  # fmt: skip

TIMES = TableSchema("times", "TIMEX3 expressions, with the days they cover.", (
    _key("time_id", "id"),
    *EVIDENCE,
    _text("type", "TIMEX3 type", required=True, choices=words.TIME_TYPES),
    _text("value", "TIMEX3 value; XXXX where the text does not settle it", required=True),
    _text("mod", "TIMEX3 mod", choices=words.TIME_MODS),
    Field("begin", DAY, "first day, inclusive"),
    Field("end_date", DAY, "last day, inclusive"),
    _text("anchor", "`published`, or the time_id that it is counted from"),
    SENTENCE,
    RULE,
))  # fmt: skip

PLACES = TableSchema("places", "Geocoded mentions.", (
    _key("place_id", "id"),
    _ref("actor_id", "actors.actor_id", "the actor that it is"),
    _ref("mention_id", "mentions.mention_id", "the mention that was geocoded"),
    _text("name", "name in the gazetteer", required=True),
    _text("country", "ISO 3166-1 alpha-3"),
    Field("latitude", NUMBER, "degrees north"),
    Field("longitude", NUMBER, "degrees east"),
    Field("geonameid", WHOLE, "GeoNames id"),
    Field("candidates", LIST, "what else bears the name"),
    _text("reason", "why this one", required=True),
    _text("source", "gazetteer", required=True),
))  # fmt: skip

STATEMENTS = TableSchema("statements", "Who said what.", (
    _key("statement_id", "id"),
    *EVIDENCE,
    _text("form", "kind of speech", required=True, choices=words.STATEMENT_FORMS),
    _text("polarity", "`negative` for what somebody did not say", required=True, choices=words.POLARITIES),
    _ref("speaker_id", "actors.actor_id", "who speaks"),
    _text("speaker_text", "the speaker's words in the text"),
    _at("speaker_start", "first character of the speaker"),
    _at("speaker_end", "one past its last character"),
    _text("cue", "the word that reports"),
    _at("cue_start", "first character of the cue"),
    _at("cue_end", "one past its last character"),
    _text("content", "what was said", required=True),
    _at("content_start", "first character of the content", required=True),
    _at("content_end", "one past its last character", required=True),
    _ref("parent_id", "statements.statement_id", "the statement that this one is reported in"),
    _ref("continues", "statements.statement_id", "the stretch that this one continues"),
    SENTENCE,
    RULE,
))  # fmt: skip

RELATIONSHIPS = TableSchema("relationships", "Who did what to whom, and who is what to whom.", (
    _key("relationship_id", "id"),
    *EVIDENCE,
    _text("kind", "event, or kind of state", required=True, choices=words.RELATIONSHIP_KINDS),
    _ref("source_id", "actors.actor_id", "who does it"),
    _text("source_text", "its words"),
    _at("source_start", "first character of the source"),
    _at("source_end", "one past its last character"),
    _text("predicate", "lemma of the verb with particle or fixed phrase, event noun or title", required=True),
    _at("predicate_start", "first character of the predicate", required=True),
    _at("predicate_end", "one past its last character", required=True),
    _ref("target_id", "actors.actor_id", "to whom"),
    _text("target_text", "its words"),
    _at("target_start", "first character of the target"),
    _at("target_end", "one past its last character"),
    _text("event", "PLOVER type", choices=words.EVENTS),
    _text("mode", "PLOVER mode"),
    _text("quad", "PLOVER quad class", choices=words.QUADS),
    _text("cameo_root", "two digits of CAMEO"),
    Field("negated", TRUTH, "the text says that it is not so", required=True),
    _text("modality", "how sure", required=True, choices=words.MODALITIES),
    _text("tense", "tense of the verb", choices=words.TENSES),
    _ref("time_id", "times.time_id", "when"),
    _ref("place_id", "places.place_id", "where"),
    _ref("statement_id", "statements.statement_id", "the statement it stands in"),
    Field("figure_ids", LIST, "the figures that belong to it"),
    _text("event_group", "id shared by the rows of one event with several sources or targets"),
    _text("wikidata", "Wikidata property of a state"),
    SENTENCE,
    RULE,
    Field("score", NUMBER, "calibrated probability, where a component proposed it"),
))  # fmt: skip

NOT_CODED = TableSchema("not_coded", "What was seen and left out, and why.", (
    *EVIDENCE,
    _text("stage", "the stage that saw it", required=True),
    _text("candidate", "what it might have been; of a thing its fullest name", required=True),
    _text("reason", "why it was left out", required=True),
))  # fmt: skip

CORRECTIONS = TableSchema("corrections", "Human words from the sidecar, and what became of them.", (
    _text("action", "what to do", required=True, choices=words.ACTIONS),
    _text("table_name", "the table"),
    _text("selector", "the quoted words, `#2` for their second place; names joined by |"),
    _text("column_name", "the column"),
    _text("old", "value before"),
    _text("new", "value after"),
    _text("author", "who says so"),
    Field("date", DAY, "when, as written"),
    _text("reason", "why"),
    _text("status", "what became of it", required=True, choices=words.CORRECTION_STATUS),
    Field("contradicts", LIST, "numbers (from 1) of earlier corrections that it contradicts; the later one holds"),
))  # fmt: skip

SCHEMAS: dict[str, TableSchema] = {
    s.name: s
    for s in (
        ARTICLE, REMOVED, ORIGINS, SENTENCES, MENTIONS, ACTORS, MERGES, FIGURES, TIMES, PLACES, STATEMENTS,
        RELATIONSHIPS, NOT_CODED, CORRECTIONS,
    )
}  # fmt: skip
