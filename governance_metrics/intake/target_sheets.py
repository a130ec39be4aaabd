"""The sheets of targets a folder brings along, in the account of what was read; what they mean is judged elsewhere."""

from governance_metrics.intake.files import TARGETS
from governance_metrics.intake.sheet import Sheet


def target_account(file: str, sheet: Sheet, sha256: str) -> dict[str, object]:
    """Return the line of the account for a sheet of targets."""
    n = len(sheet.rows)
    return {
        "file": file, "sheet": sheet.name, "table": TARGETS, "sha256": sha256,
        "rows_read": n, "rows_used": n, "rows_left_out": 0, "left_out_by_reason": "",
    }  # fmt: skip
