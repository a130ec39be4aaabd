"""Communities that are truly equal: the report of a meeting tells no two of them apart, whatever chance does."""

import multiprocessing
from concurrent.futures import ProcessPoolExecutor

import numpy as np
import pandas as pd
import pytest

from governance_metrics.assessment import assess
from governance_metrics.statistics.design import SurveyDesign
from governance_metrics.tables.dataset import Dataset
from tests.own_tables import card, table

COMMUNITIES, ANSWERS, MEETINGS = 21, 30, 1000
SHARES = {"rare": 0.1, "even": 0.5}
CONTRACT = table({**dict.fromkeys(SHARES, "boolean"), "score": "integer"})
CARDS = [*(card(name, name) for name in SHARES), card("score", "score")]


def meeting(seed):
    """What one meeting's report says of 21 communities of one mind: comparisons told apart, wide gaps, problems."""
    rng = np.random.default_rng(seed)
    size = COMMUNITIES * ANSWERS
    frame = pd.DataFrame(
        {
            "id": [f"r{i}" for i in range(size)],
            "ward": np.repeat([f"w{k:02d}" for k in range(COMMUNITIES)], ANSWERS),
            **{name: pd.array(rng.random(size) < share, dtype="boolean") for name, share in SHARES.items()},
            "score": rng.choice([1.0, 2.0, 3.0, 4.0, 5.0], size, p=[0.05, 0.1, 0.25, 0.4, 0.2]),
        }
    ).astype({"id": "str", "ward": "str"})
    data = Dataset(tables={"t": frame}, contracts={"t": CONTRACT}, designs={"t": SurveyDesign()}, checked=True)
    found = assess(data, indicators=CARDS, claims=(), area="ward")
    rest = found.comparisons[found.comparisons["reference_kind"].eq("rest")]
    spread = found.comparisons[found.comparisons["reference_kind"].eq("spread")]
    return {
        "compared": len(rest),
        "apart": int(rest["verdict"].isin(["higher", "lower"]).sum()),
        "wide": int(spread["verdict"].eq("wide").sum()),
        "problems": len(found.problems),
    }


def test_a_meeting_compares_every_community_on_every_indicator():
    assert meeting(1) == {"compared": COMMUNITIES * len(CARDS), "apart": 0, "wide": 0, "problems": 0}


@pytest.mark.slow
def test_in_95_of_100_meetings_no_two_communities_are_told_apart():
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(max_workers=2, mp_context=context) as pool:
        found = list(pool.map(meeting, range(MEETINGS), chunksize=50))
    assert sum(one["compared"] for one in found) == MEETINGS * COMMUNITIES * len(CARDS)
    quiet = np.mean([not (one["apart"] or one["wide"] or one["problems"]) for one in found])
    assert quiet >= 0.95
