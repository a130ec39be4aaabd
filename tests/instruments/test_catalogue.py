"""The catalogue: every card in both languages, and its SQL gives the very parts that the estimates have."""

import duckdb
import pytest

from governance_metrics.assessment import assess
from governance_metrics.claims import CLAIMS
from governance_metrics.claims.targets import read_targets
from governance_metrics.indicators import INDICATORS
from governance_metrics.instruments.catalogue import HEADINGS, NOTHING, catalogue, entry_of, reference_words
from governance_metrics.sample import simulate
from governance_metrics.tables import TABLES
from governance_metrics.text import LANGUAGES

TARGETS = read_targets()
CARDS = list(INDICATORS.values())
SHAPES = (
    "info_paper_share",
    "party_org_coverage",
    "party_work_coverage",
    "party_blank_n",
    "party_own_initiative_share",
    "mob_checkpoint_cover",
    "mob_screen_cover",
    "mob_plan_rate",
    "coop_head_cover",
    "work_college",
)  # shares, counts and a share over derived columns


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_card_has_a_line_with_all_that_has_to_be_said(language):
    made = catalogue(CARDS, TARGETS, CLAIMS.values(), language)
    assert made.iloc[:, 0].tolist() == list(INDICATORS)
    always = [name for name in HEADINGS if name not in ("page_one", "denominator", "terms", "references")]
    said = made[[HEADINGS[name].say(language) for name in always]]
    assert not said.isin(["", NOTHING]).any(axis=None)


def test_a_count_is_divided_by_nothing_and_every_other_card_by_something():
    for card in CARDS:
        assert bool(entry_of(card).denominator) == (card.measure not in ("count", "date")), card.code


def test_references_are_those_in_force_with_their_documents():
    entry = entry_of(INDICATORS["work_per_10k"], TARGETS, CLAIMS.values())
    assert {target.id for target in entry.references} >= {"B1", "B1-Changji", "B19"}
    assert "B1-2020" not in {target.id for target in entry.references}
    assert entry.claims == ("C2", "P4b")
    words = reference_words(entry.references[0], "zh")
    assert words.startswith(">=18 per 10,000 （2025）《“十四五”")


@pytest.fixture(scope="module")
def sample():
    """The sample district of one period, so that no rows of another year stand among them."""
    found = simulate(seed=1)
    frames = {}
    for name, frame in found.tables.items():
        time = TABLES[name].time
        frames[name] = frame[frame[time.column].dt.year.eq(2025)] if time and time.kind != "spell" else frame
    return found.replace(tables=frames)


@pytest.fixture(scope="module")
def parts(sample):
    rows = assess(sample, period="2025").estimates
    rows = rows[rows["level"].eq("all") & rows["group"].eq("")].set_index("indicator")
    return rows[rows["interval"].ne("sampling")]


@pytest.mark.parametrize("code", SHAPES)
def test_the_sql_of_a_card_gives_the_parts_of_its_estimate(code, sample, parts):
    entry = entry_of(INDICATORS[code])
    with duckdb.connect() as engine:
        for name in INDICATORS[code].needs:
            engine.register(name, sample.tables[name])
        found = []
        for query in filter(None, [entry.numerator, entry.denominator]):
            for term, sql in entry.terms.items():
                query = query.replace(term, f"({sql})").replace("period_last_day", "DATE '2025-12-31'")
            found.append(float(engine.execute(query).fetchone()[0]))
    assert found == pytest.approx(parts.loc[code, ["numerator", "denominator"]].tolist()[: len(found)])
