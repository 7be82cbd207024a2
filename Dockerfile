# The site with its static files and content. docs/operators.md says how to run it; compose.yaml adds PostgreSQL.

FROM python:3.13-slim AS packages
COPY requirements.txt /tmp/
RUN python -m venv /venv \
    && /venv/bin/python -m pip install --no-cache-dir --disable-pip-version-check --require-hashes -r /tmp/requirements.txt \
    && /venv/bin/python -m pip uninstall --yes pip

FROM python:3.13-slim
ENV PATH=/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    HOST=0.0.0.0 \
    DATABASE_URL=sqlite:////data/guide.sqlite3
RUN useradd --uid 10001 --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin guide \
    && install --directory --owner 10001 --group 10001 /data
WORKDIR /guide
COPY --from=packages /venv /venv
COPY . .
# Settings need some key to load; this one ends with the command.
RUN SECRET_KEY="$(python -c 'import secrets; print(secrets.token_hex())')" python -m scripts.prepare static
# A number, so that an orchestrator can see that it is not root.
USER 10001:10001
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 CMD ["python", "deploy/health.py"]
ENTRYPOINT ["sh", "deploy/entrypoint.sh"]
