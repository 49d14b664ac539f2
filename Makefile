# Everything a contributor types. On a fresh machine with Python, pip and make, each target sets itself up.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/ready-$(subst /,_,$(PYTHON))
ARGS   ?= stakes ampere
PYTEST  = $(BIN)/pytest --numprocesses 2 --dist worksteal
LAWS   ?= tests/laws
MUTANTS ?=
BODS   := .venv-conformance/bods
FTM    := .venv-conformance/ftm
LOWEST := .venv-lowest
UV     := $(VENV)-lock/bin/uv
DOORS  := tests/loading tests/problems tests/cli tests/transcripts
COMPILE := $(UV) pip compile --quiet --universal --python-version 3.11 --custom-compile-command 'make lock'
listed  = $(UPGRADE) --generate-hashes --output-file requirements/$(1).txt
QUIETLY := --disable-pip-version-check --quiet

.PHONY: run zsh test coverage deep mutants lint accept docs bench fuzz conformance lowest lock check clean help

run: $(READY) ## make run ARGS="stakes nissan": the program from this checkout
	@$(BIN)/alliance $(ARGS)

check: lint coverage ## all that CI does

lint: $(READY) ## format, lint, types, import contracts
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

test: $(READY) ## every test, the laws with few examples: about a minute
	$(PYTEST) -q --hypothesis-profile quick

coverage: $(READY) ## every test, the laws with the usual examples; all branches must be taken
	$(PYTEST) --hypothesis-profile ci --cov --cov-report=term-missing

deep: $(READY) ## the laws with many examples, drawn at random; make deep SEED=N draws those of N again
	@seed=$${SEED:-$$($(BIN)/python -c 'import secrets; print(secrets.randbelow(10**9))')}; \
	echo "make deep SEED=$$seed draws these examples again"; \
	$(PYTEST) -q --hypothesis-profile deep --hypothesis-seed $$seed $(LAWS)

mutants: $(READY) ## are slips in the calculations noticed? make mutants MUTANTS="--seed 2 --many 100"
	$(BIN)/python -m tests.mutants $(MUTANTS)

zsh: ## the shell that the tests of completion drive; they are skipped where there is none
	@.ci/zsh

accept: $(READY) ## rewrite what tests compare: transcripts, problem pairs, generated pages
	ALLIANCE_ACCEPT=1 $(BIN)/pytest -q tests/problems tests/transcripts tests/house

docs: accept ## the generated pages are written by the tests that keep them fresh

bench: $(READY) ## benchmarks: ratios within one run, never pass or fail
	-@$(PYTHON) -m pip $(QUIETLY) --python $(BIN)/python install --no-deps --require-hashes --requirement requirements/bench.txt
	$(BIN)/python tests/bench/bench_reading.py
	$(BIN)/python -m tests.bench.bench_ownership
	$(BIN)/python -m tests.bench.bench_control
	$(BIN)/python -m tests.bench.bench_exchange
	$(BIN)/python -m tests.bench.bench_answers
	$(BIN)/python -m tests.bench.bench_bounds

fuzz: $(READY) ## make fuzz CASES=20000, or MINUTES=5: hostile cases; SEED=… gives those of an earlier run
	$(BIN)/python -m tests.fuzz $(if $(CASES),--cases $(CASES)) $(if $(MINUTES),--minutes $(MINUTES)) $(if $(SEED),--seed $(SEED))

conformance: $(BODS)/ready $(FTM)/ready ## what we write, judged by the formats' own packages, offline
	$(BODS)/bin/python tests/conformance/bods.py
	$(FTM)/bin/python -m tests.conformance.ftm

lowest: $(LOWEST)/ready ## the oldest releases that pyproject.toml allows still read, answer and print
	$(LOWEST)/bin/pytest -q $(DOORS)

# Releases stay as they are while pyproject.toml allows them; `make lock UPGRADE=--upgrade` takes the newest.
lock: $(UV) ## write requirements/*.txt anew from pyproject.toml
	$(COMPILE) --group lock $(call listed,lock)
	$(COMPILE) pyproject.toml --group dev $(call listed,dev)
	$(COMPILE) pyproject.toml --group bench --constraint requirements/dev.txt $(call listed,bench)
	$(COMPILE) pyproject.toml --group conformance-bods $(call listed,conformance-bods)
	$(COMPILE) pyproject.toml --group conformance-ftm --no-emit-package pyicu $(call listed,conformance-ftm)
	$(COMPILE) pyproject.toml --resolution lowest-direct --output-file $(VENV)-lock/lowest.txt
	$(COMPILE) pyproject.toml --group test --constraint $(VENV)-lock/lowest.txt $(call listed,lowest)

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile | expand -t 10

clean: ## forget the environment and every cache
	rm -rf $(VENV) $(VENV)-lock $(LOWEST) $(BODS) $(FTM) .coverage .hypothesis .mypy_cache .pytest_cache .ruff_cache .import_linter_cache dist

# An environment in which every file was checked against its hash: $(call environment,FOLDER,LIST).
# --without-pip and --python: works where Debian leaves ensurepip out and guards its own Python.
# --no-deps: the lists are complete, which `pip check` confirms.
define environment
@echo 'Setting up $(1), once …' >&2
@$(PYTHON) -m venv --clear --without-pip $(1)
@$(PYTHON) -m pip $(QUIETLY) --python $(1)/bin/python install --no-deps --require-hashes --requirement requirements/$(2).txt
endef
# This checkout itself, built by what the list brought.
define this
@$(PYTHON) -m pip $(QUIETLY) --python $(1)/bin/python install --no-deps --no-build-isolation --editable .
@$(PYTHON) -m pip $(QUIETLY) --python $(1)/bin/python check
@touch $(1)/ready
endef

$(READY): pyproject.toml requirements/dev.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "alliance needs Python 3.11 or newer; try make PYTHON=python3.12")'
	$(call environment,$(VENV),dev)
	$(call this,$(VENV))
	@touch $@

$(LOWEST)/ready: pyproject.toml requirements/lowest.txt
	$(call environment,$(LOWEST),lowest)
	$(call this,$(LOWEST))

# The judges have environments of their own: they bring packages that are called tests and docs.
$(BODS)/ready: pyproject.toml requirements/conformance-bods.txt
	$(call environment,$(BODS),conformance-bods)
	$(call this,$(BODS))

# PyICU is on PyPI as source only; tests/conformance/ftm_pyicu stands in for it with a wheel.
$(FTM)/ready: pyproject.toml requirements/conformance-ftm.txt tests/conformance/ftm_pyicu/pyproject.toml
	$(call environment,$(FTM),conformance-ftm)
	@$(PYTHON) -m pip $(QUIETLY) --python $(FTM)/bin/python install --no-deps --no-build-isolation ./tests/conformance/ftm_pyicu
	@$(FTM)/bin/python -c 'import icu, followthemoney' || { echo 'followthemoney cannot be used here; nothing was judged' >&2; exit 1; }
	$(call this,$(FTM))

$(UV): requirements/lock.txt
	$(call environment,$(VENV)-lock,lock)
	@touch $@
