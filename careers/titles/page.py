"""What the page says of a text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from careers.models import Neighbour, Role, Skill, TitleRule
from careers.pay.best import Best, heads
from careers.titles.decode import EXACT, MENTION, MOST_NEAR, Decoded, decode, title_of
from careers.titles.rules import Count, Rules
from careers.titles.words import stands_in, words

# In an address.
LONGEST_TEXT = 1_200


@dataclass(frozen=True)
class Level:
    word: str
    rule: TitleRule


@dataclass(frozen=True)
class Answer:
    text: str
    decoded: Decoded
    known: Rules

    @property
    def role(self) -> Role | None:
        return self.known.roles.get(self.decoded.role)

    @cached_property
    def entries(self) -> list[tuple[Role, Best | None]]:
        """The role, or those that are near, each with the figure that heads it."""
        pay = heads()
        roles = [self.known.roles[slug] for slug in (self.decoded.role, *self.decoded.near) if slug]
        return [(role, pay.head(role)) for role in roles]

    @property
    def mistaken_for(self) -> Sequence[Neighbour]:
        """Roles near to the one found, with what tells them apart."""
        return self.known.neighbours.get(self.decoded.role, ())[:MOST_NEAR]

    @property
    def rule(self) -> TitleRule | None:
        return self.known.rows.get(self.decoded.rule)

    @property
    def says_more(self) -> bool:
        """Whether there is a reason that the first sentence does not give."""
        return bool(self.rule) or self.decoded.how in {EXACT, MENTION}

    @cached_property
    def levels(self) -> list[Level]:
        title = title_of(self.text)
        return [Level(word_of(self.known.rows[slug], title), self.known.rows[slug]) for slug in self.decoded.levels]

    @property
    def title(self) -> str:
        """As titles of roles and of adverts are written; nothing where none is known."""
        return self.known.spelling(self.decoded.title)

    @property
    def count(self) -> Count | None:
        """Of the title as it stands, else of the title without its level."""
        counts = self.known.counts
        return counts.get(title_of(self.text)) or counts.get(self.decoded.title)

    @property
    def named(self) -> list[Skill]:
        """Skills of the role, or all where there is no role."""
        return list(self._named(of_role=True))

    @property
    def others(self) -> list[Skill]:
        """Skills that are not the role's."""
        return list(self._named(of_role=False))

    @property
    def essential(self) -> list[Skill]:
        return [self.known.skills[slug] for slug in self.known.decoder.essential.get(self.decoded.role, ())]

    @property
    def missing(self) -> list[Skill]:
        return [self.known.skills[slug] for slug in self.decoded.missing]

    def _named(self, of_role: bool) -> Iterator[Skill]:
        own = self.known.decoder.skills_of.get(self.decoded.role)
        for slug in self.decoded.named:
            if (own is None or slug in own) is of_role:
                yield self.known.skills[slug]


def word_of(rule: TitleRule, title: tuple[str, ...]) -> str:
    """That of the rule's words by which it was found."""
    found: str = next((word for word in rule.words if stands_in(words(word), title)), rule.words[0])
    return found


def answer_to(text: str, known: Rules) -> Answer | None:
    """None of a text without a word."""
    return Answer(text, decode(text, known.decoder), known) if words(text) else None
