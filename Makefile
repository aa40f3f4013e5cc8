# The commands of this project. `make` alone lists them.

PORT ?= 8501
VENV := .venv
# One more than cores: a worker that waits for a browser or a server leaves its core to another.
WORKERS := $(shell cores=$$(getconf _NPROCESSORS_ONLN); echo $$((cores < 3 ? cores + 1 : 4)))
PY := $(VENV)/bin/python
RUNTIME := $(VENV)/runtime-installed
DEV := $(VENV)/dev-installed
SOAK_TESTS := $(addprefix tests/test_,kill.py two_writers.py two_databases.py faults.py corpus_cli.py browser_wall.py browser_shell.py browser_figures.py browser_decision_support.py page_documents.py page_team.py pages_figures.py backup.py audit.py poison.py upload_faults.py database_gone.py review_meetings.py)
# Twice quiet: errors alone. What pip warns of on a first start is nothing that whoever starts the program can mend.
PIP := $(PY) -m pip --disable-pip-version-check install --root-user-action=ignore -qq

.PHONY: help install run test check format bench screenshots soak
.DEFAULT_GOAL := help

help: ## list the commands
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1 - \2/p' $(MAKEFILE_LIST)

install: $(RUNTIME) ## make the virtual environment with the pinned requirements
	@echo "环境已装好（$(VENV)）。运行 python -m etl 之前先启用它：source $(VENV)/bin/activate"

run: $(RUNTIME) ## load the sample into an empty database, serve http://localhost:8501 (PORT=... changes it)
	@$(PY) -m etl sample --if-empty
	@$(PY) -m dashboard users demo
	@exec $(PY) -m streamlit run dashboard/app.py --server.port $(PORT)

test: $(DEV) ## set up what the tests need, run all of them (ARGS=... goes to pytest)
	@scripts/install_system_packages.sh chromium fonts-noto-cjk postgresql libreoffice-writer-nogui poppler-utils fonts-liberation nginx-light
	@$(PY) -m pytest -n $(WORKERS) --dist worksteal $(ARGS)

soak: $(DEV) ## the long trials: loads killed at random, full disks, the whole corpus (some minutes)
	@scripts/install_system_packages.sh chromium fonts-noto-cjk postgresql
	@SOAK=1 $(PY) -m pytest -n 2 $(SOAK_TESTS) $(ARGS)

check: $(DEV) ## formatting, lint, types, layers, pinned requirements
	@$(PY) -m ruff format --check .
	@$(PY) -m ruff check .
	@$(PY) -m mypy
	@$(PY) -m pip check
	@$(PY) -m pytest -q tests/test_layers.py

bench: $(DEV) ## measure pages, scale, loads and screens beside what they are compared with, into docs/performance.md (ARGS=pages|scale|loads|screens)
	@scripts/install_system_packages.sh chromium fonts-noto-cjk
	@$(PY) -m bench $(ARGS)

screenshots: $(DEV) ## take the README's pictures of a database loaded with the sample
	@scripts/install_system_packages.sh chromium fonts-noto-cjk
	@$(PY) -m scripts.screenshots $(ARGS)

format: $(DEV) ## put the code into the agreed form
	@$(PY) -m ruff format .
	@$(PY) -m ruff check --fix .

$(PY):
	@echo "正在建立运行环境（$(VENV)）……"
	@scripts/make_environment.sh $(VENV)

$(RUNTIME): requirements.txt | $(PY)
	@echo "正在安装程序需要的组件，第一次约需一分钟……"
	@$(PIP) -r requirements.txt
	@touch $@

$(DEV): requirements-dev.txt $(RUNTIME)
	@echo "Installing what tests and checks need ..."
	@$(PIP) -r requirements-dev.txt
	@touch $@
