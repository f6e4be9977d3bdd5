# make run    the workbench on this repository's own project; without a terminal, check and export instead
# make test   everything CI runs
# make help   the rest

VENV   := .venv
BIN    := $(VENV)/bin
PYTHON ?= python3

.PHONY: run test lint types imports unit coverage format benchmarks screenshots clean help

run: $(VENV)/.installed
	@if [ -t 0 ] && [ -t 1 ]; then $(BIN)/duizhao; else $(BIN)/duizhao check && $(BIN)/duizhao export; fi

test: lint types imports unit coverage

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.installed-dev
	$(BIN)/mypy

imports: $(VENV)/.installed-dev
	$(BIN)/lint-imports

unit: $(VENV)/.installed-dev
	$(BIN)/pytest --cov=duizhao --cov-branch --cov-report=

coverage: unit
	$(BIN)/coverage report --omit="*/tui/*" --fail-under=90

format: $(VENV)/.installed-dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

benchmarks: $(VENV)/.installed-dev
	@for script in $$(grep -l __main__ tests/benchmarks/*.py | grep -v fit_); do echo "== $$script"; $(BIN)/python $$script || exit 1; done

screenshots: $(VENV)/.installed-dev
	$(BIN)/python docs/make_screenshots.py

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "duizhao needs Python 3.11 or newer: make $(MAKECMDGOALS) PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || \
	  { rm -rf $(VENV); echo "No virtual environment can be made. On Debian and Ubuntu: apt install python3-venv"; exit 1; }
	@$(BIN)/python -m pip install --quiet --upgrade pip

$(VENV)/.installed: $(VENV)/bin/python pyproject.toml
	@$(BIN)/python -m pip install --quiet --editable .
	@touch $@

# The versions that are known to pass together: snapshots of screens depend on them.
$(VENV)/.installed-dev: $(VENV)/bin/python pyproject.toml .ci/constraints.txt
	@$(BIN)/python -m pip install --quiet --constraint .ci/constraints.txt --editable . --group dev
	@touch $@ $(VENV)/.installed

clean:
	rm -rf $(VENV) build dist exports .coverage .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis

help:
	@sed -n 's/^# \(make .*\)/\1/p' Makefile
	@echo "make lint | types | imports | unit | coverage   the parts of make test"
	@echo "make format        what ruff can put right by itself"
	@echo "make benchmarks    speed and quality figures, minutes long"
	@echo "make screenshots   docs/images, drawn by the program"
