# The portal's commands. Everything lives in this clone: .venv, var/ (data, logs, mails, keys).
# make run · test · check · bench · demo-reset · messages · lock

VENV := .venv
PY := $(VENV)/bin/python
PYTHON ?= python3
MAKEFLAGS += --no-print-directory
UV := 0.13.9
# Tests share two cores; JOBS=4 make test on a bigger machine.
JOBS ?= 2
PIP := $(PY) -m pip --disable-pip-version-check install -qq --require-hashes
# These speak to people, so a translation is owed.
TEXTS := vssportal accounts contributions claims templates

# Sources are long lines; a bare yes or on is a trap (a code named `no` becomes false).
YAML_RULES := '{extends: default, rules: {line-length: disable, document-start: disable, indentation: disable, \
    braces: {max-spaces-inside: 1}, comments: {min-spaces-from-content: 1}, truthy: {check-keys: true}}}'

.PHONY: setup setup-tests run test check check-format check-lint check-types check-django check-templates \
    check-data check-translations format bench demo-reset messages compile-messages lock

setup: $(VENV)/.runtime
setup-tests: $(VENV)/.tests

$(PY):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: PYTHON=python3.11 make …")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.runtime: requirements.txt | $(PY)
	@echo "Installing the locked requirements…"
	$(PIP) -r requirements.txt
	@touch $@

$(VENV)/.tests: tests/requirements.txt $(VENV)/.runtime
	@echo "Installing what tests need…"
	$(PIP) -r requirements.txt -r tests/requirements.txt
	@touch $@

run: setup
	@exec $(PY) -m vssportal.ground run --with-parent

# Journeys drive a browser with Playwright, which leaves an event loop running in the worker's thread; code
# that starts its own loop (PDF signatures) would fail beside it. So they run in processes of their own.
test: setup-tests
	$(PY) -m pytest tests --ignore tests/journeys -n $(JOBS)
	@if [ -d tests/journeys ]; then set -x; $(PY) -m pytest tests/journeys -n $(JOBS); fi

# One target each, so that `make -k check` shows everything there is to mend at once.
check: check-format check-lint check-types check-django check-templates check-data check-translations

check-format: setup-tests
	$(PY) -m ruff format --check .

check-lint: setup-tests
	$(PY) -m ruff check .

check-types: setup-tests
	$(PY) -m mypy vssportal accounts contributions claims

# No server is needed: what migrations lack is seen in the code alone.
check-django: setup-tests
	$(PY) manage.py check
	$(PY) -W ignore::RuntimeWarning manage.py makemigrations --check --dry-run

check-templates: setup-tests
	$(VENV)/bin/djlint --lint --quiet templates

check-data: setup-tests
	$(VENV)/bin/yamllint --strict --config-data $(YAML_RULES) vssportal/legal/data

check-translations: setup-tests
	$(PY) -m tests.translations

format: setup-tests
	$(PY) -m ruff check --fix .
	$(PY) -m ruff format .

bench: setup-tests
	$(PY) -m tests.benchmarks

demo-reset: setup
	@$(PY) -m vssportal.ground reset

# Vietnamese stands in the source; the English catalogue is written here and compiled with the code.
messages: setup-tests
	$(PY) manage.py makemessages --locale en --no-obsolete --no-location --ignore var --ignore .venv \
	    --ignore tests --ignore docs
	$(PY) manage.py compilemessages --locale en

lock:
	$(PY) -m pip --disable-pip-version-check install --quiet uv==$(UV)
	$(VENV)/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	    --custom-compile-command "make lock" pyproject.toml --output-file requirements.txt
	$(VENV)/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	    --custom-compile-command "make lock" --extra dev pyproject.toml --constraint requirements.txt \
	    $$(sed -n 's/^\([A-Za-z0-9_.-]*\)==.*/--no-emit-package \1/p' requirements.txt) \
	    --output-file tests/requirements.txt
