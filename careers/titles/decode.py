"""A text -> what it means. Knows no ORM. static/js/titles.js does the same in the browser; a test compares the two."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from careers.titles.words import Phrases, Words, any_stands_in, words

# A text of no more words is a title; of a longer one, the first line may be one.
LONGEST_TITLE = 12
# So many skills of a role must be named before an advert without a title we know is said to be near it.
FEWEST_SKILLS = 3
MOST_NEAR = 2

# What a rule may say of its words.
ROLE, NEAR, ANY, LEVEL, LEADER, ASIDE = "role", "near", "any", "level", "leader", "aside"
# How a text was decoded.
EXACT, MENTION, SKILLS, NOTHING = "exact", "mention", "skills", "nothing"


@dataclass(frozen=True)
class Rule:
    slug: str
    means: str
    words: tuple[str, ...]
    """The rule holds where one of these stands in the title; of ANY, where the title is one of these."""
    beside: tuple[str, ...] = ()
    """If there are any, one of these must stand there too."""
    roles: tuple[str, ...] = ()
    reason: str = ""

    @cached_property
    def phrases(self) -> Sequence[Words]:
        return [words(text) for text in self.words]

    @cached_property
    def others(self) -> Sequence[Words]:
        return [words(text) for text in self.beside]

    def fits(self, title: Words) -> bool:
        return any_stands_in(self.phrases, title) and (not self.others or any_stands_in(self.others, title))


@dataclass(frozen=True)
class Decoder:
    """All that texts are decoded by. Rules come in the order in which they are asked."""

    titles: Sequence[tuple[str, str]]
    """(title, role)"""
    rules: Sequence[Rule]
    skills: Sequence[tuple[str, str]]
    """(name, skill)"""
    essential: Mapping[str, Sequence[str]]
    """Role, in the editors' order -> its essential skills."""
    useful: Mapping[str, Sequence[str]] = field(default_factory=dict)

    @cached_property
    def title_phrases(self) -> Phrases:
        return Phrases(self.titles)

    @cached_property
    def skill_phrases(self) -> Phrases:
        return Phrases(self.skills)

    @cached_property
    def title_parts(self) -> Phrases:
        """Words of level and asides, by their rules; and whole titles, which may hold such words."""
        titles = ((title, "") for title, _ in self.titles)
        return Phrases([*titles, *self._phrases(LEVEL, LEADER, ASIDE), *self._phrases(ANY)])

    @cached_property
    def anything(self) -> Phrases:
        return Phrases(self._phrases(ANY))

    @cached_property
    def asked(self) -> Sequence[Rule]:
        """Rules that lead from a title to roles. One for a role that is gone is none."""
        return [rule for rule in self.rules if rule.means == NEAR or (rule.means == ROLE and rule.roles)]

    @cached_property
    def skills_of(self) -> Mapping[str, frozenset[str]]:
        return {role: frozenset([*skills, *self.useful.get(role, ())]) for role, skills in self.essential.items()}

    @cached_property
    def means(self) -> Mapping[str, str]:
        return {rule.slug: rule.means for rule in self.rules}

    def _phrases(self, *means: str) -> Iterator[tuple[str, str]]:
        return ((text, rule.slug) for rule in self.rules if rule.means in means for text in rule.words)


@dataclass(frozen=True)
class Decoded:
    how: str = NOTHING
    """EXACT, the `means` of the rule that held, MENTION, SKILLS or NOTHING."""
    role: str = ""
    near: tuple[str, ...] = ()
    rule: str = ""
    levels: tuple[str, ...] = ()
    """Slugs of rules, in the order of the text."""
    named: tuple[str, ...] = ()
    """Skills that the text names, in its order."""
    missing: tuple[str, ...] = ()
    """Essential skills of the role that the text does not name."""
    title: tuple[str, ...] = ()
    """Its words, without those of level."""
    is_title: bool = True


def decode(text: str, decoder: Decoder) -> Decoded:
    all_words = words(text)
    is_title = len(all_words) <= LONGEST_TITLE
    found = of_title(title_of(text), decoder)
    named = tuple(dict.fromkeys(skill for _, skill in decoder.skill_phrases.found(all_words)))
    if not is_title and found.how in {ANY, NOTHING}:
        found = of_body(all_words, named, decoder) or found
    missing = tuple(skill for skill in decoder.essential.get(found.role, ()) if skill not in named)
    return replace(found, named=named, missing=missing, is_title=is_title)


def title_of(text: str) -> Words:
    """All of a short text; of a longer one the first line with words in it, if that is short."""
    found = words(text)
    if len(found) > LONGEST_TITLE:
        found = next(filter(None, map(words, re.split(r"[\r\n]+", text))), ())
    return found if len(found) <= LONGEST_TITLE else ()


def of_title(title: Words, decoder: Decoder) -> Decoded:
    if role := decoder.title_phrases.exact.get(title):
        return Decoded(EXACT, role, title=title)
    bare, levels = without_level(title, decoder)
    of_level = tuple(slug for slug in levels if decoder.means[slug] == LEVEL)
    if slug := decoder.anything.exact.get(title) or decoder.anything.exact.get(bare):
        return Decoded(ANY, rule=slug, levels=levels, title=bare)
    if role := decoder.title_phrases.exact.get(bare):
        return Decoded(EXACT, role, levels=of_level, title=bare)
    for rule in decoder.asked:
        if rule.fits(title):
            if rule.means == NEAR:
                return Decoded(NEAR, near=rule.roles, rule=rule.slug, levels=levels, title=bare)
            return Decoded(ROLE, rule.roles[0], rule=rule.slug, levels=of_level, title=bare)
    if inside := next(decoder.title_phrases.found(bare), None):
        return Decoded(MENTION, inside[1], levels=of_level, title=inside[0])
    return Decoded(levels=levels, title=bare)


def without_level(title: Words, decoder: Decoder) -> tuple[Words, tuple[str, ...]]:
    """The title without words of level and asides, and the rules of its levels."""
    kept: list[str] = []
    levels: dict[str, None] = {}
    for part in decoder.title_parts.parts(title):
        means = decoder.means.get(part.value or "", "")
        if means in {"", LEADER, ANY}:
            kept += part.words
        if means in {LEVEL, LEADER}:
            levels[part.value or ""] = None
    return tuple(kept), tuple(levels)


def of_body(text: Words, named: Iterable[str], decoder: Decoder) -> Decoded | None:
    """The role whose titles the text names most often, the first of several; else those it names most skills of."""
    mentions = list(decoder.title_phrases.found(text))
    if mentions:
        role = Counter(role for _, role in mentions).most_common(1)[0][0]
        return Decoded(MENTION, role, title=next(title for title, other in mentions if other == role))
    held = set(named)
    counts = {role: len(held & skills) for role, skills in decoder.skills_of.items()}
    most = max(counts.values(), default=0)
    if most < FEWEST_SKILLS:
        return None
    return Decoded(SKILLS, near=tuple(role for role, count in counts.items() if count == most)[:MOST_NEAR])
