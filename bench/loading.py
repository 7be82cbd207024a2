"""load_content on 2,000 generated posts of 1,000 words: the first load, and one that changes nothing."""

import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

POSTS = 2000
WORDS = 1000
VOCABULARY = "model data pipeline role skill salary team week question answer test cloud image language table".split()

POST = """---
title: Post {number}
description: A generated post.
date: 2026-01-01
author: Editorial team
tags: [careers, learning]
---
"""


def generate(directory: Path) -> None:
    chance = random.Random(1)  # noqa: S311  # the same texts in every run
    (directory / "posts").mkdir(parents=True)
    for number in range(POSTS):
        words = [chance.choice(VOCABULARY) for _ in range(WORDS)]
        parts = [f"## Part {part}\n\n{' '.join(words[part * 100 : part * 100 + 100])}." for part in range(WORDS // 100)]
        text = POST.format(number=number) + "\n\n".join(parts) + "\n"
        (directory / f"posts/post-{number}.md").write_text(text)


def run(*command: str, **environment: str) -> tuple[float, float]:
    """Seconds and peak memory in MB of a command of manage.py."""
    start = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "manage.py", *command], env={**os.environ, **environment}, stdout=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{' '.join(command)} failed.")
    scale = 1024 if sys.platform == "linux" else 1024 * 1024
    return time.perf_counter() - start, usage.ru_maxrss / scale


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        directory = Path(name)
        generate(directory / "content")
        environment = {
            "DATABASE_URL": f"sqlite:///{directory / 'bench.sqlite3'}",
            "CONTENT_DIR": str(directory / "content"),
            "SECRET_KEY": "bench" * 10,
        }
        run("migrate", "--verbosity=0", **environment)
        nothing, base = run("check", **environment)
        first, peak = run("load_content", **environment)
        second, _ = run("load_content", **environment)
        print(f"load_content, {POSTS} posts of {WORDS} words")
        print(f"  first load      {first:6.1f} s  {POSTS / first:6.0f} documents/s  peak {peak:.0f} MB")
        print(
            f"  unchanged load  {second:6.1f} s  {POSTS / second:6.0f} documents/s  {first / second:.1f} times faster"
        )
        print(f"  start alone     {nothing:6.1f} s                     peak {base:.0f} MB")
