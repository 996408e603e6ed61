from analysis.statements.find import find_statements
