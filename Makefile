# `make run`, `make test`: from a bare clone, with Python 3.11 or newer and make. Nothing else is needed.
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
PORT   ?= 8765
export UV_PYTHON_DOWNLOADS = never
export UV_SYSTEM_CERTS = 1
export UV_NO_CONFIG = 1
# Tests that are compiled once are collected in half the time.
unexport PYTHONDONTWRITEBYTECODE

# uv is quick; where it may not run, pip reads the same files, more slowly.
INSTALL = if $(BIN)/uv --version >/dev/null 2>&1; \
	then $(BIN)/uv pip install -q --python $(BIN)/python $(1); \
	else $(BIN)/python -m pip install -q --disable-pip-version-check $(1); fi

# Each room must be covered on its own, so that none hides behind another.
COVERED = 'upheld/bodies.py' 'upheld/dates.py' 'upheld/case/*' 'upheld/law/*' 'upheld/compliance/*' \
	'upheld/documents/*.py' 'upheld/letters/*' 'upheld/delivery/*'
# The reading of documents and of plans meets more shapes than the tests have files for: its floors are what was reached.

.PHONY: help install run test check static fix approve docs messages programs bench lock clean

help:
	@echo "make run      install, then start the service at http://127.0.0.1:$(PORT)/ (PORT=...)"
	@echo "make install  put the command at $(BIN)/upheld"
	@echo "make test     every check and every test, with coverage"
	@echo "make check    what to run before each commit: static checks and the quick tests"
	@echo "make fix      put right what a machine can"
	@echo "make approve  record the wording of the letters"
	@echo "make docs     write the generated pages"
	@echo "make messages gather the words of the interface for translators"
	@echo "make bench    measure speed and memory"
	@echo "make lock     choose new versions of what we depend on"
	@echo "make clean    remove everything that was made"

$(VENV)/.tools: requirements/uv.txt
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed: make PYTHON=python3.12" if sys.version_info < (3, 11) else 0)'
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || { echo "Install the venv module first (Debian, Ubuntu: apt install python3-venv)"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements/uv.txt
	@touch $@

$(VENV)/.run: $(VENV)/.tools requirements/run.txt pyproject.toml
	@$(call INSTALL,--require-hashes -r requirements/run.txt)
	@$(call INSTALL,--no-deps --no-build-isolation -e .)
	@touch $@

$(VENV)/.dev: $(VENV)/.run requirements/dev.txt
	@$(call INSTALL,--require-hashes -r requirements/dev.txt)
	@touch $@

install: $(VENV)/.run

run: install
	@echo "Installed in $(VENV): $$(du -sm $(VENV) | cut -f1) MB."
	@UPHELD_PORT=$(PORT) $(BIN)/python -m upheld.web

static: $(VENV)/.dev
	$(BIN)/ruff format --check -q .
	$(BIN)/ruff check -q .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/upheld docs --check

# The journeys need a browser, a scan is read by Tesseract, and the large database is PostgreSQL. Where these can be
# installed they are; otherwise what needs them is reported as not run.
CAN_INSTALL = test "$$(id -u)" = 0 && command -v apt-get >/dev/null && apt-get update -qq >/dev/null \
	&& DEBIAN_FRONTEND=noninteractive apt-get install -yqq
programs:
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null \
		|| { $(CAN_INSTALL) chromium >/dev/null; } \
		|| echo "There is no Chromium, and it could not be installed: the journeys in a browser are NOT RUN."
	@command -v tesseract >/dev/null || { $(CAN_INSTALL) tesseract-ocr >/dev/null; } \
		|| echo "There is no Tesseract, and it could not be installed: the test of a real scan is NOT RUN."
	@ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null \
		|| { $(CAN_INSTALL) postgresql >/dev/null; } \
		|| echo "There is no PostgreSQL, and it could not be installed: the tests on it are NOT RUN."

# What keeps something in the database is tested on both kinds.
KEPT := $(wildcard $(addprefix tests/web/, accounts keyring post cases delivery desk copies sealed test_databases.py))

check: static
	$(BIN)/python -m pytest -q -n 2 -m "not slow"

test: static programs
	@rm -f .coverage .coverage.*
	$(BIN)/python -m pytest -q -n 2 --cov --cov-report=
	@for room in $(COVERED); do \
		$(BIN)/coverage report --include="$$room" --fail-under=98 || { echo "Not covered enough: $$room"; exit 1; }; \
	done
	$(BIN)/coverage report --include='upheld/plan/*' --fail-under=97
	$(BIN)/coverage report --include='upheld/documents/reading/*' --fail-under=92
	$(BIN)/coverage report --include='upheld/measures/*' --fail-under=97
	$(BIN)/coverage report --include='upheld/web/*' --fail-under=96
	$(BIN)/python -m tests.postgres $(BIN)/python -m pytest -q -n 2 $(KEPT)

fix: $(VENV)/.dev
	$(BIN)/ruff check -q --fix . || true
	$(BIN)/ruff format -q .
	$(BIN)/ruff check .

# Record what the letters say now as their approved wording; look at the difference before it is committed.
approve: $(VENV)/.dev
	UPHELD_APPROVE=1 $(BIN)/python -m pytest -q -n 2 tests/letters/test_wording.py

docs: $(VENV)/.run
	$(BIN)/upheld docs
	$(BIN)/python -c "from upheld.web.library.glossary import as_markdown; print(as_markdown(), end='')" > GLOSSARY.md

# Gather the words of the interface for translators.
messages: $(VENV)/.dev
	$(BIN)/pybabel -q extract -F upheld/web/ui/locale/babel.cfg --omit-header --sort-output --no-location \
		-k gettext_lazy -k ngettext_lazy:1,2 -k pgettext:1c,2 -k pgettext_lazy:1c,2 -o upheld/web/ui/locale/django.pot upheld/web

bench: $(VENV)/.dev
	$(BIN)/python -m bench

# For a maintainer: dev first, the others held to it, so that all three agree.
LOCK = $(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-emit-find-links
lock: $(VENV)/.tools
	$(LOCK) --extra web --extra postgres --group dev pyproject.toml -o requirements/dev.txt
	$(LOCK) --extra web --extra postgres -c requirements/dev.txt pyproject.toml -o requirements/run.txt
	$(LOCK) -c requirements/dev.txt requirements/uv.in -o requirements/uv.txt

clean:
	rm -rf $(VENV) build dist .coverage .coverage.* htmlcov .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
