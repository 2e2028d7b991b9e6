# What people, hooks and CI call; each target says what it does.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check

.PHONY: help install format describe check types test build bench pins ci

help: ## list the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/'

$(BIN)/python:
	$(PYTHON) -m venv .venv

install: $(BIN)/python ## install the project and all that its checks need, pinned
	$(PIP) install --quiet --require-hashes --requirement constraints.txt
	$(PIP) install --quiet --no-deps --no-build-isolation --editable .

format: ## bring code and tables to their one form
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	$(BIN)/python -m validation format

describe: ## write what is generated: descriptor, codebook, blocks of the pages, pictures
	$(BIN)/python -m validation describe
	$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	$(BIN)/python -m docs.refresh
	$(BIN)/python -m docs.pictures.timeline

check: ## every rule over the real tables
	$(BIN)/python -m validation check --quiet

types: ## style and types of the code
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

test: ## all tests
	$(BIN)/python -m pytest

build: ## the source distribution and the wheel
	$(BIN)/python -m build --no-isolation

bench: ## speed, side by side; some ten minutes, 10 GB of memory and of disk
	$(BIN)/python -m benchmarks.import_and_load
	$(BIN)/python -m benchmarks.check_at_scale

pins: ## resolve constraints.txt anew: names, versions and hashes, no addresses
	$(BIN)/uv pip compile pyproject.toml --extra test --extra figures --universal \
		--python-version 3.11 --generate-hashes --no-annotate --no-header --upgrade \
		--output-file constraints.txt

ci: install types check test build ## everything that must hold
