"""Published rows -> what titles are decoded by, read once a content version."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from careers.models import AdvertisedTitle, Importance, Neighbour, Role, RoleSkill, Skill, TitleRule
from careers.titles.decode import Decoder, Rule
from careers.titles.words import Words, words
from publishing.page_cache.version import once_per_version


@dataclass(frozen=True)
class Count:
    """Adverts of an index that bear a title, in whatever spelling."""

    title: str
    """In its commonest spelling."""
    adverts: int
    first_year: int
    last_year: int
    source: str
    source_url: str
    date: date


@dataclass(frozen=True)
class Rules:
    decoder: Decoder
    roles: Mapping[str, Role]
    """In the editors' order."""
    skills: Mapping[str, Skill]
    rows: Mapping[str, TitleRule]
    neighbours: Mapping[str, Sequence[Neighbour]]
    """By role, in the order of its page."""
    spellings: Mapping[Words, str]
    """How the titles of roles are written."""
    counts: Mapping[Words, Count]

    def spelling(self, title: Words) -> str:
        count = self.counts.get(title)
        return self.spellings.get(title) or (count.title if count else "")


@once_per_version
def rules() -> Rules:
    """Eight queries."""
    roles = {
        role.slug: role
        for role in Role.objects.only("slug", "title", "alias", "tagline", "description", "job_titles", "hue", "glyph")
    }
    skills = {skill.slug: skill for skill in Skill.objects.only("slug", "title", "names", "order")}
    rows = {row.slug: row for row in TitleRule.objects.prefetch_related("roles")}
    titles = [(name, slug) for slug, role in roles.items() for name in names_of(role)]
    needed = {importance: skills_by_role(importance, roles) for importance in Importance}
    decoder = Decoder(
        titles=titles,
        rules=[rule_of(row) for row in rows.values()],
        skills=[(name, slug) for slug, skill in skills.items() for name in (skill.title, *skill.names)],
        essential=needed[Importance.ESSENTIAL],
        useful=needed[Importance.USEFUL],
    )
    spellings = {words(name): name for name, _ in reversed(titles)}
    return Rules(decoder, roles, skills, rows, neighbours(), spellings, counts())


def names_of(role: Role) -> list[str]:
    return [name for name in (role.title, role.alias, *role.job_titles) if name]


def rule_of(row: TitleRule) -> Rule:
    roles = tuple(role.slug for role in row.roles.all())
    return Rule(row.slug, row.means, tuple(row.words), tuple(row.beside), roles, row.reason)


def skills_by_role(importance: Importance, roles: Mapping[str, Role]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {slug: [] for slug in roles}
    pairs = RoleSkill.objects.filter(importance=importance).order_by("order", "pk")
    for role, skill in pairs.values_list("role__slug", "skill__slug"):
        if skill not in found[role]:
            found[role].append(skill)
    return found


def neighbours() -> dict[str, list[Neighbour]]:
    found: dict[str, list[Neighbour]] = {}
    rows = Neighbour.objects.select_related("role", "other")
    for row in rows.only("difference", "role__slug", "other__slug", "other__title"):
        found.setdefault(row.role.slug, []).append(row)
    return found


def counts() -> dict[Words, Count]:
    """Where two spellings are the same words, their adverts are counted together."""
    found: dict[Words, Count] = {}
    for row in AdvertisedTitle.objects.all():  # the commonest first
        key = words(row.title)
        first = found.get(key)
        found[key] = Count(
            first.title if first else row.title,
            row.adverts + (first.adverts if first else 0),
            min(row.first_year, first.first_year if first else row.first_year),
            max(row.last_year, first.last_year if first else row.last_year),
            row.source,
            row.source_url,
            row.date,
        )
    return found
