"""The size of a file is limited, and the limit is raised by name only."""

import zipfile

from governance_metrics.intake import check
from governance_metrics.text import decoded
from tests.intake.conftest import workbook


def rules(path, **options):
    return [decoded(rule)[0] for rule in check(path, **options).quality["rule"]]


def test_a_large_file_is_read_once_the_limit_is_raised(tmp_path):
    path = tmp_path / "units.csv"
    path.write_text("unit_id,as_of\nu1,2025-12-31\n" + "\n" * (2 << 20))
    assert rules(path, limit_mb=1) == ["too_large"]
    assert rules(path, limit_mb=3) == []


def test_the_limit_holds_for_what_is_unpacked(tmp_path):
    path = workbook(tmp_path / "units.xlsx", {"units": [["unit_id", "as_of"], ["u1", "2025-12-31"]]})
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/more.xml", b" " * (2 << 20))
    assert rules(path, limit_mb=1) == ["archive_too_large"]
    assert rules(path, limit_mb=3) == []
