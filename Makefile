# Everything a person does with Newsroom. `make help` says what.
.DEFAULT_GOAL := help
.PHONY: help demo serve test test-fast test-all audit screenshots bench bench-scale bench-large lint format lock clean

PORT ?= 8000

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: ## the demonstration newsroom at http://127.0.0.1:8000 (PORT=… for another); Ctrl-C ends it
	@.ci/venv base
	@PORT=$(PORT) .ci/demo

serve: ## the production shape on this machine: server processes and a worker (PORT=…)
	@.ci/venv base extras
	@PORT=$(PORT) .ci/serve

test: ## every test: SQLite, PostgreSQL, and the browser journeys on both
	@.ci/venv base extras test
	@.ci/test sqlite postgresql browser-sqlite browser-postgresql

test-fast: ## SQLite only, no browser
	@.ci/venv base extras test
	@.ci/test sqlite

test-all: ## `make test` and the soak tests, which take minutes each
	@.ci/venv base extras test
	@.ci/test sqlite postgresql browser-sqlite browser-postgresql soak-sqlite soak-postgresql

audit: ## Lighthouse on a demonstration newsroom in the production shape: phone and desktop; three minutes
	@.ci/venv base extras test
	@.ci/chromium && .ci/lighthouse
	@.venv/bin/python -m tests.audit.lighthouse

screenshots: ## the README's pictures in docs/, taken anew
	@.ci/venv base extras test
	@.ci/chromium
	@.venv/bin/python -m tests.audit.screenshots

bench: ## pages under load beside a bare program on the same server; eight minutes, figures kept
	@.ci/venv base extras test
	@.ci/bench

bench-scale: ## cold pages at each size, to a million stories on PostgreSQL; an hour (SIZES="1000 10000" in minutes)
	@.ci/venv base extras test
	@.ci/bench --scale $(if $(SIZES),--sizes $(SIZES))

bench-large: ## what related stories, lists and search cost as an archive grows (SIZES="10000 1000000" DB=--postgresql)
	@.ci/venv base extras test
	@.venv/bin/python -m tests.benchmarks.large $(DB) $(SIZES)

lint: ## style, templates, missing migrations, and production settings
	@.ci/venv base extras test lint
	@.ci/lint

format: ## let ruff put the code in order
	@.ci/venv base extras test lint
	@.venv/bin/ruff check --fix .
	@.venv/bin/ruff format .

lock: ## lock requirements*.in anew (needs uv; only after a change of packages)
	@.ci/lock

clean: ## remove what make made, except your data under var/
	rm -rf .venv static_root .pytest_cache .ruff_cache .hypothesis
