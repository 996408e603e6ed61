from analysis.actors.find import find_actors
