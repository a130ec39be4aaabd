"""Public survey files and peers' answers that lie beside the repository on some machines."""

from pathlib import Path

import pandas as pd
import pytest

SHARED = Path(__file__).parents[3] / "shared" / "data"


def shared(name):
    """The path of a shared file; the test is skipped where it is not there."""
    path = SHARED / name
    if not path.exists():
        pytest.skip(f"{name} is not on this machine")
    return path


def shared_frame(name, **options):
    return pd.read_csv(shared(name), **options)
