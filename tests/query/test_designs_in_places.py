"""Replicate weights, second stages and known margins wherever the tables are; what would take people out is refused."""

import numpy as np
import pandas as pd
import pytest

from governance_metrics.assessment import estimate
from governance_metrics.errors import DataError
from governance_metrics.query import replicate_products
from governance_metrics.statistics.calibration import Calibration, Margin
from governance_metrics.statistics.design import SurveyDesign
from governance_metrics.statistics.survey import survey_mean
from governance_metrics.tables.column import Column
from governance_metrics.tables.table import Table
from governance_metrics.text import same
from tests.query.places import ANSWERS, CARDS, SLOW, answers, held_in

REPLICATES = tuple(f"r{i}" for i in range(12))
MORE = {**dict.fromkeys((*REPLICATES, "n_psu", "n_ssu", "house"), "number"), "age": "text"}
TABLE = Table(
    "answers", "id", "ward", (*ANSWERS.columns, *(Column(name=n, type=t, title=same(n)) for n, t in MORE.items())),
    time=ANSWERS.time, sample=True,
)  # fmt: skip
AGE = Margin("age", {"young": 700, "old": 500})
BOOT = {"weight": "w", "replicate_weights": REPLICATES, "replicate_method": "bootstrap"}
STAGES = {"weight": "w", "stratum": "stratum", "psu": "psu", "fpc": "n_psu"}
RAKED = Calibration([AGE, Margin("yes", {True: 480, False: 720})])
DESIGNS = {
    "replicates": SurveyDesign(**BOOT),
    "replicates that meet margins": SurveyDesign(**BOOT, calibration=Calibration(AGE)),
    "rows as second stage": SurveyDesign(**STAGES, ssu_fpc="n_ssu"),
    "two stages": SurveyDesign(**STAGES, ssu="house", ssu_fpc="n_ssu"),
    "raked": SurveyDesign(weight="w", stratum="stratum", psu="psu", calibration=RAKED),
    "raked without psus": SurveyDesign(weight="w", calibration=RAKED),
}
PLACES = ("parquet", "csv", pytest.param("postgres", marks=SLOW), pytest.param("spark", marks=SLOW))
SETTINGS = {"by": ["ward"], "area": "ward", "period": "2025"}
pytestmark = pytest.mark.usefixtures("what_spark_warns_about")


def households():
    frame = answers().assign(day=pd.Timestamp("2025-05-05"))
    frame["yes"] = frame["yes"].fillna(False).astype("boolean")
    rng = np.random.default_rng(3)
    drawn = rng.poisson(1, (len(frame), len(REPLICATES))) * frame["w"].to_numpy()[:, None]
    more = pd.DataFrame(drawn, columns=REPLICATES)
    more = more.assign(n_psu=40.0, n_ssu=300.0, house=frame.index // 3, age=rng.choice(["young", "old"], len(frame)))
    return pd.concat([frame, more.astype({"house": float})], axis=1)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("name", DESIGNS)
def test_designs_give_the_same_estimates_in_every_place_or_are_refused_by_name(place, name, request, tmp_path):
    frame, design = households(), DESIGNS[name]
    cards = [one for one in CARDS if place != "spark" or one.code in ("share", "mean", "tasks")]  # it plans slowly
    here = estimate(held_in("frames", frame, request, tmp_path, TABLE, design), cards, **SETTINGS)
    assert here["std_error"].gt(0).sum() > 4 * len(cards) - 5
    there = held_in(place, frame, request, tmp_path, TABLE, design)
    if place in ("postgres", "spark") and name in ("two stages", "raked", "raked without psus"):
        with pytest.raises(DataError, match=r"stays in a database or a cluster: .*Use replicate weights") as error:
            estimate(there, cards, **SETTINGS)
        assert "留在数据库或集群中" in error.value.say("zh")
        return
    found = estimate(there, cards, **SETTINGS)
    pd.testing.assert_frame_equal(here, found, check_exact=False, rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize("name", ["replicates", "replicates that meet margins"])
def test_degrees_of_freedom_are_the_same_whether_weights_are_fetched_or_their_products(
    name, request, tmp_path, monkeypatch
):
    frame = households()
    held = held_in("frames", frame, request, tmp_path, TABLE, DESIGNS[name])
    by_rows = estimate(held, CARDS, **SETTINGS)
    monkeypatch.setattr(replicate_products, "IN_MEMORY", 0)
    by_sums = estimate(held, CARDS, **SETTINGS)
    pd.testing.assert_frame_equal(by_rows, by_sums, check_exact=False, rtol=1e-9, atol=1e-12)
    theirs = survey_mean(frame, "v", DESIGNS[name], by="ward").set_index("ward")
    mine = by_sums[by_sums["indicator"].eq("mean") & by_sums["level"].ne("all")].set_index("area")
    assert mine["df"].tolist() == theirs.loc[mine.index, "df"].tolist()
    np.testing.assert_allclose(mine["std_error"], theirs.loc[mine.index, "std_error"], rtol=1e-9)
