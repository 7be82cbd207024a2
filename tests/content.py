"""A small valid set of content files, for tests to spoil."""

from pathlib import Path

import pytest

from publishing.documents.faults import DocumentError
from publishing.documents.load import load

FILES = {
    "regions.yaml": """\
- slug: uk
  title: United Kingdom
  description: Posts in the United Kingdom.
  order: 1
  currency: GBP
  countries: [GB]
""",
    "skills/python.md": """\
---
title: Python
description: A language.
order: 1
category: programming
everywhere: true
---
## What it is

A language.
""",
    "roles/data-engineer.md": """\
---
title: Data Engineer
description: Builds pipelines.
order: 1
updated: 2026-11-23
suits: People who like order.
entry: From software.
tags: [data-science]
tasks:
  - text: Build pipelines
skills:
  - {skill: python, importance: essential, note: Everything}
salaries:
  - region: uk
    low: 40000
    high: 80000
    currency: GBP
    kind: estimate
    source: Editors' estimate
    date: 2026-03-11
near:
  - role: data-scientist
    difference: One builds, the other asks.
---
## What the job is

See [the other](/roles/data-scientist/).
""",
    "roles/data-scientist.md": """\
---
title: Data Scientist
description: Asks questions of data.
order: 2
---
## What the job is

Asking.
""",
    "backgrounds/analyst.md": """\
---
title: Data analyst
description: Works with tables.
order: 1
skills: [python]
routes:
  - {role: data-scientist, distance: near, months_low: 4, months_high: 8, source: Rough estimate}
---
Text.
""",
    "programmes/seeds.md": """\
---
title: Seeds
description: From zero.
order: 1
series: Learning AI
level: 1
lessons: 17
provider: AI Educademy
skills: [python]
roles: [data-scientist]
---
Text.
""",
    "posts/hello.md": """\
---
title: Hello
description: A first post.
date: 2026-03-11
author: Editorial team
tags: [careers, "2026"]
---
## One

Text with a [link](/roles/data-engineer/).
""",
    "pages/about.md": """\
---
title: About
description: What this is.
---
Text.
""",
    "glossary.yaml": """\
- slug: pipeline
  term: pipeline
  forms: [pipelines]
  meaning: Steps that data passes, one after the other.
  see: /roles/data-engineer/
""",
    "path.yaml": """\
title: Choose your path
description: A few questions.
notice: Not a test.
questions:
  - slug: coding
    text: Do you like to code?
    answers:
      - slug: "yes"
        text: "Yes"
        weights:
          - {role: data-engineer, points: 2, reason: You like to code.}
      - slug: "no"
        text: "No"
        weights:
          - {role: data-scientist, points: 1, reason: You would rather ask.}
""",
}


def write_content(directory: Path) -> Path:
    """Writes the files below `directory`."""
    for name, text in FILES.items():
        path = directory / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return directory


def edit(directory: Path, name: str, old: str, new: str) -> None:
    """Replaces text in one file; the old text must be there."""
    path = directory / name
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def faults(content: Path) -> list[str]:
    """What keeps the files from being loaded."""
    with pytest.raises(DocumentError) as caught:
        load(content)
    return [str(fault) for fault in caught.value.faults]
