"""Tables in memory are held to the rules of files."""

import numpy as np
import pandas as pd
import pytest

from governance_metrics.errors import DataError
from governance_metrics.intake import conform
from governance_metrics.statistics.design import SurveyDesign
from governance_metrics.tables.column import Column
from governance_metrics.tables.dataset import Dataset
from governance_metrics.tables.table import Table, Time
from governance_metrics.text import decoded, same

RESIDENTS = Table(
    "residents", "id", "ward", {"id": "key", "ward": "text", "attended": "boolean", "w": "number", "psu": "text"},
    sample=True,
)  # fmt: skip


def codes(quality):
    return [decoded(rule)[0] for rule in quality["rule"]]


def test_typed_and_text_frames_give_the_same_table(today):
    typed = pd.DataFrame(
        {
            "community_id": pd.Categorical(["C01", "C02"]),
            "as_of": pd.to_datetime(["2025-12-31", "2025-12-31"]),
            "households_occupied": [812, 900],
            "facility_m2": [30.5, np.nan],
        }
    )
    text = pd.DataFrame(
        {
            "社区编码": ["C01", "C02"],
            "统计日期": ["2025年12月31日", "2025/12/31"],
            "常住户数": ["812", "900"],
            "综合服务设施面积（平方米）": ["30.5", None],
        },
        index=[7, 7],
    )
    one, two = (conform(Dataset(tables={"communities": frame}), today=today) for frame in (typed, text))
    pd.testing.assert_frame_equal(one.tables["communities"], two.tables["communities"])
    assert one.checked
    assert one.quality.empty


def test_faults_of_a_frame_name_the_table_and_the_row_from_1(today):
    frame = pd.DataFrame({"unit_id": ["u1", "u2"], "activities_12m": [3.0, np.inf], "secret": ["甲乙丙", "丁"]})
    dataset = conform(Dataset(tables={"units": frame}), today=today)
    error = dataset.quality.iloc[0]
    assert (error["file"], error["sheet"], error["row"], error["column"]) == ("", "units", 2, "activities_12m")
    assert error["message"].startswith("table units, row 2, column activities_12m: ")
    assert codes(dataset.quality) == ["not_finite", "undated", "columns_dropped"]
    assert dataset.sources[["file", "sheet", "table", "rows_read", "rows_used"]].to_numpy().tolist() == [
        ["", "", "units", 2, 2]
    ]


def test_an_unknown_table_needs_a_description():
    with pytest.raises(DataError, match=r"tables=\[gm\.Table"):
        conform(Dataset(tables={"residents": pd.DataFrame({"id": ["1"]})}))


def test_every_stop_is_said_at_once():
    tables = {"residents": pd.DataFrame(), "units": [1], "Units": pd.DataFrame(), "incidents": pd.DataFrame({"a": [1]})}
    with pytest.raises(DataError) as error:
        conform(Dataset(tables=tables))
    assert len(error.value.failures) == 1 + 2 + 1 + 3
    assert "社区编码" in error.value.say("zh")


def test_a_researchers_own_table(today):
    frame = pd.DataFrame(
        {"id": [1, 2, 3, 4], "ward": ["N", "S", None, "S"], "attended": [1, 0, None, 1], "w": [1.5, 0, 2, None], "x": 1}
    )
    design = SurveyDesign(weight="w")
    dataset = conform(
        Dataset(tables={"residents": frame}), tables=[RESIDENTS], designs={"residents": design}, today=today
    )
    assert dataset.contracts == {"residents": RESIDENTS}
    assert dataset.designs == {"residents": design}
    assert dataset.tables["residents"]["id"].tolist() == ["1", "2", "3"]
    assert codes(dataset.quality) == ["missing_weight", "columns_dropped", "zero_weight"]
    assert list(dataset.tables["residents"].columns) == ["id", "ward", "attended", "w"]


@pytest.mark.parametrize("weight", [-1.0, np.inf, -np.inf, np.nan])
def test_a_weight_that_cannot_be_used(today, weight):
    frame = pd.DataFrame({"id": [1, 2], "ward": "N", "w": [1.0, weight], "psu": ["a", "b"]})
    dataset = conform(
        Dataset(tables={"residents": frame}),
        tables=[RESIDENTS],
        designs={"residents": SurveyDesign(weight="w")},
        today=today,
    )
    assert dataset.sources["left_out_by_reason"].tolist() == ["unusable_weight=1"]
    assert (dataset.quality["severity"] == "error").sum() == 1


def test_a_stratum_that_is_blank_stops():
    frame = pd.DataFrame({"id": [1, 2], "ward": "N", "psu": ["a", None]})
    with pytest.raises(DataError, match="row 2, column psu"):
        conform(
            Dataset(tables={"residents": frame}), tables=[RESIDENTS], designs={"residents": SurveyDesign(psu="psu")}
        )


def test_nothing_changes_the_second_time(today):
    frame = pd.DataFrame(
        {"worker_key": ["b", "a", "a"], "社区": "C01", "性别": ["女", "1", "1"], "出生年月": "1985-03"}
    )
    once = conform(Dataset(tables={"workers": frame}), today=today)
    twice = conform(once, today=today)
    assert once.tables["workers"]["worker_key"].is_unique
    for name in ("sex", "birth_ym", "community_id"):
        pd.testing.assert_series_equal(once.tables["workers"][name], twice.tables["workers"][name])
    pd.testing.assert_frame_equal(once.sources, twice.sources)
    pd.testing.assert_frame_equal(once.quality, twice.quality)


def test_people_keep_one_key_in_all_tables(today):
    due = pd.DataFrame({"member_key": ["m1", "m2"], "community_id": "C01", "as_of": "2025-12-31"})
    registered = pd.DataFrame({"member_key": ["m2", "m3"], "community_id": "C01", "date": "2025-03-01"})
    tables = conform(Dataset(tables={"dual_due": due, "dual_registered": registered}), today=today).tables
    assert tables["dual_due"]["member_key"][1] == tables["dual_registered"]["member_key"][0]
    assert len({*tables["dual_due"]["member_key"], *tables["dual_registered"]["member_key"]}) == 3
    shuffled = conform(Dataset(tables={"dual_due": due[::-1], "dual_registered": registered}), today=today).tables
    assert shuffled["dual_due"]["member_key"].tolist() == tables["dual_due"]["member_key"][::-1].tolist()


def test_the_frames_handed_in_are_left_alone(today):
    frame = pd.DataFrame({"unit_id": ["u1 ", "u1 "], "kind": ["驻区", "驻区"]})
    before = frame.copy()
    conform(Dataset(tables={"units": frame}), today=today)
    pd.testing.assert_frame_equal(frame, before)


def test_events_and_states_of_own_tables(today):
    table = Table("visits", ("id",), None, (Column(name="id", type="key", title=same("id")),
                  Column(name="day", type="date", title=same("day"))), time=Time("events", "day"))  # fmt: skip
    frame = pd.DataFrame({"id": ["a", "b"], "day": ["2025-01-01", None]})
    dataset = conform(Dataset(tables={"visits": frame}), tables=[table], today=today)
    assert dataset.sources["left_out_by_reason"].tolist() == ["no_date=1"]
