"""How long it takes to choose what is hidden, and to audit it: 40 communities, 30 indicators about people.

Run: uv run python benchmarks/disclosing.py
"""

import time

import numpy as np
import pandas as pd

from governance_metrics.assessment import assess
from governance_metrics.disclosure import protect
from governance_metrics.indicators.card import Indicator
from governance_metrics.tables.dataset import Dataset
from governance_metrics.tables.table import Table
from governance_metrics.text import same

COMMUNITIES, INDICATORS, PEOPLE = 40, 30, 6_000


def main() -> None:
    """Print how long it took, and how many numbers are hidden, for three districts."""
    words = dict.fromkeys(("title", "definition", "interpretation", "counted"), same("x"))
    plain = {"theme": "own", "direction": "higher", "disclosure": "persons", "source": "own", "table": "people"}
    cards = [
        Indicator(**words, **plain, code=f"own_{number}", numerator=f"v{number} > 0", measure="share")
        for number in range(INDICATORS)
    ]
    columns = {"id": "key", "ward": "key"} | {f"v{number}": "number" for number in range(INDICATORS)}
    for seed in range(3):
        numbers = np.random.default_rng(seed)
        chances = numbers.beta(1.0, 3.0, size=INDICATORS)
        wards = numbers.choice(COMMUNITIES, size=PEOPLE, p=numbers.dirichlet(np.full(COMMUNITIES, 4.0)))
        frame = pd.DataFrame({"id": [f"r{n}" for n in range(PEOPLE)], "ward": [f"W{ward:02d}" for ward in wards]})
        for number, chance in enumerate(chances):
            frame[f"v{number}"] = (numbers.random(PEOPLE) < chance).astype(float)
        contract = Table("people", "id", "ward", columns)
        dataset = Dataset(tables={"people": frame}, contracts={"people": contract}, checked=True)
        found = assess(dataset, indicators=cards, area="ward")
        start = time.perf_counter()
        release = protect(found)
        seconds = time.perf_counter() - start
        cells = len(release.estimates)
        print(f"seed {seed}: {cells} numbers, {release.hidden} hidden, {release.rounded} rounded, {seconds:.1f} s")


if __name__ == "__main__":
    main()
