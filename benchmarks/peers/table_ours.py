"""Our table of areas: shares with Wilson limits, or rates with Byar's and exact limits; every row checked."""

import sys

from measure import answer, best_of
from peers.table_data import table

from governance_metrics.statistics.area_rates import area_proportions, area_rates


def main(kind: str) -> None:
    frame = table()
    function = area_proportions if kind == "share" else area_rates
    best, found = best_of(lambda: function(frame["events"], frame["below"]), 5)
    answer(best, (("limits", *row) for row in zip(frame["area"], found["conf_low"], found["conf_high"], strict=True)))


if __name__ == "__main__":
    main(sys.argv[1])
