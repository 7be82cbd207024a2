from careers.pay.imports.changes import Changes


def line(role: str, n: int = 40, p50: str = "50000", level: str = "all") -> dict[str, str]:
    percentiles = {f"p{percent}": p50 for percent in (10, 25, 50, 75, 90)}
    place = {"role": role, "country": "US", "level": level, "kind": "adverts", "currency": "USD"}
    return {**place, "n": str(n), **percentiles}


FIVE = [line(f"role-{number}") for number in range(5)]


def test_a_figure_that_comes_changes_or_goes_is_told_with_its_old_and_new_amounts() -> None:
    old = [line("same"), line("changes"), line("goes"), line("few", 3, "")]
    new = [line("same"), line("changes", 45, "61000"), line("comes"), line("few", 4, "")]
    amounts, more = " / ".join(["50,000"] * 5), " / ".join(["61,000"] * 5)
    assert list(Changes(old, new).told()) == [
        f"changes US all adverts USD: n 40, {amounts} → n 45, {more}",
        f"comes US all adverts USD: none → n 40, {amounts}",
        f"goes US all adverts USD: n 40, {amounts} → none",
        "1 figures stay as they are; of 1 lines with too few adverts the number changes.",
    ]


def test_a_fifth_may_go_and_more_is_a_loss() -> None:
    assert Changes(FIVE, FIVE[1:]).losses() == []
    changes = Changes(FIVE, FIVE[2:])
    assert list(map(str, changes.losses())) == ["2 of 5 lines", "2 of 5 figures", "80 of 200 adverts or answers"]
    assert [key[0] for key in changes.lost] == ["role-0", "role-1"]


def test_a_figure_whose_number_alone_remains_is_lost() -> None:
    bare = [line("role-0", 20, ""), line("role-1", 20, "")]
    assert [loss.what for loss in Changes(FIVE, [*bare, *FIVE[2:]]).losses()] == ["lines", "figures"]


def test_adverts_that_go_are_a_loss_though_every_figure_stays() -> None:
    assert [loss.what for loss in Changes(FIVE, [line(row["role"], 31) for row in FIVE]).losses()] == [
        "adverts or answers"
    ]


def test_the_first_import_of_a_source_loses_nothing() -> None:
    assert Changes([], FIVE).losses() == []
