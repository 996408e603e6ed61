"""Tables as Parquet and back, in the types of the data dictionary. Equal frames give equal bytes."""

from __future__ import annotations

import io
from collections.abc import Mapping

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from analysis.tables import SCHEMAS, Tables, frame_of
from analysis.tables.schemas import DAY, LIST, NUMBER, TEXT, TRUTH, WHOLE

_ARROW = {
    TEXT: pa.string(),
    WHOLE: pa.int64(),
    NUMBER: pa.float64(),
    TRUTH: pa.bool_(),
    DAY: pa.date32(),
    LIST: pa.list_(pa.string()),
}
ARTICLE_TEXT = "article.txt"


def parquet_bytes(name: str, frame: pd.DataFrame) -> bytes:
    """Return the table as Parquet: real lists, dates and booleans, missing values as null."""
    schema = pa.schema([pa.field(f.name, _ARROW[f.kind], nullable=not f.required) for f in SCHEMAS[name].fields])
    columns = [pa.array([None if _missing(v) else v for v in frame[field.name]], type=field.type) for field in schema]
    out = io.BytesIO()
    pq.write_table(pa.Table.from_arrays(columns, schema=schema), out, compression="zstd")
    return out.getvalue()


def frame_from_parquet(name: str, data: bytes) -> pd.DataFrame:
    """Return the frame that ``parquet_bytes`` wrote, with the dtypes that ``tabulate`` gives.

    Read in this thread alone: pyarrow's own threads at times abort the interpreter at its end (apache/arrow#34314).
    """
    file = pq.ParquetFile(pa.BufferReader(data), pre_buffer=False)
    return frame_of(name, file.read(use_threads=False).to_pylist())


def tables_to_members(tables: Tables) -> dict[str, bytes]:
    """Return all tables and their text as named files."""
    members = {f"{name}.parquet": parquet_bytes(name, frame) for name, frame in tables.items()}
    return members | {ARTICLE_TEXT: tables.text.encode("utf-8", "surrogatepass")}


def tables_from_members(members: Mapping[str, bytes]) -> Tables:
    """Return the tables of named files.

    Raises:
        KeyError, ValueError, OSError: a file is missing or damaged (pyarrow's errors are ValueErrors and OSErrors).
    """
    frames = {name: frame_from_parquet(name, members[f"{name}.parquet"]) for name in SCHEMAS}
    return Tables(members[ARTICLE_TEXT].decode("utf-8", "surrogatepass"), frames)


def _missing(value: object) -> bool:
    return value is None or value is pd.NA or (isinstance(value, float) and value != value)
