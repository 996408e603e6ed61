"""Doc -> TIMEX3 times, anchored on the day of publication and on each other."""

from analysis.times.find import find_times
from analysis.times.records import Time, Times

__all__ = ["Time", "Times", "find_times"]
