"""A community is meant by id, name or alias, however it is spaced; what only looks like one is asked."""

import pandas as pd
import pytest

from governance_metrics.intake import check
from governance_metrics.intake.communities import communities_of
from governance_metrics.text import decoded

LIST = pd.DataFrame(
    {
        "community_id": ["C01", "C02", "C03", "C04"],
        "name": ["青年路社区", "青年北路社区", "Warwick", "甲里社区"],
        "aliases": ["青年路居委会；青年路", None, None, "甲里村"],
    }
)


@pytest.mark.parametrize(
    "spelling", ["C01", "ｃ０１", "青年路社区", "青 年 路 社 区", "青年路　社区", "青年路", " 青年路居委会 "]
)
def test_an_id_a_name_and_an_alias_mean_the_community(spelling):
    assert communities_of([LIST]).id_of(spelling) == "C01"


@pytest.mark.parametrize(
    ("spelling", "near"),
    [
        ("WAWICK", ("Warwick",)),
        ("甲里社区居委", ("甲里社区",)),
        ("青年社区", ("青年路社区", "青年北路社区")),
        ("丙里", ()),
        ("", ()),
    ],
)
def test_the_nearest_names_are_proposed_and_never_taken(spelling, near):
    communities = communities_of([LIST])
    assert communities.id_of(spelling) is None
    assert communities.like(spelling) == near


def test_a_community_that_only_looks_like_one_is_asked_and_its_rows_are_left_out(folder, today):
    folder.put("communities.csv", "社区编码,社区名称\nC01,甲里社区\nC02,乙里社区\n")
    folder.put("incidents.csv", "事件编号,社区,受理日期\n1,甲里社区居,2025-01-01\n2,甲 里 社区,2025-01-01\n")
    dataset = check(folder.path, today=today)
    assert dataset.tables["incidents"]["community_id"].tolist() == ["C01"]
    code, parts = decoded(dataset.quality["rule"][0])
    assert (code, parts["near"]) == ("community_asked", "甲里社区")
    assert dataset.sources.set_index("file").loc["incidents.csv", "left_out_by_reason"] == "unknown_community=1"
