"""Every code a result carries can be said in both languages."""

import re
from pathlib import Path

from governance_metrics.phrases import METHODS, REASONS, VERDICTS
from governance_metrics.text import LANGUAGES, decoded

PACKAGE = Path(__file__).resolve().parents[1] / "governance_metrics"
ROOMS = ("statistics", "estimates", "comparisons.py", "diagnosis.py", "disclosure.py")
CODED = re.compile(r"""\bcoded\(\s*"([a-z_]+)"[,)]""")


def written():
    rooms = [PACKAGE / room for room in ROOMS]
    files = [file for room in rooms for file in ([room] if room.is_file() else room.glob("*.py"))]
    return {code for file in files for code in CODED.findall(file.read_text(encoding="utf-8"))}


def test_every_code_written_in_the_engine_has_its_words():
    codes = written()
    assert {"too_few_clusters", "funnel", "denominator_unknown"} <= codes
    assert codes - set(REASONS) - set(METHODS) - set(VERDICTS) == set()


def test_every_phrase_asks_for_the_same_parts_in_both_languages():
    for catalogue in (REASONS, METHODS, VERDICTS):
        for code, text in catalogue.items():
            parts = [set(re.findall(r"\{(\w+)\}", text.say(language))) for language in LANGUAGES]
            assert parts[0] == parts[1], code
            assert decoded(code) == (code, {})
