# Everything a contributor types. On a fresh machine with Python, pip and make, each target sets itself up.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/ready-$(subst /,_,$(PYTHON))
ARGS   ?= stakes ampere
BODS   := .venv-conformance/bods
FTM    := .venv-conformance/ftm

.PHONY: run test lint accept docs bench conformance check clean help

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
	$(BIN)/python -m tests.bench.bench_exchange

conformance: $(BODS)/ready $(FTM)/ready ## what we write, judged by the formats' own packages, offline
	$(BODS)/bin/python tests/conformance/bods.py
	$(FTM)/bin/python -m tests.conformance.ftm

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile | expand -t 10

clean: ## forget the environment and every cache
	rm -rf $(VENV) $(BODS) $(FTM) .coverage .hypothesis .mypy_cache .pytest_cache .ruff_cache .import_linter_cache dist

# --without-pip and --python: works where Debian leaves ensurepip out and guards its own Python.
$(READY): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "alliance needs Python 3.11 or newer; try make PYTHON=python3.12")'
	@echo 'Setting up $(VENV), once …' >&2
	@$(PYTHON) -m venv --clear --without-pip $(VENV)
	@$(PYTHON) -m pip --python $(BIN)/python --disable-pip-version-check install --quiet 'pip>=25.1'
	@$(BIN)/python -m pip --disable-pip-version-check install --quiet --group dev --editable .
	@touch $(READY)

# The judges have environments of their own: they bring packages that are called tests and docs.
$(BODS)/ready: pyproject.toml
	@echo 'Setting up $(BODS), once …' >&2
	@$(PYTHON) -m venv --clear --without-pip $(BODS)
	@$(PYTHON) -m pip --python $(BODS)/bin/python --disable-pip-version-check install --quiet 'pip>=25.1'
	@$(BODS)/bin/python -m pip --disable-pip-version-check install --quiet --group conformance-bods --editable .
	@touch $@

# PyICU is on PyPI as source only; tests/conformance/ftm_pyicu stands in for it with a wheel.
$(FTM)/ready: pyproject.toml tests/conformance/ftm_pyicu/pyproject.toml
	@echo 'Setting up $(FTM), once …' >&2
	@$(PYTHON) -m venv --clear --without-pip $(FTM)
	@$(PYTHON) -m pip --python $(FTM)/bin/python --disable-pip-version-check install --quiet 'pip>=25.1'
	@$(FTM)/bin/python -m pip --disable-pip-version-check install --quiet ./tests/conformance/ftm_pyicu --group conformance-ftm --editable .
	@$(FTM)/bin/python -c 'import icu, followthemoney' || { echo 'followthemoney cannot be used here; nothing was judged' >&2; exit 1; }
	@touch $@
