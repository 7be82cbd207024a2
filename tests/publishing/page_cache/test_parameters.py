import pytest
from django.http import QueryDict

from publishing.page_cache.parameters import Parameters

KNOWN = ["beech", "oak", "ash"]


def one(query: str) -> tuple[str, list[str]]:
    parameters = Parameters(QueryDict(query))
    return parameters.one("tree", KNOWN), parameters.unknown


@pytest.mark.parametrize(
    ("query", "value", "unknown"),
    [
        ("", "", []),
        ("tree=", "", []),
        ("tree=oak&tree=oak", "oak", []),
        ("tree=elm", "", ["tree"]),
        ("tree=oak&tree=elm", "oak", ["tree"]),
        ("tree=oak&tree=ash", "", ["tree"]),
        ("tree=Oak", "", ["tree"]),
        ("tree=oak&unknown=tree", "oak", ["tree"]),
        ("tree=oak&unknown=bird", "oak", []),
    ],
)
def test_one_value_that_is_known_counts(query: str, value: str, unknown: list[str]) -> None:
    assert one(query) == (value, unknown)


@pytest.mark.parametrize(
    ("query", "values", "unknown"),
    [
        ("tree=ash&tree=beech", ["beech", "ash"], []),
        ("tree=ash&tree=elm", ["ash"], ["tree"]),
        ("tree=ash&tree=oak&tree=beech", ["beech", "oak"], ["tree"]),
    ],
)
def test_several_come_in_the_order_of_those_known(query: str, values: list[str], unknown: list[str]) -> None:
    parameters = Parameters(QueryDict(query))
    assert parameters.several("tree", KNOWN, most=2) == values
    assert parameters.unknown == unknown


@pytest.mark.parametrize(
    ("query", "address"),
    [
        ("tree=oak&unknown=bird", None),
        ("tree=elm&bird=owl", "/wood/?bird=owl&unknown=tree"),
        ("tree=elm&bird=owl&bird=jay&unknown=zzz&page=2", "/wood/?unknown=bird&unknown=tree"),
        ("tree=elm&unknown=bird", "/wood/?unknown=bird&unknown=tree"),
    ],
)
def test_a_bad_value_leads_to_the_address_without_it(query: str, address: str | None) -> None:
    parameters = Parameters(QueryDict(query))
    parameters.one("tree", KNOWN)
    parameters.one("bird", ["owl", "jay"])
    redirect = parameters.redirect("/wood/")
    assert (redirect and redirect.url) == address


def test_what_was_left_out_is_told_by_name() -> None:
    parameters = Parameters(QueryDict("tree=elm&unknown=zzz"))
    parameters.one("tree", KNOWN)
    assert parameters.notices({"tree": "No such tree.", "bird": "No such bird."}) == ["No such tree."]
