"""PHStatsMethods: shares with Wilson limits, or rates with Byar's and exact limits."""

import sys

import PHStatsMethods
from measure import answer, best_of
from peers.table_data import table


def main(kind: str) -> None:
    frame = table()
    function = PHStatsMethods.ph_proportion if kind == "share" else PHStatsMethods.ph_rate
    settings = {"multiplier": 1}
    best, found = best_of(lambda: function(frame, "events", "below", group_cols=["area"], **settings), 1)
    low, high = (next(c for c in found if c.lower().startswith(side)) for side in ("lower", "upper"))
    answer(best, (("limits", area, a, b) for area, a, b in zip(found["area"], found[low], found[high], strict=True)))


if __name__ == "__main__":
    main(sys.argv[1])
