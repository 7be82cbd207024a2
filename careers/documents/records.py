"""Records of the careers documents; docs/content.md describes each key."""

from collections.abc import Iterator
from typing import Annotated, Literal, Protocol, Self, TypeVar

from django.db.models import TextChoices
from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints, model_validator

from careers import codes
from careers.models import (
    RESERVED_QUESTIONS,
    Distance,
    EvidenceKind,
    Importance,
    Period,
    SalaryKind,
    Seniority,
    SkillCategory,
    evidence_slug,
)
from careers.pay.imports.wage_survey import TOP_CODE
from careers.percentiles import MIN_SAMPLE, PERCENTILES, read_spread
from publishing.documents.dates import FIRST, LAST
from publishing.documents.records import (
    BareRecord,
    Day,
    Flag,
    Part,
    Prose,
    Record,
    Reference,
    Sentence,
    Slug,
    Slugs,
    Text,
    Title,
    WebAddress,
    Whole,
    no_repeats,
    whole,
)

# What nine digits can say. Sums of many such amounts still fit every database.
MOST_MONEY = 999_999_999


def one_of(choices: type[TextChoices]) -> AfterValidator:
    """Text that is one of the model's choices."""

    def check(value: str) -> str:
        if value not in choices.values:
            *others, last = map(repr, choices.values)
            raise ValueError(f"expected {', '.join(others)} or {last}")
        return value

    return AfterValidator(check)


def question_slug(value: str) -> str:
    if value in RESERVED_QUESTIONS:
        raise ValueError(f"taken; expected none of {', '.join(sorted(RESERVED_QUESTIONS))}")
    return value


Currency = Annotated[str, AfterValidator(codes.currency)]
Country = Annotated[str, AfterValidator(codes.country)]
ShortText = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]
Note = Annotated[str, StringConstraints(strip_whitespace=True, max_length=300)]
Code = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=20)]
Amount = Annotated[Whole, Field(ge=0, le=MOST_MONEY)]
Number = Annotated[Whole, Field(ge=1, le=MOST_MONEY)]
Order = Annotated[Whole, Field(ge=0, le=32_767)]
Axis = Annotated[Whole, Field(ge=-100, le=100)]
Months = Annotated[Whole, Field(ge=1, le=120)]


class SkillRecord(Record):
    category: Annotated[str, one_of(SkillCategory)]
    everywhere: Flag = False
    order: Order


class RegionRecord(Record):
    body: Literal[""] = ""
    currency: Currency
    countries: list[Country] = []
    order: Order


class TrackPart(Part):
    slug: Slug
    title: Title
    description: Prose = ""


class TaskPart(Part):
    text: ShortText
    track: Slug | None = None


class SkillPart(Part):
    skill: Slug
    importance: Annotated[str, one_of(Importance)]
    track: Slug | None = None
    note: Note = ""


class SalaryPart(Part):
    region: Slug
    track: Slug | None = None
    low: Amount
    high: Amount | None = None
    open_ended: Flag = False
    currency: Currency
    period: Annotated[str, one_of(Period)] = "year"
    kind: Annotated[str, one_of(SalaryKind)]
    source: ShortText
    source_url: WebAddress | None = None
    date: Day
    sample: Number | None = None
    note: Note = ""

    @model_validator(mode="after")
    def ends_fit(self) -> Self:
        if self.high is None and not self.open_ended:
            raise ValueError("expected high, or open_ended: true")
        if self.high is not None and self.low > self.high:
            raise ValueError(f"low ({self.low}) is above high ({self.high})")
        return self


class NearPart(Part):
    role: Slug
    difference: Text


class CautionPart(Part):
    text: Text
    source: ShortText


class MapPart(Part):
    systems: Axis
    building: Axis


# The order of these lists in a file says nothing, so it is no difference: pages order them by role and region.
def by_importance(parts: list[SkillPart]) -> list[SkillPart]:
    return sorted(parts, key=lambda part: part.importance)  # stable: within one importance the order counts


def by_place(parts: list[SalaryPart]) -> list[SalaryPart]:
    return sorted(parts, key=lambda part: (part.region, part.track or "", part.kind))


class RoleRecord(Record):
    order: Order
    updated: Day | None = None
    suits: Prose = ""
    entry: Prose = ""
    tags: Slugs
    job_titles: Annotated[list[Text], AfterValidator(no_repeats)] = []
    esco: Code | None = None
    soc: Code | None = None
    hue: Annotated[Whole, Field(ge=0, le=359)] = 30
    glyph: Annotated[str, StringConstraints(max_length=20)] = ""
    map: MapPart | None = None
    tracks: list[TrackPart] = []
    tasks: list[TaskPart] = []
    skills: Annotated[list[SkillPart], AfterValidator(by_importance)] = []
    salaries: Annotated[list[SalaryPart], AfterValidator(by_place)] = []
    near: list[NearPart] = []
    cautions: list[CautionPart] = []

    @model_validator(mode="after")
    def parts_fit(self) -> Self:
        tracks = no_repeats([track.slug for track in self.tracks])
        named = [task.track for task in self.tasks]
        named += [skill.track for skill in self.skills]
        named += [salary.track for salary in self.salaries]
        for track in named:
            if track is not None and track not in tracks:
                raise ValueError(f"{track!r} is not one of the role's tracks ({', '.join(tracks) or 'none'})")
        no_repeats([" ".join(filter(None, (part.skill, part.track))) for part in self.skills])
        no_repeats([" ".join(filter(None, (part.region, part.track, part.kind))) for part in self.salaries])
        no_repeats([part.role for part in self.near])
        if self.slug in [part.role for part in self.near]:
            raise ValueError("a role is not near itself")
        return self

    def references(self) -> Iterator[Reference]:
        for index, skill in enumerate(self.skills):
            yield Reference(("skills", index, "skill"), "skill", skill.skill)
        for index, salary in enumerate(self.salaries):
            yield Reference(("salaries", index, "region"), "region", salary.region)
        for index, near in enumerate(self.near):
            yield Reference(("near", index, "role"), "role", near.role)


class NamesRole(Protocol):
    @property
    def role(self) -> str: ...


P = TypeVar("P", bound=NamesRole)


def by_role(parts: list[P]) -> list[P]:
    return sorted(parts, key=lambda part: part.role)


class RoutePart(Part):
    role: Slug
    distance: Annotated[str, one_of(Distance)]
    months_low: Months | None = None
    months_high: Months | None = None
    source: Note = ""
    note: Prose = ""

    @model_validator(mode="after")
    def months_fit(self) -> Self:
        if (self.months_low is None) != (self.months_high is None):
            raise ValueError("expected both months_low and months_high, or neither")
        if self.months_low is not None and self.months_high is not None and self.months_low > self.months_high:
            raise ValueError(f"months_low ({self.months_low}) is above months_high ({self.months_high})")
        if self.months_low is not None and not self.source:
            raise ValueError("a time needs its source")
        return self


class BackgroundRecord(Record):
    order: Order
    skills: Slugs
    routes: Annotated[list[RoutePart], AfterValidator(by_role)] = []

    @model_validator(mode="after")
    def routes_fit(self) -> Self:
        no_repeats([route.role for route in self.routes])
        return self

    def references(self) -> Iterator[Reference]:
        for index, slug in enumerate(self.skills):
            yield Reference(("skills", index), "skill", slug)
        for index, route in enumerate(self.routes):
            yield Reference(("routes", index, "role"), "role", route.role)


class ProgrammeRecord(Record):
    order: Order
    series: Title
    level: Annotated[Whole, Field(ge=1, le=5)]
    lessons: Annotated[Whole, Field(ge=1, le=1000)] | None = None
    provider: Title
    url: WebAddress | None = None
    after: Slug | None = None
    skills: Slugs
    roles: Slugs

    def references(self) -> Iterator[Reference]:
        if self.after:
            yield Reference(("after",), "programme", self.after)
        for index, slug in enumerate(self.skills):
            yield Reference(("skills", index), "skill", slug)
        for index, slug in enumerate(self.roles):
            yield Reference(("roles", index), "role", slug)


def percentile(value: object) -> object:
    """`#` stands for a figure at or above the source's highest: no number."""
    value = value if value == TOP_CODE else whole(value)
    if isinstance(value, int) and not 0 <= value <= MOST_MONEY:
        raise ValueError(f"expected an amount from 0 to {MOST_MONEY}, or {TOP_CODE}")
    return value


def tidy_spread(value: str) -> str:
    read_spread(value)
    return " ".join(value.split())


Percentile = Annotated[int | Literal["#"] | None, BeforeValidator(percentile)]
Year = Annotated[Whole, Field(ge=FIRST.year, le=LAST.year)]


class EvidenceRecord(BareRecord):
    """A line of a file of evidence."""

    slug: Annotated[str, StringConstraints(max_length=250)]
    """Made of other slugs and codes, so longer than one of them may be."""
    body: Literal[""] = ""
    file: Slug
    role: Slug
    country: Country
    level: Annotated[str, one_of(Seniority)] = "all"
    kind: Annotated[str, one_of(EvidenceKind)]
    currency: Currency
    n: Number | None = None
    p10: Percentile = None
    p25: Percentile = None
    p50: Percentile = None
    p75: Percentile = None
    p90: Percentile = None
    first_year: Year
    last_year: Year
    source: ShortText
    licence: Title
    source_url: WebAddress | None = None
    date: Day
    importer: Annotated[str, StringConstraints(max_length=20)] = ""
    population: Annotated[str, StringConstraints(max_length=200)] = ""
    spread: Annotated[str, AfterValidator(tidy_spread)] = ""

    @model_validator(mode="before")
    @classmethod
    def name_it(cls, values: dict[str, object]) -> dict[str, object]:
        parts = ("file", "role", "country", "level", "kind", "currency")
        return {**values, "slug": evidence_slug(*(str(values.get(name) or "all") for name in parts))}

    @property
    def percentiles(self) -> dict[int, int | str]:
        """Those that are given, top codes too."""
        values = {percent: getattr(self, f"p{percent}") for percent in PERCENTILES}
        return {percent: value for percent, value in values.items() if value is not None}

    @model_validator(mode="after")
    def figures_fit(self) -> Self:
        if self.kind == "adverts" and self.n is None:
            raise ValueError("adverts need n, their number")
        if self.n is not None and self.n < MIN_SAMPLE and self.percentiles:
            raise ValueError(f"percentiles of fewer than {MIN_SAMPLE} are noise; leave them empty")
        if self.first_year > self.last_year:
            raise ValueError(f"first_year ({self.first_year}) is after last_year ({self.last_year})")
        values = list(self.percentiles.values())
        numbers = [value for value in values if isinstance(value, int)]
        if numbers != sorted(numbers) or TOP_CODE in values[: len(numbers)]:
            raise ValueError("the percentiles are not in ascending order")
        if self.spread and sum(count for _, count in read_spread(self.spread)) != self.n:
            raise ValueError("the spread does not count n adverts")
        return self

    def references(self) -> Iterator[Reference]:
        yield Reference(("role",), "role", self.role)


# What a line of the file says, in this order; the file's name says the rest.
EVIDENCE_COLUMNS = tuple(name for name in EvidenceRecord.model_fields if name not in {"slug", "body", "file"})


class WeightPart(Part):
    role: Slug
    points: Annotated[Whole, Field(ge=-2, le=2)]
    reason: ShortText

    @model_validator(mode="after")
    def not_zero(self) -> Self:
        if self.points == 0:
            raise ValueError("0 points say nothing; leave the weight out")
        return self


class AnswerPart(Part):
    slug: Slug
    text: Sentence
    weights: Annotated[list[WeightPart], AfterValidator(by_role)] = []

    @model_validator(mode="after")
    def weights_fit(self) -> Self:
        no_repeats([weight.role for weight in self.weights])
        return self


class QuestionPart(Part):
    slug: Annotated[Slug, AfterValidator(question_slug)]
    text: Sentence
    help: Note = ""
    answers: list[AnswerPart] = []

    @model_validator(mode="after")
    def answers_fit(self) -> Self:
        no_repeats([answer.slug for answer in self.answers])
        return self


class QuestionnaireRecord(Record):
    body: Literal[""] = ""
    notice: Text
    questions: list[QuestionPart] = []

    @model_validator(mode="after")
    def questions_fit(self) -> Self:
        no_repeats([question.slug for question in self.questions])
        return self

    def references(self) -> Iterator[Reference]:
        for q, question in enumerate(self.questions):
            for a, answer in enumerate(question.answers):
                for w, weight in enumerate(answer.weights):
                    location = ("questions", q, "answers", a, "weights", w, "role")
                    yield Reference(location, "role", weight.role)
