"""JupyterLab as the README opens it: it lands on the index, and Run All gives the figures with their words."""

import html
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

import nbformat
import pytest

pytestmark = pytest.mark.slow
ROOT = Path(__file__).resolve().parents[2]
RUN = "02_mobilisation.ipynb"
PATIENCE = 120_000  # milliseconds


@pytest.fixture(scope="module")
def laboratory(tmp_path_factory):
    """Where JupyterLab opens as the README starts it, on a copy of notebooks and data; one has no outputs yet."""
    home = tmp_path_factory.mktemp("lab")
    for name in ("notebooks", "data"):
        shutil.copytree(ROOT / name, home / name, ignore=shutil.ignore_patterns(".ipynb_checkpoints"))
    emptied = nbformat.read(home / "notebooks" / RUN, as_version=4)
    for cell in emptied.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    nbformat.write(emptied, home / "notebooks" / RUN)
    kept = {f"JUPYTER_{name}_DIR": str(home / name.lower()) for name in ("CONFIG", "DATA", "RUNTIME")}
    command = [sys.executable, "-m", "jupyter", "lab", "--no-browser", "--allow-root", "--ip=127.0.0.1", "--port=0"]
    options = ["--LabApp.news_url=", "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate"]
    log = home / "lab.log"
    with log.open("wb") as written:
        running = subprocess.Popen(
            [*command, *options, "notebooks/00_start_here.ipynb"],
            cwd=home,
            env={**os.environ, **kept, "PYTHONPATH": str(ROOT)},
            stdout=written,
            stderr=subprocess.STDOUT,
        )
    try:
        for _ in range(240):
            # The page that a browser of the user would be sent to.
            pages = list((home / "runtime").glob("jpserver-file-to-run-*-open.html"))
            found = re.search(r'href="(http[^"]+)"', pages[0].read_text(encoding="utf-8")) if pages else None
            if found or running.poll() is not None:
                break
            time.sleep(0.5)
        assert found, log.read_text(encoding="utf-8")
        yield html.unescape(found[1])
    finally:
        running.terminate()
        running.wait(timeout=30)


def test_the_readme_opens_the_index_and_run_all_gives_the_figures(browser, laboratory, tmp_path):
    page = browser.new_context(viewport={"width": 1400, "height": 1000}).new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(laboratory)
    assert "/lab/tree/00_start_here.ipynb?" in laboratory
    page.get_by_role("heading", name="Start here").first.wait_for()
    page.get_by_role("link", name="02 Mobilisation").first.click()
    page.get_by_role("heading", name="Mobilisation · 应急动员").first.wait_for()
    page.wait_for_function("document.querySelectorAll('.jp-Notebook').length == 2")
    opened = page.locator(".jp-NotebookPanel:not(.lm-mod-hidden)")
    # What is run before the kernel of the notebook in sight is ready may be lost.
    opened.locator(".jp-Notebook-ExecutionIndicator[data-status='idle']").wait_for()
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_text("Run All Cells", exact=True).click()
    # Every cell of code gets its number when it is done, the last one last.
    prompts = opened.locator(".jp-CodeCell .jp-InputPrompt")
    page.wait_for_function(
        """() => { const panel = document.querySelector('.jp-NotebookPanel:not(.lm-mod-hidden)');
        const said = [...panel.querySelectorAll('.jp-CodeCell .jp-InputPrompt')].map(p => p.textContent);
        return said.length > 5 && said.every(text => /\\[\\d+\\]/.test(text)); }"""
    )
    assert prompts.count() > 5
    assert opened.locator(".jp-RenderedText[data-mime-type='application/vnd.jupyter.stderr']").count() == 0
    figures = opened.locator(".jp-OutputArea-output img")
    assert figures.count() == 2
    for place in range(2):
        figure = figures.nth(place)
        figure.scroll_into_view_if_needed()
        assert len(figure.get_attribute("alt")) > 40
        assert figure.evaluate("image => image.naturalWidth") > 600
    page.screenshot(path=os.environ.get("SCREENSHOT", str(tmp_path / "lab.png")))
