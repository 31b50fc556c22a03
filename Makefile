# The front door. Every target installs only what it needs, and only when it changed.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
# Where a machine forbids to keep bytecode, every process would compile all that it loads.
unexport PYTHONDONTWRITEBYTECODE

tools := $(CURDIR)/.venv/bin
python := $(tools)/python
with_node := PATH="$(CURDIR)/.venv/node:$$PATH"
openapi := cd backend && $(python) -c 'import json; from flowpilot.main import openapi; \
	print(json.dumps(openapi(), indent=2, ensure_ascii=False))'

.PHONY: measure screens wheel try-wheel image faults help run setup test test-backend test-pages test-browser bench check check-backend check-pages \
	check-image check-licences check-generated generate format lock clean

help: ## Say what there is
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 22

run: ## Start everything with demo accounts at http://127.0.0.1:8000
	@bin/prepare runtime pages
	@exec bin/flowpilot serve --demo

setup: ## Install and build everything
	@bin/prepare runtime dev node pages

test: test-backend test-pages test-browser ## Run all tests: backend, pages, browser

test-backend:
	@bin/prepare dev
	cd backend && $(python) -m pytest -n 2 --dist worksteal -q

test-pages:
	@bin/prepare runtime node
	cd frontend && $(with_node) npm run --silent test

test-browser:
	@bin/prepare runtime node pages
	cd frontend && $(with_node) npm run --silent e2e

faults: ## The long fault runs, about three quarters of an hour
	@bin/prepare dev
	@cd backend; code=0; for run in storm ordering rolling revocation outages stalled deliveries backup; do \
		echo "== $$run"; $(python) -m faults $$run || code=1; \
	done; exit $$code

wheel: ## Build dist/flowpilot-….whl, which installs without Node
	@bin/prepare pages wheel
	@ls dist/*.whl

try-wheel: wheel ## Install that file into an empty environment and escalate there
	@bin/prepare dev
	cd backend && PATH="$(CURDIR)/.tools/uv/bin:$$PATH" $(python) -m shipping.trial ../dist

image: ## Build the container image `flowpilot` (needs docker or podman)
	$$(command -v docker || command -v podman) build --tag flowpilot .

measure: ## Measure the pages in a browser, 200 runs (docs/speed.md); `make measure runs=20`
	@bin/prepare runtime node pages
	cd frontend && FLOWPILOT_RUNS=$(or $(runs),200) $(with_node) npm run --silent measure

screens: ## Take a picture of every page of a running demo: `make screens at=http://127.0.0.1:8000 to=/tmp/screens`
	@bin/prepare runtime node
	cd frontend && $(with_node) node screens/walk.ts $(or $(at),http://127.0.0.1:8000) $(or $(to),$${TMPDIR:-/tmp}/screens)

bench: ## Measure FlowPilot beside its references (docs/speed.md); `make bench options=--quick`
	@bin/prepare runtime
	cd backend && $(python) -m bench $(options)

check: check-backend check-pages check-generated check-image check-licences ## Linters, types, import rooms, generated files up to date

check-backend:
	@bin/prepare dev
	cd backend && $(python) -m ruff check .
	cd backend && $(python) -m ruff format --check .
	cd backend && $(python) -m mypy
	cd backend && PYTHONPATH=. $(CURDIR)/.venv/bin/lint-imports

check-pages:
	@bin/prepare runtime node
	cd frontend && $(with_node) npm run --silent check

check-image:
	@bin/prepare dev
	$(tools)/hadolint --failure-threshold info Dockerfile
	$(tools)/check-jsonschema --quiet --builtin-schema vendor.compose-spec compose.yaml
	$(tools)/compose-lint check --quiet --fail-on low compose.yaml

check-generated:
	@bin/prepare runtime node
	@fresh=$$(mktemp -d); trap 'rm -rf "$$fresh"' EXIT; \
	($(openapi)) >"$$fresh/openapi.json"; \
	(cd frontend && $(with_node) npx --no-install openapi-typescript "$$fresh/openapi.json" --output "$$fresh/schema.d.ts" >/dev/null); \
	diff -q "$$fresh/openapi.json" frontend/openapi.json && diff -q "$$fresh/schema.d.ts" frontend/src/api/schema.d.ts \
	|| { echo "Generated files are not up to date: run \`make generate\`." >&2; exit 1; }

check-licences:
	@bin/prepare dev
	@cd backend && $(python) -m shipping.licences | diff - ../docs/licences.md \
	|| { echo "The licences are not up to date: look at what is new, then run \`make generate\`." >&2; exit 1; }

generate: ## Write the generated files anew
	@bin/prepare runtime dev node
	cd backend && $(python) -m shipping.licences >../docs/licences.md.new && mv ../docs/licences.md.new ../docs/licences.md
	($(openapi)) >frontend/openapi.json.new && mv frontend/openapi.json.new frontend/openapi.json
	cd frontend && $(with_node) npm run --silent generate

format: ## Format the code
	@bin/prepare dev node
	cd backend && $(python) -m ruff check --fix . && $(python) -m ruff format .
	cd frontend && $(with_node) npm run --silent format

lock: ## Choose newer packages and lock them, without addresses
	@bin/prepare runtime
	cd backend && for list in requirements requirements-dev requirements-node requirements-uv requirements-build; do \
		$(CURDIR)/.tools/uv/bin/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
			--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" $$list.in -o $$list.lock; \
	done

clean: ## Remove what was installed and built (not the database)
	rm -rf .venv .tools frontend/node_modules frontend/dist dist
