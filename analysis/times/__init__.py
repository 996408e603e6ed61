from analysis.times.find import find_times
