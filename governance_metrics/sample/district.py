"""The simulated street, put together: every table, for 2024 and 2025."""

from collections.abc import Iterator
from typing import Literal

import numpy as np
import pandas as pd

from governance_metrics.sample.activities import activities, services
from governance_metrics.sample.controls import compound_guards, with_controls
from governance_metrics.sample.frames import day
from governance_metrics.sample.grids import grids, volunteers, with_grids
from governance_metrics.sample.office import (
    pay_training,
    platforms,
    rechecks,
    with_channels,
    with_fields,
    with_money,
)
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

CARRIED_OVER = ("workers", "dual_registered")


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
    streams = iter(np.random.default_rng(seed).spawn(16))  # one a table: a change in one leaves the others alone
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
    _extend(tables, streams)
    supplied = {name: _supplied(truth, name, tables[name]) for name in TABLES if name in tables}
    return Dataset(
        tables=supplied, designs={"residents_survey": DESIGN, "workers_survey": DESIGN}, targets=local_targets()
    )


def _extend(tables: dict[str, pd.DataFrame], streams: Iterator[np.random.Generator]) -> None:
    """Add what is alike everywhere: further columns of the tables there are, and further tables."""
    control, ground, meeting, served, desk, again = streams
    communities = tables["communities"]
    tables["compounds"] = with_controls(tables["compounds"], control)
    tables["compound_guards"] = compound_guards(tables["compounds"], control)
    tables["buildings"] = with_grids(tables["buildings"], ground)
    tables["grids"] = grids(tables["buildings"], ground)
    tables["volunteers"] = volunteers(communities, ground)
    tables |= activities(communities, meeting)
    tables["services"] = services(served)
    tables["platforms"] = platforms(communities, desk)
    tables["pay_training"] = pay_training(tables["workers"], desk)
    tables["tasks"] = with_fields(tables["tasks"], desk)
    tables["incidents"] = with_channels(tables["incidents"], communities, desk)
    tables["communities"] = with_money(communities, desk)
    tables["rechecks"] = rechecks(again)


def _supplied(truth: District, name: str, frame: pd.DataFrame) -> pd.DataFrame:
    """The rows of a table without those that a community did not supply.

    Who was on a list before it was first handed in stands on it from the first day of the next year.
    """
    time = TABLES[name].time
    for table, community, year in truth.not_reported:
        if table == name and time is not None:
            here = frame["community_id"].eq(community)
            if not year:
                frame = frame[~here]
            elif name in CARRIED_OVER:
                gone = here & frame[time.until].le(day(year, 12, 31)) if time.until else here & False
                first = frame[time.column].where(~here, frame[time.column].clip(lower=pd.Timestamp(year + 1, 1, 1)))
                frame = frame.assign(**{time.column: first.astype(frame[time.column].dtype)})[~gone]
            else:
                frame = frame[~(here & frame[time.column].dt.year.eq(year))]
    return frame.reset_index(drop=True)
