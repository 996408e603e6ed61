# newsbook: `make run` sets up and runs the seeds; `make test` installs everything else and runs all checks.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: run test lint notebooks pictures docs accuracy performance lock clean

run: .venv/main.done
	$(BIN)/newsbook run

test: lint
	PYTHONHASHSEED=0 $(BIN)/python -m pytest -q -p no:cacheprovider --nbval --nbval-sanitize-with notebooks/sanitize.cfg notebooks --ignore=notebooks/90_explore.ipynb
	PYTHONHASHSEED=0 $(BIN)/python -m pytest -q -p no:cacheprovider --nbval-lax notebooks/90_explore.ipynb
	$(BIN)/python -m pytest

lint: .venv/test.done
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# Every committed output is made by one of these.
notebooks: .venv/main.done
	$(BIN)/python -m analysis.runs.render notebooks

pictures: .venv/test.done
	$(BIN)/python -m tests.pictures docs/pictures
	NEWSBOOK_SCREENSHOTS=docs/pictures $(BIN)/python -m pytest tests/notebooks/test_jupyterlab.py -k analyst

docs: .venv/main.done
	$(BIN)/python -m analysis.tables.dictionary docs/data_dictionary.md
	$(BIN)/python -m analysis.relationships.codebook docs/codebook.md

accuracy: .venv/test.done
	$(BIN)/python -m tests.accuracy report

performance: .venv/test.done
	$(BIN)/python -m tests.performance docs/performance.md

# The virtual environment: a stamp for each set of pinned, hashed requirements.
.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/main.done: requirements.lock pyproject.toml | .venv/bin/python
	$(PIP) install --require-hashes -r requirements.lock
	$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

.venv/test.done: requirements-test.lock .venv/main.done
	$(PIP) install --require-hashes -r requirements-test.lock
	@touch $@

# Needs pip-tools; run on the oldest supported Python (3.11).
COMPILE := pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras --no-header --no-emit-options \
	--no-emit-index-url --no-emit-trusted-host --no-emit-find-links --build-deps-for editable
lock:
	$(COMPILE) -o requirements.lock pyproject.toml
	$(COMPILE) --extra test -c requirements.lock -o requirements-test.lock pyproject.toml

clean:
	rm -rf .venv outputs/[!R]* .pytest_cache .mypy_cache .ruff_cache .hypothesis
