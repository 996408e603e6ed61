"""The data dictionary: schemas, records as DataFrames, and ``tabulate``."""

from analysis.tables.frames import Tables, check, csv_text, frame_of
from analysis.tables.schemas import SCHEMAS, TableSchema
from analysis.tables.tabulate import tabulate

__all__ = ["SCHEMAS", "TableSchema", "Tables", "check", "csv_text", "frame_of", "tabulate"]
