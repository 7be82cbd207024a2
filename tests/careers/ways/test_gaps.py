"""Sums of skills: what holds for all jobs and readers, and a few cases by hand."""

from hypothesis import given
from hypothesis import strategies as st

from careers.ways.gaps import DETOUR, REACH, SHORT, Job, Needs

SKILLS = [f"skill-{number}" for number in range(8)]
subsets = st.lists(st.sampled_from(SKILLS), unique=True)


@st.composite
def all_needs(draw: st.DrawFn) -> Needs:
    """Some roles, the first of which may have two tracks."""
    jobs = []
    for number in range(draw(st.integers(1, 6))):
        for track in draw(st.sampled_from([("",), ("", ""), ("one", "two")])) if number == 0 else ("",):
            essential, useful = draw(subsets), draw(subsets)
            jobs.append(Job(f"role-{number}", tuple(essential), tuple(s for s in useful if s not in essential), track))
    return Needs(jobs, draw(subsets))


@given(all_needs())
def test_from_a_job_to_itself_nothing_is_missing(needs: Needs) -> None:
    for job in needs.jobs:
        assert needs.gap(job, job.essential).missing == ()
        assert not job.essential or needs.nearest(job.role, job.essential).missing == ()
        assert needs.two_hops(job, job.essential) == []


@given(all_needs(), subsets, st.sampled_from(SKILLS))
def test_one_more_skill_never_lengthens_a_gap(needs: Needs, have: list[str], more: str) -> None:
    for job in needs.jobs:
        before, after = needs.gap(job, have), needs.gap(job, [*have, more])
        assert set(after.missing) == set(before.missing) - {more}
        assert set(after.held) >= set(before.held)
        assert set(after.useful) >= set(before.useful)
        one, other = needs.nearest(job.role, have), needs.nearest(job.role, [*have, more])
        assert len(other.missing) <= len(one.missing)


@given(all_needs(), subsets)
def test_held_and_missing_are_the_essential_skills_each_once(needs: Needs, have: list[str]) -> None:
    for job in needs.jobs:
        gap = needs.gap(job, have)
        assert sorted(gap.held + gap.missing) == sorted(job.essential)
        assert gap.number == len(set(job.essential))
        assert set(gap.held) == set(job.essential) & set(have)


@given(all_needs(), subsets, st.randoms())
def test_the_order_in_which_skills_are_named_changes_nothing(needs: Needs, have: list[str], random: object) -> None:
    mixed = sorted(have, key=lambda _: random.random())  # type: ignore[attr-defined]
    assert needs.all_gaps(mixed) == needs.all_gaps(have)
    assert needs.openings(mixed) == needs.openings(have)
    for job in needs.jobs:
        assert needs.two_hops(job, mixed) == needs.two_hops(job, have)
        assert needs.left_out(job, mixed) == needs.left_out(job, have)


@given(all_needs(), subsets)
def test_every_role_is_told_of_once_and_the_nearest_first(needs: Needs, have: list[str]) -> None:
    gaps = needs.all_gaps(have)
    assert sorted(gap.job.role for gap in gaps) == sorted(needs.roles)
    known = [len(gap.missing) for gap in gaps if gap.number]
    assert known == sorted(known)
    assert all(gap.number for gap in gaps[: len(known)]), "of which nothing is known comes last"


@given(all_needs(), subsets)
def test_two_hops_have_shorter_steps_and_no_long_detour(needs: Needs, have: list[str]) -> None:
    for job in needs.jobs:
        direct = set(needs.gap(job, have).missing)
        for hops in needs.two_hops(job, have):
            learned = {*hops.first.missing, *hops.second.missing}
            assert hops.number == len(learned), "no skill is learned twice"
            assert 0 < len(hops.first.missing) < len(direct) > SHORT
            assert 3 * hops.longest <= 2 * len(direct)
            assert direct <= learned
            assert len(learned - direct) <= DETOUR


@given(all_needs())
def test_an_exit_is_another_role_with_few_missing_skills(needs: Needs) -> None:
    for job in needs.jobs:
        exits = {gap.job.role: gap for gap in needs.exits(job)}
        for role in needs.roles:
            gap = needs.nearest(role, (*job.essential, *job.useful))
            near = bool(gap.number) and len(gap.missing) <= REACH
            assert (role in exits) == (near and role != job.role)


@given(all_needs(), subsets)
def test_an_opening_is_a_missing_skill_that_few_roles_ask_for(needs: Needs, have: list[str]) -> None:
    for opening in needs.openings(have):
        assert opening.skill not in {*have, *needs.everywhere}
        assert 1 <= len(opening.roles) <= 3
        nearest = min(
            len(gap.missing) for role in opening.roles for gap in needs.gaps(role, have) if opening.skill in gap.missing
        )
        assert opening.left == nearest - 1
    assert not set(needs.entrance(have)) & set(have)


ENGINEER = Job("engineer", ("python", "pipelines", "modelling"), ("monitoring",))
SCIENTIST = Job("scientist", ("statistics", "python", "charts"))
TECHNICAL = Job("safety", ("methods", "python", "networks"), track="technical")
POLICY = Job("safety", ("methods", "law"), track="policy")
NEEDS = Needs([ENGINEER, SCIENTIST, TECHNICAL, POLICY], {"python"})


def test_what_helps_everywhere_is_learned_first_then_what_most_roles_ask_for() -> None:
    needs = Needs([Job("a", ("x", "y", "z", "python")), Job("b", ("z",)), Job("c", ("z", "y"))], {"python"})
    assert needs.gap(needs.jobs[0], []).missing == ("python", "z", "y", "x")


def test_a_role_with_two_jobs_is_as_near_as_the_nearer_one() -> None:
    assert NEEDS.nearest("safety", ["methods", "law"]).job.track == "policy"
    assert NEEDS.nearest("safety", ["python", "networks"]).job.track == "technical"
    assert [gap.job.track for gap in NEEDS.gaps("safety", ["law"])] == ["policy", "technical"]


def test_what_every_role_asks_for_is_the_entrance_and_opens_none() -> None:
    assert NEEDS.entrance([]) == ["python"]
    assert NEEDS.entrance(["python"]) == []
    assert "python" not in {opening.skill for opening in NEEDS.openings([])}


def test_a_skill_of_more_roles_opens_more_and_of_equals_the_one_that_leaves_less() -> None:
    needs = Needs([Job("a", ("x", "y")), Job("b", ("x", "z")), Job("c", ("v",))])
    assert [(item.skill, item.roles, item.left) for item in needs.openings(["z"])] == [
        ("x", ("a", "b"), 0),
        ("v", ("c",), 0),
        ("y", ("a",), 1),
    ]


def test_a_skill_that_four_roles_ask_for_defines_none() -> None:
    jobs = [Job(f"role-{number}", ("shared",)) for number in range(4)]
    assert Needs(jobs[:3]).defining == {"shared"}
    assert Needs(jobs).defining == frozenset()


def test_a_way_in_two_hops_names_what_each_asks_for() -> None:
    engineer = Job("engineer", ("code", "models", "tests"))
    vision = Job("vision", ("code", "models", "tests", "images", "mathematics"))
    hops = Needs([engineer, vision]).two_hops(vision, ["code"])
    assert [(h.first.job.role, h.first.missing, h.second.missing) for h in hops] == [
        ("engineer", ("models", "tests"), ("images", "mathematics"))
    ]
    assert Needs([engineer, vision]).two_hops(vision, ["code", "tests"]) == [], "three missing skills need no stop"


def test_a_job_from_which_every_role_lacks_more_has_no_exits() -> None:
    far = Job("far", ("a", "b", "c"))
    needs = Needs([Job("near", ("a", "b")), far, Job("end", ("x", "y", "z"))])
    assert [gap.job.role for gap in needs.exits(far)] == ["near"]
    assert [gap.job.role for gap in needs.exits(needs.jobs[0])] == ["far"]
    assert [gap.job.role for gap in needs.exits(needs.jobs[2])] == ["near"]  # just within reach
    assert Needs([far, needs.jobs[2]]).exits(far) == []


def test_somebody_at_work_has_the_useful_skills_as_well() -> None:
    needs = Needs([Job("one", ("a",), ("b", "c")), Job("two", ("b", "c", "d", "e"))])
    assert [gap.missing for gap in needs.exits(needs.jobs[0])] == [("d", "e")]


def test_what_others_ask_for_and_this_job_does_not_name_may_wait() -> None:
    needs = Needs([ENGINEER, Job("b", ("charts",)), Job("c", ("charts", "law"), ("monitoring",))], {"python"})
    assert needs.left_out(ENGINEER, []) == ["charts", "law"]
    assert needs.left_out(ENGINEER, ["charts"]) == ["law"]


def test_what_another_job_of_the_role_asks_for_is_not_called_foreign_to_it() -> None:
    assert "networks" not in NEEDS.left_out(POLICY, [])
    assert "statistics" in NEEDS.left_out(POLICY, [])
