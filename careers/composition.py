"""Which job titles the adverts of a figure bear, as text: `AI Engineer: 513; LLM Engineer: 1`."""

from collections.abc import Mapping


def composition(titles: Mapping[str, int]) -> str:
    """The most frequent first."""
    return "; ".join(f"{title}: {titles[title]}" for title in sorted(titles, key=lambda title: (-titles[title], title)))


def read_composition(text: str) -> list[tuple[str, int]]:
    """(title, adverts) in the order of the text. Raises ValueError."""
    found: dict[str, int] = {}
    for item in text.split(";") if text.strip() else []:
        title, _, count = item.rpartition(":")
        title, count = title.strip(), count.strip()
        if not (title and count.isascii() and count.isdecimal() and len(count) <= 9 and int(count) > 0):
            raise ValueError(f"expected titles such as AI Engineer: 513; LLM Engineer: 1, not {item.strip()[:40]!r}")
        if title in found:
            raise ValueError(f"{title!r} is there twice")
        found[title] = int(count)
    return list(found.items())
