"""Over 200 simulated districts: where nothing is wrong nothing is found, and what is planted is found."""

import multiprocessing
from concurrent.futures import ProcessPoolExecutor

import numpy as np
import pytest

from governance_metrics.assessment import assess
from governance_metrics.claims import CLAIMS
from governance_metrics.indicators import INDICATORS
from governance_metrics.sample import simulate
from governance_metrics.sample.truths import TRUTHS

pytestmark = pytest.mark.slow
SEEDS = range(1, 201)
NOMINAL = 0.05
NOISE = 1.645 * np.sqrt(NOMINAL * (1 - NOMINAL) / len(SEEDS))  # of a share of 200, one-sided, 95 in 100


def diagnosed(job):
    """What one assessment finds, small enough to travel between processes."""
    seed, name = job
    truths = TRUTHS[name]
    data = simulate(seed, district=name).replace(checked=True)  # the simulator types its frames as reading would
    found = assess(data, period="2025")
    now = found.comparisons[found.comparisons["period"].eq(found.settings.period)]
    rest = now[now["reference_kind"].eq("rest") & now["p_value"].notna()]
    flagged = rest[rest["verdict"].isin(["higher", "lower"])]
    apart = dict(zip(zip(flagged["indicator"], flagged["area"], strict=True), flagged["verdict"], strict=True))
    context = {code for code, card in INDICATORS.items() if card.direction == "context"}
    verdicts = found.claims.set_index("claim")["verdict"]
    target = now[now["reference_kind"].eq("target") & now["level"].eq("all")].set_index("indicator")["verdict"]
    wide = now[now["reference_kind"].eq("spread")].set_index("indicator")["verdict"]
    return {
        "tested": len(rest),
        "flagged": len(flagged),
        "false": sorted(set(apart) - set(truths.apart) - truths.moved),
        "scored": sorted(key for key in apart if key not in truths.apart and key[0] not in context),
        "missed": sorted(key for key, side in truths.apart.items() if apart.get(key) != side),
        "problems": sorted(set(found.problems["indicator"])),
        "verdicts": [code for code in CLAIMS if verdicts[code] != truths.verdict(code)],
        "targets": [code for code, verdict in truths.against_target.items() if target[code] != verdict],
        "spread": [code for code in truths.wide if wide[code] != "wide"],
    }


def meetings(name):
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(max_workers=2, mp_context=context) as pool:
        return list(pool.map(diagnosed, [(seed, name) for seed in SEEDS], chunksize=5))


def share(meetings, *kinds):
    """In how many of the meetings anything of these kinds happened."""
    return float(np.mean([any(one[kind] for kind in kinds) for one in meetings]))


def test_where_nothing_is_wrong_nothing_is_found_more_often_than_promised():
    found = meetings("nothing_wrong")
    assert sum(one["flagged"] for one in found) <= NOMINAL * sum(one["tested"] for one in found)
    for kinds in (("flagged",), ("problems",), ("verdicts", "targets")):
        assert share(found, *kinds) <= NOMINAL + NOISE, kinds


def test_a_planted_district_is_diagnosed_as_planted():
    found = meetings("planted")
    for kinds in (("verdicts",), ("targets",), ("missed",), ("spread",), ("verdicts", "targets", "missed", "spread")):
        assert 1 - share(found, *kinds) >= 0.95, kinds
    discoveries = [len(one["false"]) / max(one["flagged"], 1) for one in found]
    assert np.mean(discoveries) <= NOMINAL + NOISE
