"""My plan: seven lines, each of which comes from a document and leads to it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from django.conf import settings
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from careers.models import Caution, Resource, Role, Statement, StatementTopic
from careers.ways.rows import Wanted, Way, Ways
from publishing.documents.inline import shown_inline
from publishing.documents.references import fill

# Steps of a plan, the first of which is the next one.
STEPS = 3


@dataclass(frozen=True)
class Line:
    label: str
    text: str
    """Markdown within a sentence, as documents have it."""
    url: str
    """Of the document that says so."""
    title: str
    """What that document is called."""
    source: str = ""
    """What the document names for it."""

    @property
    def html(self) -> SafeString:
        return shown_inline(self.text)

    @property
    def plain(self) -> str:
        """Without marks, for a calendar; where its links lead is said by their texts alone."""
        return unescape(re.sub(r"<[^>]+>", "", self.html))

    @property
    def markdown(self) -> str:
        return fill(self.text)


def literal(text: str) -> str:
    """A text in which Markdown marks nothing."""
    return re.sub(r"([\\`*_\[\]<>])", r"\\\1", text)


def link(title: str, url: str) -> str:
    return f"[{literal(title)}]({url})"


def lines(known: Ways, way: Way, have: tuple[str, ...], months: int, day: str) -> list[Line]:
    """The next step, two after it, what to ignore, what to build, what to beware of, and when to look again.

    Two queries. `day` is the date in words, or empty where the address does not say when it begins.
    """
    labels = [_("Next"), _("After that"), _("Then")]
    found = [Line(label, step.text, step.url, step.title) for label, step in zip(labels, steps(way), strict=False)]
    return [*found, ignored(known, way, have), proof(way), caution(way.role), check(way, months, day)]


@dataclass(frozen=True)
class Step:
    text: str
    url: str
    title: str


def steps(way: Way) -> list[Step]:
    return [step for step, _place in zip(possible_steps(way), range(STEPS), strict=False)]


def possible_steps(way: Way) -> Iterator[Step]:
    """Missing skills in learning order, then what the role's page says to begin with, then the search for adverts."""
    role, url = way.role, way.role.get_absolute_url()
    for item in way.missing:
        yield Step(learning(item), item.skill.get_absolute_url(), item.skill.title)
    for text in (role.this_month, role.three_months, role.first_job):
        if text:
            yield Step(text, url, role.title)
    titles = ", ".join(role.job_titles[:4] or [role.title])
    yield Step(_("Search adverts for these titles: %(titles)s.") % {"titles": literal(titles)}, url, role.title)
    yield Step(_("Read what the role’s page says of the first job."), url, role.title)
    yield Step(_("Show your work to somebody who has the job, and ask what is missing."), url, role.title)


def learning(item: Wanted) -> str:
    if item.start is None:
        return _("Learn this skill: %(skill)s.") % {"skill": literal(item.skill.title)}
    values = {"skill": literal(item.skill.title), "resource": told(item.start)}
    return _("%(skill)s: begin with %(resource)s.") % values


def told(resource: Resource) -> str:
    values = {
        "title": link(resource.title, resource.url),
        "publisher": literal(resource.publisher),
        "kind": resource.get_kind_display(),
        "cost": resource.get_cost_display(),
        "hours": ngettext("%(hours)s hour", "%(hours)s hours", resource.hours or 0) % {"hours": resource.hours},
    }
    if resource.hours:
        return _("%(title)s, %(publisher)s (%(kind)s, %(cost)s, %(hours)s by its own count)") % values
    return _("%(title)s, %(publisher)s (%(kind)s, %(cost)s)") % values


def ignored(known: Ways, way: Way, have: tuple[str, ...]) -> Line:
    """A skill of other roles that this one does not name; else a useful one that can wait."""
    job, label = way.gap.job, _("Ignore for now")
    values = {"role": literal(way.role.title)}
    for slug in known.needs.left_out(job, have):
        skill = known.skills[slug]
        text = _("%(skill)s: other roles ask for it, %(role)s does not name it.")
        return Line(label, text % {**values, "skill": literal(skill.title)}, skill.get_absolute_url(), skill.title)
    for slug in job.useful:
        if slug not in have:
            skill = known.skills[slug]
            text = _("%(skill)s: useful for %(role)s, and not what you are asked for first.")
            return Line(label, text % {**values, "skill": literal(skill.title)}, skill.get_absolute_url(), skill.title)
    text = _("Further courses: you have every skill that the guide names for %(role)s.") % values
    return Line(label, text, way.role.get_absolute_url(), way.role.title)


def proof(way: Way) -> Line:
    """The portfolio project of the role or, of a role with tracks, of this one: it begins with the track's name."""
    role, label = way.role, _("Proof to build")
    found = list(Statement.objects.filter(role=role, topic=StatementTopic.PORTFOLIO))
    name = f"{way.track.title.split()[0].strip(',')}:" if way.track else ""
    of_track = [item for item in found if name and item.text.startswith(name)]
    for item in of_track or found:
        text = capfirst(item.text.removeprefix(name).strip()) if name else item.text
        return Line(label, text, role.get_absolute_url(), role.title, item.source)
    text = _("One small thing that works, and that a stranger can run.")
    return Line(label, text, role.get_absolute_url(), role.title)


def caution(role: Role) -> Line:
    found = Caution.objects.filter(role=role).first()
    text = found.text if found else _("The guide names nothing to beware of; ask somebody who has the job.")
    return Line(_("Caution"), text, role.get_absolute_url(), role.title, found.source if found else "")


def check(way: Way, months: int, day: str) -> Line:
    after = ngettext("%(months)s month", "%(months)s months", months) % {"months": months}
    known = way.missing[0].skill if way.missing else way.role
    values = {"day": day, "after": after, "skill": literal(known.title)}
    if way.missing and day:
        text = _("On %(day)s: can you show something you made with this: %(skill)s? If not, change the plan.")
    elif way.missing:
        text = _("After %(after)s: can you show something you made with this: %(skill)s? If not, change the plan.")
    elif day:
        text = _("On %(day)s: have you applied? If not, change the plan.")
    else:
        text = _("After %(after)s: have you applied? If not, change the plan.")
    return Line(_("Check"), text % values, known.get_absolute_url(), known.title)


def as_markdown(title: str, lead: str, found: list[Line], address: str) -> str:
    parts = [f"# {title}", lead]
    for number, line in enumerate(found, 1):
        source = f" ({fill(line.source)})" if line.source else ""
        said = f"{absolute(line.markdown)}{source} {link(line.title, on_site(line.url))}"
        parts.append(f"{number}. **{line.label}.** {said}")
    return "\n\n".join([*parts, f"<{address}>"]) + "\n"


def as_text(found: list[Line]) -> str:
    """One line each, for a calendar."""
    return "\n".join(f"{line.label}: {line.plain} {on_site(line.url)}" for line in found)


def on_site(url: str) -> str:
    return f"{settings.SITE_URL}{url}"


def absolute(markdown: str) -> str:
    """With links inside the guide that lead there from anywhere."""
    return re.sub(r"\]\(/", f"]({settings.SITE_URL}/", markdown)
