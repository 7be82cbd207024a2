#!/bin/sh
# The container's start: bring the database up to date, then become gunicorn.
set -eu
python -m scripts.prepare database content
exec python -m gunicorn --config deploy/gunicorn.conf.py
