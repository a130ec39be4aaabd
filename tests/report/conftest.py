"""One assessment of the sample for every test of the report."""

import pytest

from governance_metrics.assessment import assess
from governance_metrics.disclosure import protect
from governance_metrics.report.blocks import Report
from governance_metrics.report.outline import outline
from governance_metrics.sample import simulate


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
