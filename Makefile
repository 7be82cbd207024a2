# `make` alone lists the commands. Set-up is in scripts/setup.sh, starting the site in scripts/start.py.
# Python tools are called through .venv/bin/python: their scripts in .venv/bin break when the clone is moved.

python := .venv/bin/python

.NOTPARALLEL:
.PHONY: help run test coverage prove fuzz dev check format bench pictures evidence admin requirements clean packages dev-packages

help: ## list these commands
	@echo "make COMMAND [HOST=127.0.0.1] [PORT=8000] [PYTHON=python3.12] [ARGS='for the command']"
	@awk -F ' ## ' '/^[a-z]+:.* ## / { sub(/:.*/, "", $$1); printf "  make %-13s %s\n", $$1, $$2 }' Makefile

run: packages ## set everything up and serve the site at http://HOST:PORT
	@exec $(python) -m scripts.start

test: dev-packages ## set everything up, a browser too, and run every test (COVERAGE=1 for `make coverage`)
	@rm -f .coverage .coverage.*
	@CHROMIUM="$$(sh scripts/browser.sh)" && export CHROMIUM && \
	  exec $(python) $(if $(COVERAGE),-m coverage run) -m pytest $(ARGS)

coverage: dev-packages ## how much of the code the last `make test COVERAGE=1` ran
	@$(python) -m coverage combine --quiet
	@$(python) -m coverage report

prove: dev-packages ## what takes longer than a test may: kills, long fuzz, faults
	@CHROMIUM="$$(sh scripts/browser.sh)" && export CHROMIUM && exec $(python) -m pytest -m prove $(ARGS)

fuzz: dev-packages ## odd requests through real sockets (SEED=1 REQUESTS=20000)
	@exec $(python) -m tests.fuzz

dev: packages ## the development server: reloads itself, shows debug pages
	@exec $(python) -m scripts.start --dev

check: export DATABASE_URL = sqlite://:memory:
check: dev-packages ## format, lint, types, imports, templates, migrations, deployment
	$(python) -m ruff format --check .
	$(python) -m ruff check .
	$(python) -m mypy .
	$(python) .venv/bin/lint-imports
	find . -path '*/templates/*.html' -not -path './.venv/*' -exec .venv/bin/djade --target-version 5.2 --check {} +
	DJANGO_SETTINGS_MODULE=tests.settings $(python) manage.py makemigrations --check --dry-run
	@SECRET_KEY="$$($(python) -c 'import secrets; print(secrets.token_urlsafe(50))')" DEBUG=false \
	  SITE_URL=https://guide.example ALLOWED_HOSTS=guide.example \
	  $(python) manage.py check --deploy --fail-level WARNING

format: dev-packages ## write everything in the one format, mend what the linter can
	$(python) -m ruff check --fix .
	$(python) -m ruff format .
	-find . -path '*/templates/*.html' -not -path './.venv/*' -exec .venv/bin/djade --target-version 5.2 {} +

bench: dev-packages ## the benchmarks
	@command -v wrk >/dev/null || apt-get -qq install --yes wrk || { echo "The benchmarks need wrk: apt-get install wrk"; exit 1; }
	@exec $(python) -m bench $(ARGS)

pictures: dev-packages ## pictures of a running site for the README (SITE=http://127.0.0.1:8000)
	@CHROMIUM="$$(sh scripts/browser.sh)" && export CHROMIUM && exec $(python) -m scripts.pictures "$(or $(SITE),http://127.0.0.1:8000)"

evidence: packages ## make evidence of pay from a folder of published files (FROM=folder ARGS=--force)
	@test -n "$(FROM)" || { echo "Say where the files are: make evidence FROM=folder"; exit 1; }
	@$(python) -m scripts.prepare database content
	@exec $(python) manage.py import_evidence "$(FROM)" $(ARGS)

admin: packages ## create an administrator
	@$(python) -m scripts.prepare database
	@$(python) manage.py createsuperuser $(ARGS)

requirements: compile = $(python) -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
  --no-emit-index-url --custom-compile-command "make requirements" --all-extras $(ARGS) pyproject.toml
requirements: dev-packages ## compile pyproject.toml into hashed requirements (ARGS=--upgrade for newer versions)
	$(compile) -o requirements.txt
	$(compile) --group dev -c requirements.txt -o requirements-dev.txt

clean: ## remove what can be made again; the database and the secret key stay in var/
	rm -rf .venv var/static var/static.sha256 .coverage* .*_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

packages: ## only the virtual environment with its packages, and var/ with the secret key
	@sh scripts/setup.sh requirements.txt

dev-packages:
	@sh scripts/setup.sh requirements-dev.txt
