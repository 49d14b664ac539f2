# Everything a contributor types. On a fresh machine with Python, pip and make, each target sets itself up.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/ready-$(subst /,_,$(PYTHON))
ARGS   ?= stakes ampere

.PHONY: run test lint accept docs bench check clean help

run: $(READY) ## make run ARGS="stakes nissan": the program from this checkout
	@$(BIN)/alliance $(ARGS)

check: lint test ## all that CI does

lint: $(READY) ## format, lint, types, import contracts
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

test: $(READY) ## every test, with branch coverage
	$(BIN)/pytest --cov --cov-report=term-missing

accept: $(READY) ## rewrite what tests compare: transcripts, problem pairs, generated pages
	ALLIANCE_ACCEPT=1 $(BIN)/pytest -q tests/problems tests/transcripts tests/house

docs: accept ## the generated pages are written by the tests that keep them fresh

bench: $(READY) ## benchmarks: ratios within one run, never pass or fail
	-@$(BIN)/python -m pip --disable-pip-version-check install --quiet --group bench
	$(BIN)/python tests/bench/bench_reading.py
	$(BIN)/python -m tests.bench.bench_ownership
	$(BIN)/python -m tests.bench.bench_control

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile | expand -t 10

clean: ## forget the environment and every cache
	rm -rf $(VENV) .coverage .hypothesis .mypy_cache .pytest_cache .ruff_cache .import_linter_cache dist

# --without-pip and --python: works where Debian leaves ensurepip out and guards its own Python.
$(READY): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "alliance needs Python 3.11 or newer; try make PYTHON=python3.12")'
	@echo 'Setting up $(VENV), once …' >&2
	@$(PYTHON) -m venv --clear --without-pip $(VENV)
	@$(PYTHON) -m pip --python $(BIN)/python --disable-pip-version-check install --quiet 'pip>=25.1'
	@$(BIN)/python -m pip --disable-pip-version-check install --quiet --group dev --editable .
	@touch $(READY)
