from analysis.figures.find import find_figures
