"""Read = used + left out, for every file, whatever is in it; and the columns of the lists never change."""

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from governance_metrics.intake import LEFT_OUT, check
from governance_metrics.tables.dataset import QUALITY_COLUMNS, SOURCE_COLUMNS, SUBMISSION_COLUMNS
from tests.intake.conftest import COMMUNITIES

ids = st.sampled_from(["1", "2", "3", "", " "])
areas = st.sampled_from(["C01", "乙里社区", "老甲里", "C09", "", "c02"])
days = st.sampled_from(["2025-01-01", "2025年2月", "", "不详", "2099-01-01"])
kinds = st.sampled_from(["闯卡", "request", "", "?", "a,b"])
weights = st.sampled_from(["1", "0", "", "-1", "inf", "x"])
incidents = st.lists(st.tuples(ids, areas, days, kinds), max_size=8)
answers = st.lists(st.tuples(ids, areas, days, weights), max_size=8)


def account(dataset):
    assert tuple(dataset.quality.columns) == QUALITY_COLUMNS
    assert tuple(dataset.sources.columns) == SOURCE_COLUMNS
    assert tuple(dataset.submissions.columns) == SUBMISSION_COLUMNS
    sources = dataset.sources
    for row in sources.itertuples():
        reasons = [part.split("=") for part in row.left_out_by_reason.split(", ") if "=" in part]
        assert row.rows_left_out == sum(int(n) for _, n in reasons)
        assert {code for code, *_ in reasons} <= set(LEFT_OUT)
    assert (sources["rows_read"] == sources["rows_used"] + sources["rows_left_out"]).all()
    used = sources.groupby("table")["rows_used"].sum()
    for name, frame in dataset.tables.items():
        assert used[name] == len(frame)
        assert isinstance(frame.index, pd.RangeIndex)
        assert not frame.duplicated().any()


def lines(header, rows):
    return "\n".join([header, *(",".join(row) for row in rows)]) + "\n"


@pytest.mark.parametrize("with_list", [True, False])
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=incidents, second=incidents, sample=answers)
def test_read_is_used_and_left_out(folder, today, with_list, first, second, sample):
    if with_list:
        folder(communities=COMMUNITIES)
    header = "事件编号,社区,受理日期,类型"
    folder.put("incidents/C01.csv", lines(header, first))
    folder.put("incidents_2.csv", lines(header, second))
    folder.put("residents_survey.csv", lines("respondent_id,社区,survey_date,weight", sample))
    dataset = check(folder.path, today=today)
    account(dataset)
    n = dataset.sources.set_index("file")["rows_read"]
    blank = sum(not "".join(row).strip() for row in first)
    assert n["incidents/C01.csv"] == len(first) - blank


def test_the_sum_of_the_bytes_is_told(folder, today):
    import hashlib

    path = folder.put("communities.csv", COMMUNITIES)
    sources = check(folder.path, today=today).sources
    assert sources["sha256"].tolist() == [hashlib.sha256(path.read_bytes()).hexdigest()]


def test_the_same_folder_gives_the_same_dataset(folder, today):
    folder(communities=COMMUNITIES)
    folder.put("workers.csv", "worker_key,社区,性别\nb,C01,女\na,乙里社区,?\n")
    one, two = check(folder.path, today=today), check(folder.path, today=today)
    for name in one.tables:
        pd.testing.assert_frame_equal(one.tables[name], two.tables[name])
    pd.testing.assert_frame_equal(one.quality, two.quality)
