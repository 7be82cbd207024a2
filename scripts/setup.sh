#!/bin/sh
# sh scripts/setup.sh requirements.txt: the virtual environment with these packages, var/ and the secret key.
# PYTHON names an interpreter. A copy in .venv of the requirements last installed in full makes the next run quick.
set -eu

requirements=$1
installed=.venv/installed-$requirements
new_enough='import sys; sys.exit(sys.version_info < (3, 11))'
version='import sys; print(*sys.version_info[:3], sep=".")'

fail() {
    printf '%s\n' "$@" >&2
    exit 1
}

# Sets $python to the first interpreter that is new enough and can make a virtual environment.
find_python() {
    if [ -n "${PYTHON:-}" ]; then set -- "$PYTHON"; else set -- python3.13 python3.12 python3.11 python3; fi
    found='' incomplete=''
    for python in "$@"; do
        this=$("$python" -c "$version" 2>/dev/null) || continue
        found="$found $python is $this."
        "$python" -c "$new_enough" || continue
        "$python" -c 'import ensurepip, venv' 2>/dev/null && return
        incomplete="${incomplete:-$python}"
    done
    [ -z "$incomplete" ] || fail \
        "$incomplete cannot make virtual environments: its venv module is missing or incomplete." \
        "Debian and Ubuntu have it in a package of its own: apt-get install python3-venv" \
        "Or name another interpreter: make run PYTHON=/path/to/python3.12"
    fail "The guide needs Python 3.11 or newer.${found:- None of these was found: $*.}" \
        "Install it (Debian and Ubuntu: apt-get install python3 python3-venv)," \
        "or name one: make run PYTHON=/path/to/python3.12"
}

# True if .venv works, and is of PYTHON's version where one is named.
usable() {
    [ -x .venv/bin/python ] && .venv/bin/python -c "$new_enough" 2>/dev/null || return 1
    [ -z "${PYTHON:-}" ] || [ "$("$PYTHON" -c "$version" 2>/dev/null)" = "$(.venv/bin/python -c "$version")" ]
}

if ! usable || ! cmp -s "$requirements" "$installed"; then
    # Without pip, .venv is left from a creation that was interrupted.
    if ! usable || ! .venv/bin/python -m pip --version >/dev/null 2>&1; then
        find_python
        echo "Creating the virtual environment …"
        "$python" -m venv --clear .venv
    fi
    echo "Installing packages … (it can take a minute)"
    rm -f .venv/installed-*
    .venv/bin/python -m pip install -qq --disable-pip-version-check --require-hashes -r "$requirements" ||
        fail "The packages could not be installed; pip says why above. Run the same command again to go on."
    cp requirements.txt .venv/installed-requirements.txt
    [ "$requirements" = requirements.txt ] || cp "$requirements" "$installed"
fi

mkdir -p var
if [ -z "${SECRET_KEY:-}${SECRET_KEY_FILE:-}" ] && [ ! -s var/secret-key ]; then
    (umask 077 && .venv/bin/python -c 'import secrets; print(secrets.token_urlsafe(50))' >var/secret-key)
fi
