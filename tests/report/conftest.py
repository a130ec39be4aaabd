"""One assessment of the sample, and one browser without a network, for every test of the report."""

import os
import shutil

import pytest

from governance_metrics.assessment import assess
from governance_metrics.disclosure import protect
from governance_metrics.report.blocks import Report
from governance_metrics.report.outline import outline
from governance_metrics.sample import simulate

QUIET = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]


@pytest.fixture(scope="session")
def assessed():
    return assess(simulate(seed=1))


@pytest.fixture(scope="session")
def shown(assessed):
    return protect(assessed)


@pytest.fixture(scope="session")
def reports(shown):
    """The report as every writer gets it, opening in either language."""
    documents = {language: outline(shown, language) for language in ("zh", "en")}
    return {language: Report(documents, language) for language in documents}


@pytest.fixture(scope="session")
def browser():
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if program is None:
        if os.environ.get("CI"):
            pytest.fail("no Chromium on this machine, and CI must try the page in one")
        pytest.skip("no Chromium on this machine")
    api = pytest.importorskip("playwright.sync_api")
    with api.sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=program, args=QUIET)
        yield running
        running.close()


@pytest.fixture
def visit(browser):
    """Open a page anew each time; whatever goes wrong on it, or is asked of a network, fails the test."""
    contexts, wrong = [], []

    def open_page(address, fragment="", *, width=1280, **settings):
        context = browser.new_context(offline=True, viewport={"width": width, "height": 900}, **settings)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: wrong.append(f"error: {error}"))
        page.on("console", lambda message: wrong.append(f"{message.type}: {message.text}"))
        page.on("dialog", lambda dialog: (wrong.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.on("requestfailed", lambda request: wrong.append(f"failed: {request.url[:80]}"))
        page.on(
            "request",
            lambda request: None if request.url.startswith(("file:", "data:")) else wrong.append(request.url),
        )
        page.goto(address + fragment)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not wrong
