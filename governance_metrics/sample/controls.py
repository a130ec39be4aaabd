"""The simulated controls: shifts, passes, disinfection and trips of each compound, and who stood guard."""

import numpy as np
import pandas as pd

from governance_metrics.sample import ordinary
from governance_metrics.sample.frames import blanked, only_where, typed
from governance_metrics.tables.places import FORCES

ON_GUARD = {
    "office": 0.6, "community": 1.0, "volunteer": 0.7, "resident": 0.5, "police": 0.08, "fire_sanitation": 0.1,
    "utility": 0.05, "supplier": 0.12,
}  # fmt: skip


def with_controls(compounds: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """Return the compounds with what their pass logs and duty lists hold."""
    size = len(compounds)
    occupied = compounds["households_occupied"].to_numpy(dtype=int)
    gates = compounds["gates"].to_numpy(dtype=int)
    property_ = compounds["has_property"].to_numpy(dtype=bool)
    shifts, rounds = gates * 60, gates * 20
    before = np.round(occupied * rng.uniform(2.0, 3.0, size))
    staff = rng.integers(4, 30, size)
    added = {
        "guard_due": shifts,
        "guard_done": rng.binomial(shifts, ordinary.GUARDED),
        "disinfect_due": rounds,
        "disinfect_done": rng.binomial(rounds, ordinary.DISINFECTED),
        **{name: rng.binomial(occupied, share) for name, share in ordinary.PASSES.items()},
        "trips_before": only_where(rng.random(size) < ordinary.COUNTED_BEFORE, before),
        "trips_after": np.round(before * ordinary.TRIPS_LEFT * rng.uniform(0.8, 1.2, size)),
        "pickup_point": blanked(rng, rng.random(size) < ordinary.PICKUP, 0.02),
        "troika_met": only_where(property_, rng.random(size) < 0.7),
        "requisition_plan": only_where(property_, rng.random(size) < 0.4),
        "property_staff": only_where(property_, staff),
        "property_trained": only_where(property_, rng.binomial(staff, 0.6)),
    }
    counts = compounds.groupby(["compound_id"], sort=False).ngroup().to_numpy()
    buildings = np.maximum(1, np.round(compounds["households"].to_numpy(dtype=float) / 48))[: counts.max() + 1]
    return typed("compounds", **{name: compounds[name] for name in compounds}, buildings=buildings[counts], **added)


def compound_guards(compounds: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """Return who stood guard at each compound, one row a kind of force."""
    property_ = compounds["has_property"].to_numpy(dtype=bool)
    frames = []
    for code in (force.code for force in FORCES):
        there = property_ if code == "property" else rng.random(len(compounds)) < ON_GUARD[code]
        frames.append(compounds.loc[there, ["compound_id", "community_id", "as_of"]].assign(force=code))
    rows = pd.concat(frames).sort_values(["as_of", "compound_id"], kind="stable")
    return typed("compound_guards", **{name: rows[name].to_numpy() for name in rows})
