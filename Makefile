PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin

.PHONY: demo test check lint bench clean
.DELETE_ON_ERROR:

$(VENV)/.ready: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	touch $@

demo: $(VENV)/.ready   ## read the shipped examples
	$(BIN)/tocsin demo

test: $(VENV)/.ready   ## run the tests
	$(BIN)/python -m pytest

lint: $(VENV)/.ready
	$(BIN)/ruff format --check src tests tools training
	$(BIN)/ruff check src tests tools training
	$(BIN)/mypy
	$(BIN)/lint-imports

check: lint test       ## everything that CI runs

bench: $(VENV)/.ready  ## measure speed and memory
	$(BIN)/python tools/bench.py

clean:
	rm -rf $(VENV) build dist demo .pytest_cache .mypy_cache .ruff_cache .import_linter_cache
