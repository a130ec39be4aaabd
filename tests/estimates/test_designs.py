"""Cards on two-stage, calibrated and replicated samples: equal to R survey 4.1-1 and to survey_*; bad input told."""

import numpy as np
import pandas as pd
import pytest

from governance_metrics.assessment import assess, estimate
from governance_metrics.claims.target import Target
from governance_metrics.errors import DataError
from governance_metrics.statistics.calibration import Calibration, Margin
from governance_metrics.statistics.design import SurveyDesign
from governance_metrics.statistics.difference import survey_difference
from governance_metrics.statistics.survey import survey_mean, survey_proportion, survey_ratio, survey_total
from governance_metrics.tables.dataset import Dataset
from governance_metrics.tables.table import Table, Time
from tests.own_tables import card
from tests.statistics import test_designs_against_r as households
from tests.statistics import test_survey_against_r as pairs

NUMBERS = ["estimate", "std_error", "conf_low", "conf_high", "df"]
CARDS = {
    "mean": card("income", "mean"),
    "total": card("income", "total", measure="count"),
    "ratio": card("visits", "ratio", denominator="persons"),
    "share": card("attended", "share"),
}
KINDS = dict.fromkeys(("stratum", "sex", "age", "opinion"), "text") | {"area": "key", "attended": "boolean"}
CASES = {name: SurveyDesign(**given) for name, given in households.DESIGNS.items()}


def held(frame, design, *, time=None, columns=None):
    """A checked dataset of one survey table."""
    types = {"id": "key", **{name: KINDS.get(name, "number") for name in frame}, **(columns or {})}
    rows = frame.assign(id=[f"r{i}" for i in range(len(frame))], attended=frame["attended"].astype("boolean"))
    table = Table("t", "id", "area", types, sample=True, time=time)
    return Dataset(tables={"t": rows}, contracts={"t": table}, checked=True, designs={"t": design})


def found_in(frame, design, **settings):
    return estimate(held(frame, design, **settings), list(CARDS.values()), by=["area"], area="area")


def compared(found, expected, numbers, rtol=1e-9):
    both = expected.merge(found, left_on=["what", "area"], right_on=["indicator", "area"], suffixes=("_r", ""))
    assert len(both) == len(expected)
    for name in numbers:
        np.testing.assert_allclose(both[name], both[f"{name}_r"], rtol=rtol, atol=1e-13, err_msg=name)
    return both


@pytest.mark.parametrize("case", CASES)
def test_cards_equal_r_in_every_design_of_the_households(case):
    expected = households.answers("designs").replace({"what": {"korn_graubard": "share"}})
    expected = expected[expected["case"].eq(case) & expected["what"].isin(list(CARDS))]
    both = compared(found_in(households.households(case), CASES[case]), expected, NUMBERS)
    assert len(both) == 16
    means = both[both["what"].eq("mean")]
    np.testing.assert_allclose(means["deff"], means["deff_r"], rtol=1e-9)


@pytest.mark.parametrize("case", pairs.REPLICATES)
def test_cards_equal_r_by_every_kind_of_replicate_weights(case):
    frame, design = pairs.data_and_design(case)
    answers = pairs.ANSWERS
    expected = answers[answers["case"].eq(case) & answers["what"].isin(list(CARDS))]
    both = compared(found_in(frame, design), expected, NUMBERS)
    assert len(both) == 16
    assert set(both["method"]) == {f"replicate_t(variance={case})", f"korn_graubard(variance={case})"}


MANY = {
    name: CASES[name]
    for name in (
        "two_stage", "two_stage_rows", "post_stratified_two_stage", "raked", "raked_weights_only", "linear", "SDR",
        "bootstrap_mse", "bootstrap_raked", "two_stage_lonely_adjust",
    )
}  # fmt: skip
MANY["two_stage_rows_raked"] = SurveyDesign(
    **households.STAGES, ssu_fpc="n_ssu10", calibration=Calibration(households.BOTH)
)
MANY["raked_lonely_average"] = SurveyDesign(
    **households.CLUSTERED, lonely_psu="average", calibration=Calibration(households.BOTH)
)
MANY["jackknife_with_universe"] = SurveyDesign(**households.BOOT | {"replicate_method": "JK1"})


@pytest.mark.parametrize("case", MANY)
def test_areas_by_group_and_period_are_what_survey_functions_give(case):
    design = MANY[case]
    frame = households.households("two_stage_lonely_adjust" if "lonely" in case else case)
    frame = frame.assign(income=frame["income"] + 1e4)
    both = pd.concat([frame.assign(day=day) for day in pd.to_datetime(["2024-05-01", "2025-05-01"])])
    both.loc[both["day"].dt.year.eq(2024), "income"] *= 1.1
    cards = [*CARDS.values(), card("attended", "some", universe="visits >= 2")]
    found = estimate(
        held(both, design, time=Time("events", "day"), columns={"day": "date"}), cards, by=["area", "opinion"],
        area="area", period="2025",
    )  # fmt: skip
    now = frame.assign(some=frame["attended"].where(frame["visits"].ge(2)))
    asked = {
        "mean": lambda f, by: survey_mean(f, "income", design, by=by),
        "total": lambda f, by: survey_total(f, "income", design, by=by),
        "ratio": lambda f, by: survey_ratio(f, "visits", "persons", design, by=by),
        "share": lambda f, by: survey_proportion(f, "attended", design, by=by),
    }
    found["opinion"] = found["group"].str.removeprefix("opinion=")
    for code, function in asked.items():
        theirs = pd.concat([function(now, ["area", "opinion"]), function(now, "opinion").assign(area="all")])
        theirs = theirs[theirs["opinion"].notna()]
        mine = found[found["indicator"].eq(code)].merge(theirs, on=["area", "opinion"], suffixes=("", "_s"))
        assert len(mine) == len(theirs) == 12
        for name in [*NUMBERS, "n", "n_missing"]:
            np.testing.assert_allclose(mine[name], mine[f"{name}_s"], rtol=1e-8, atol=1e-12, err_msg=f"{code} {name}")
        assert mine["method"].tolist() == mine["method_s"].tolist()
        assert mine["reason"].tolist() == mine["reason_s"].tolist()
    # a universe is a domain: who is outside is no missing answer
    inside = now.assign(inside=now["visits"].ge(2).map({True: "yes", False: "no"}))
    theirs = survey_proportion(inside, "attended", design, by=["inside", "area"])
    theirs = theirs[theirs["inside"].eq("yes")].set_index("area")
    mine = estimate(held(inside.assign(day=pd.Timestamp("2025-05-01")), design, columns={"inside": "text"}),
                    cards[-1:], by=["area"], area="area").set_index("area")  # fmt: skip
    for name in [*NUMBERS, "n", "n_missing"]:
        np.testing.assert_allclose(mine.loc[theirs.index, name].astype(float), theirs[name], rtol=1e-8, atol=1e-12)


@pytest.mark.parametrize("case", MANY)
def test_the_difference_from_the_rest_is_that_of_the_two_parts_of_the_file(case):
    design = MANY[case]
    frame = households.households("two_stage_lonely_adjust" if "lonely" in case else case)
    found = found_in(frame, design).set_index(["indicator", "area"])
    parts = {"mean": ("income", "mean", None), "share": ("attended", "proportion", None),
             "ratio": ("visits", "ratio", "persons")}  # fmt: skip
    for area in sorted(frame["area"].unique()):
        two = frame.assign(side=np.where(frame["area"].eq(area), "own", "rest"))
        for code, (variable, of, below) in parts.items():
            theirs = survey_difference(
                two, variable, design, between="side", reference="rest", of=of, denominator=below
            ).iloc[0]
            row = found.loc[(code, area)]
            assert row["rest_estimate"] == pytest.approx(theirs["reference_value"], rel=1e-9)
            assert row["rest_difference"] == pytest.approx(theirs["estimate"], rel=1e-9)
            assert row["rest_std_error"] == pytest.approx(theirs["std_error"], rel=1e-8)


def test_a_card_on_replicates_is_held_against_a_target_and_the_rest():
    frame, design = pairs.data_and_design("JKn")
    frame = frame.assign(area=frame["area"] + frame["opinion"].fillna("none"))
    low = Target(
        id="t", indicator="share", kind="target", value=0.01, operator=">=", scope="local", year=2025, document="x",
        issuer="x", confidence="high", url="", unit="share", area="", on=True,
    )  # fmt: skip
    found = assess(held(frame, design), indicators=[CARDS["share"]], targets=[low], area="area")
    kinds = found.comparisons.groupby("reference_kind").size()
    areas = frame["area"].nunique()
    assert kinds["target"] == areas + 1
    assert 5 <= kinds["rest"] <= areas
    against = found.comparisons[found.comparisons["reference_kind"].eq("target")]
    assert set(against["method"]) == {"target_by_interval"}
    assert against["verdict"].eq("meets").any()
    rest = found.comparisons[found.comparisons["reference_kind"].eq("rest")]
    assert rest["std_error"].gt(0).all()
    assert rest["p_value"].between(0, 1).all()


# --- what cannot be used ---

BOOT = {"weight": "weight", "replicate_weights": ["boot1", "boot2", "boot3"], "replicate_method": "bootstrap"}
SEX = Calibration(households.SEX)


@pytest.mark.parametrize(
    ("change", "design", "said_en", "said_zh"),
    [
        (
            {"boot2": np.nan},
            BOOT,
            "design column 'boot2': expected a weight of 0 or more in every row, found 2 blank",
            "现有 2 行为空",
        ),
        ({"boot3": -1.0}, BOOT, "design column 'boot3': expected .*found 2 negative", "现有 2 行为负"),
        ({"boot1": np.inf}, BOOT, "design column 'boot1': expected .*found 2 infinite", "现有 2 行为无穷大"),
        ({}, BOOT | {"replicate_weights": ["boot1", "boot99"]}, "columns 'boot99', not found", "应有列 'boot99'"),
        ({"n_psu": 3.0}, households.STAGES, "'n_psu', stratum .*found different values", "现有不同的值"),
        (
            {"n_ssu": np.nan},
            households.STAGES | {"ssu": "ssu", "ssu_fpc": "n_ssu"},
            "'n_ssu': expected .*found 2 blank",
            "为空",
        ),
        ({"sex": "X"}, {"weight": "weight", "calibration": SEX}, "does not name the sample's 'X'", "没有样本中的类别"),
        (
            {"sex": None},
            {"weight": "weight", "calibration": SEX},
            "design column 'sex': expected .*found 2 blank",
            "每行应有值，现有 2 行",
        ),
        (
            {},
            {"weight": "weight", "calibration": Calibration(Margin("sex", {"F": 50, "M": 40, "D": 1}))},
            "sex' = 'D'|sex = 'D'.* nobody",
            "在样本中没有人",
        ),
        (
            {},
            BOOT | {"calibration": Calibration(households.BOTH, cap=1.8)},
            "expect no cap .*found 1.8. Use bounds",
            "不支持 cap",
        ),
    ],
)
def test_what_a_design_cannot_use_is_told_with_the_table(change, design, said_en, said_zh):
    frame = households.households()
    frame = frame.assign(**{name: frame[name].where(frame.index > 1, value) for name, value in change.items()})
    with pytest.raises(DataError, match=said_en) as error:
        found_in(frame, SurveyDesign(**design))
    assert "table 't'" in error.value.say("en")
    assert "表“t”" in error.value.say("zh")
    assert said_zh in error.value.say("zh")


def test_more_psus_than_the_stratum_has_are_told_by_stratum():
    frame = households.households()
    frame = frame.assign(n_psu=frame["n_psu"].where(frame["stratum"].ne("south"), 2))
    with pytest.raises(DataError, match=r"table 't': fpc 'n_psu', stratum: .* south: 2 \(4\)") as error:
        found_in(frame, SurveyDesign(**households.STAGES))
    assert "south: 2 (4)" in error.value.say("zh")


def test_a_margin_of_yes_and_no_and_one_of_numbers_are_met():
    frame = households.households()
    frame = frame.assign(old=frame["age"].eq("60+"), size=frame["persons"].clip(upper=3))
    old = Margin("old", {True: 1100, False: 2900})
    size = Margin("size", {1: 900, 2: 1500, 3: 1600})
    design = SurveyDesign(**households.CLUSTERED, calibration=Calibration([old, size]))
    found = found_in(frame, design, columns={"old": "boolean"}).set_index(["indicator", "area"])
    theirs = survey_mean(frame, "income", design).iloc[0]
    assert found.loc[("mean", "all"), "std_error"] == pytest.approx(theirs["std_error"], rel=1e-9)
    assert found.loc[("mean", "all"), "estimate"] == pytest.approx(theirs["estimate"], rel=1e-12)


FITTED = [name for name, design in {**CASES, **MANY}.items() if design.calibration is not None]


@pytest.mark.parametrize("case", FITTED)
def test_what_the_margins_say_has_no_error_and_says_so(case):
    design = {**CASES, **MANY}[case]
    cards = [
        card("1", "all", measure="count"),
        card("sex = 'F'", "women"),
        card("sex = 'F'", "women_n", measure="count"),
    ]
    frame = households.households("two_stage_lonely_adjust" if "lonely" in case else case)
    found = estimate(held(frame, design), [*cards, card("3", "three")], by=["area"], area="area")
    whole = found[found["area"].eq("all")].set_index("indicator")
    np.testing.assert_allclose(whole["estimate"], [4000, 0.525, 2100, 3], rtol=1e-9)
    assert whole["std_error"].eq(0).all()
    assert whole["reason"].eq(f"no_spread_left(n={len(frame)})").all()
    assert whole.loc["women", "conf_low"] < 0.5 < 0.55 < whole.loc["women", "conf_high"]
    assert found.loc[found["indicator"].eq("three"), "rest_std_error"].dropna().eq(0).all()
