"""The simulated street, put together: every table, for 2024 and 2025."""

from typing import Literal

import numpy as np
import pandas as pd

from governance_metrics.sample.organisations import social_orgs, two_new, units
from governance_metrics.sample.parameters import DISTRICTS, District
from governance_metrics.sample.people import party_counts, secondees, workers
from governance_metrics.sample.places import places
from governance_metrics.sample.registration import registration
from governance_metrics.sample.surveys import DESIGN, residents_survey, workers_survey
from governance_metrics.sample.targets import local_targets
from governance_metrics.sample.work import incidents, tasks
from governance_metrics.tables import TABLES
from governance_metrics.tables.dataset import Dataset


def simulate(seed: int = 1, *, district: Literal["planted", "nothing_wrong"] = "planted") -> Dataset:
    """Return a simulated street in Fengnan's shape, whose true values are known.

    Nothing in it is real: 21 invented communities, 24 units, 401 people seconded, 68 pledges and 205
    members on duty as the totals of 2025.

    Parameters
    ----------
    seed : int
        The same seed gives the same rows on any machine.
    district : {"planted", "nothing_wrong"}
        ``planted``: what ``TRUTHS["planted"]`` says is true. ``nothing_wrong``: every community has the
        same true values and every target is met with room to spare.

    Returns
    -------
    Dataset
        Tables typed as the contract types them, the designs of the two surveys, and the street's
        invented targets.

    Examples
    --------
    >>> len(simulate(seed=1).tables["secondees"].query("start >= '2025-01-01'"))
    401
    """
    truth = DISTRICTS[district]
    streams = iter(np.random.default_rng(seed).spawn(10))  # one a table: a change in one leaves the others alone
    tables = places(truth, next(streams))
    communities = tables["communities"]
    tables["workers"] = workers(truth, next(streams), communities)
    tables |= units(next(streams))
    tables["secondees"] = secondees(truth, next(streams), tables["unit_communities"])
    tables["party_counts"] = party_counts(next(streams))
    tables |= registration(truth, next(streams))
    organisations = next(streams)
    tables["two_new"] = two_new(truth, organisations)
    tables["social_orgs"] = social_orgs(truth, organisations)
    office = next(streams)
    tables["incidents"] = incidents(truth, office, communities)
    tables["tasks"] = tasks(truth, office)
    tables["residents_survey"] = residents_survey(truth, next(streams), communities)
    tables["workers_survey"] = workers_survey(truth, next(streams), tables["workers"])
    supplied = {name: _supplied(truth, name, tables[name]) for name in TABLES if name in tables}
    return Dataset(
        tables=supplied, designs={"residents_survey": DESIGN, "workers_survey": DESIGN}, targets=local_targets()
    )


def _supplied(truth: District, name: str, frame: pd.DataFrame) -> pd.DataFrame:
    """The rows of a table without those that a community did not supply."""
    time = TABLES[name].time
    for table, community, year in truth.not_reported:
        if table == name and time is not None:
            gone = frame["community_id"].eq(community)
            if year:
                gone &= frame[time.column].dt.year.eq(year)
            frame = frame[~gone]
    return frame.reset_index(drop=True)
