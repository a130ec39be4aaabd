"""What each area is called in a report."""

import pandas as pd

LONGEST, KEPT = 40, 30  # characters of a name, and of one that is longer


def area_names(areas: pd.DataFrame) -> dict[str, str]:
    """Return what each area is called; its id where it has no name.

    A name of more than forty characters keeps its first thirty, then an ellipsis and its id, so that two of them are
    told apart.

    Examples
    --------
    >>> area_names(pd.DataFrame({"area": ["C01", "C02"], "name": ["", "长" * 41]}))["C02"][-5:]
    '长…C02'
    """
    names = dict(zip(areas["area"], areas["name"], strict=True))
    long = {area: f"{name[:KEPT]}…{area}" for area, name in names.items() if len(name) > LONGEST}
    return {area: name or area for area, name in (names | long).items()}
