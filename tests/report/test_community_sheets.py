"""The sheet of each community: one page, what the release shows of it and no more, in both languages."""

import re
import shutil
import subprocess
import zipfile

import numpy as np
import pytest

from governance_metrics.errors import FormatError
from governance_metrics.report.blocks import Grid, Heading, Paragraph
from governance_metrics.report.outline import community_sheets
from governance_metrics.report.outline.evidence import HIDDEN_MARK, Evidence
from governance_metrics.report.outline.wording import Wording
from governance_metrics.report.writing import write

LANGUAGES = ("zh", "en")


@pytest.fixture(scope="module")
def sheets(shown):
    return {language: community_sheets(shown, language) for language in LANGUAGES}


def pages(document):
    """The blocks of each community, by its anchor."""
    found = {}
    for block in document.blocks:
        if isinstance(block, Heading):
            found[block.anchor.removeprefix("community-")] = here = []
        elif found:
            here.append(block)
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_community_has_a_page_of_its_own(sheets, shown, language):
    headings = [block for block in sheets[language].blocks if isinstance(block, Heading)]
    assert all(heading.new_page for heading in headings)
    assert [h.anchor for h in headings] == [f"community-{area}" for area in shown.areas["area"]]
    for blocks in pages(sheets[language]).values():
        assert [type(block) for block in blocks[:3]] == [Paragraph, Paragraph, Grid]
        assert len(blocks[2].rows) == len(next(iter(pages(sheets[language]).values()))[2].rows)


def test_both_languages_hold_the_same_numbers(sheets):
    zh, en = ([block for block in sheets[language].blocks if isinstance(block, Grid)] for language in LANGUAGES)
    for one, other in zip(zh, en, strict=True):
        numbers = [
            [re.findall(r"\d(?:[\d,.]*\d)?", cell.text) for row in g.rows for cell in row[1:-1]] for g in (one, other)
        ]
        assert numbers[0] == numbers[1]


def test_what_is_hidden_is_a_mark_and_nothing_stands_beside_it(sheets, shown):
    evidence, marks = Evidence(shown, "zh"), 0
    titles = {card.title.zh: code for code, card in shown.indicators.items()}
    for area, blocks in pages(sheets["zh"]).items():
        for name, value, limits, standing, _, rest in blocks[2].rows:
            row = next(row for row in evidence.area_rows(titles[name.text]) if row["area"] == area)
            assert (value.text == HIDDEN_MARK) == (row["reason"] == "hidden")
            if row["reason"] == "hidden":
                marks += 1
                assert (limits.text, rest.text, standing.tone) == ("—", "—", "plain")
            elif np.isfinite(row["estimate"]):
                assert value.text == Wording("zh").bare(shown.indicators[titles[name.text]], row["estimate"])
    assert marks


def test_staff_are_on_no_sheet_and_only_its_own_problems_are(sheets, shown):
    staff = {card.title.zh for card in shown.indicators.values() if card.disclosure == "staff"}
    concerned = {card.title.zh: set() for card in shown.indicators.values()}
    for row in shown.problems.itertuples():
        concerned[shown.indicators[row.indicator].title.zh] |= set(row.areas)
    for area, blocks in pages(sheets["zh"]).items():
        grids = [block for block in blocks if isinstance(block, Grid)]
        assert not staff & {row[0].text for grid in grids for row in grid.rows}
        for problem, *_, owner, due in grids[1].rows:
            assert area in concerned[problem.text]
            assert (owner.text, due.text) == ("", "")


def test_it_is_written_for_paper_alone_and_says_so(shown, tmp_path):
    first, again = (write(shown, tmp_path / f"{n}.docx", content="communities").read_bytes() for n in (1, 2))
    assert first == again
    with zipfile.ZipFile(tmp_path / "1.docx") as archive:
        body = archive.read("word/document.xml").decode()
    assert body.count("<w:pageBreakBefore/>") == len(shown.areas)
    assert "TOC" not in body
    with pytest.raises(FormatError, match=r"docx"):
        write(shown, tmp_path / "sheets.xlsx", content="communities")


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs an office program to set the pages")
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_community_fits_one_page(shown, tmp_path, language):
    write(shown, tmp_path / "sheets.docx", language=language, content="communities")
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profile", "--convert-to", "pdf",
               "--outdir", str(tmp_path), str(tmp_path / "sheets.docx")]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    pypdf = pytest.importorskip("pypdf")
    assert len(pypdf.PdfReader(tmp_path / "sheets.pdf").pages) == 1 + len(shown.areas)
