"""Our estimates from a Parquet file: 20 means with standard errors by area."""

import sys
from pathlib import Path

from measure import answer, best_of
from scale_data import INDICATORS

import governance_metrics as gm
from governance_metrics.text import same

COLUMNS = {"area": "key", "stratum": "integer", "psu": "integer", "w": "number"}
COLUMNS |= {name: "boolean" if name.startswith("b") else "number" for name in INDICATORS}
SAID = dict.fromkeys(("title", "definition", "interpretation", "counted"), same("benchmark"))
CARDS = [
    gm.Indicator(
        code=name, theme="own", direction="context", disclosure="public", source="own", table="answers",
        numerator=name, **SAID,
    )
    for name in INDICATORS
]  # fmt: skip


def main(path: Path, runs: int, memory: str | None) -> None:
    contract = gm.Table("answers", "psu", "area", COLUMNS, sample=True)
    design = gm.SurveyDesign(weight="w", stratum="stratum", psu="psu")
    held = gm.read(path.parent, tables={path.name: contract}, designs={"answers": design}, memory=memory)
    best, found = best_of(lambda: gm.estimate(held, CARDS, by=["area"], area="area"), runs)
    rows = found[found["level"].eq("area")]
    answer(best, zip(rows["indicator"], rows["area"], rows["estimate"], rows["std_error"], strict=True))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3] if len(sys.argv) > 3 else None)
