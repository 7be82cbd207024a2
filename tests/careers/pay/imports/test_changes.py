from careers.pay.imports.changes import Changes, SeriesChanges, TitleChanges


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


# --- context ---------------------------------------------------------------------------------------------------


def context(name: str, series: str) -> dict[str, str]:
    return {"country": "CA", "name": name, "series": series}


def test_the_newest_value_of_a_series_is_told_and_lost_values_are_counted() -> None:
    old = [context("same", "2024:1"), context("changes", "2023:1 2024:2"), context("goes", "2024:3")]
    new = [context("same", "2024:1"), context("changes", "2024:2 2025:4"), context("comes", "2025:5")]
    changes = SeriesChanges(old, new)
    assert list(changes.told()) == [
        "CA changes: 2024:2 → 2025:4",
        "CA comes: none → 2025:5",
        "CA goes: 2024:3 → none",
        "1 series stay as they are.",
    ]
    assert list(map(str, changes.losses())) == ["1 of 3 series"]
    assert changes.lost == [("CA", "goes")]
    assert list(map(str, SeriesChanges(old[1:2], [context("changes", "2024:2")]).losses())) == ["1 of 2 values"]


def test_titles_that_go_are_a_loss_when_they_are_many_or_common() -> None:
    def lines(**adverts: int) -> list[dict[str, str]]:
        return [{"title": title, "adverts": str(number)} for title, number in adverts.items()]

    old = lines(a=10, b=10, c=10, d=10, e=10)
    changes = TitleChanges(old, lines(a=10, b=11, c=10, d=10, f=1))
    assert list(changes.told()) == ["5 titles, of which 3 keep their number of adverts; 1 go."]
    assert (changes.losses(), changes.lost) == ([], [("e",)])
    assert list(map(str, TitleChanges(old, lines(a=10, b=10, c=10)).losses())) == [
        "2 of 5 titles",
        "20 of 50 adverts with a title",
    ]
    assert TitleChanges([], old).losses() == []
