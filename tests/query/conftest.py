"""A Postgres and a Spark of the tests' own, started once where they are installed."""

import shutil
import tempfile
import warnings
from pathlib import Path

import pytest

from tests.query.places import start_postgres, without


@pytest.fixture(scope="session")
def postgres_url():
    try:
        import psycopg  # noqa: F401
        import sqlalchemy  # noqa: F401
    except ImportError:
        without("the extra postgres is not installed")
    with tempfile.TemporaryDirectory(prefix="gm-") as folder:  # a short path: sockets have a longest one
        Path(folder).chmod(0o755)
        url, stop = start_postgres(Path(folder))
        try:
            yield url
        finally:
            stop()


@pytest.fixture(scope="session")
def spark(tmp_path_factory):
    try:
        from pyspark.sql import SparkSession
    except ImportError:
        without("the extra spark is not installed")
    if shutil.which("java") is None:
        without("no Java is installed (Debian: apt-get install default-jre-headless)")
    builder = SparkSession.builder.master("local[2]").appName("tests")
    settings = {
        "spark.ui.enabled": "false",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.sql.shuffle.partitions": "2",
        "spark.default.parallelism": "2",
        "spark.sql.warehouse.dir": str(tmp_path_factory.mktemp("warehouse")),
        "spark.driver.extraJavaOptions": f"-Dderby.system.home={tmp_path_factory.mktemp('derby')}",
    }
    for name, value in settings.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    yield session
    session.stop()


@pytest.fixture
def what_spark_warns_about():
    """PySpark's own use of pandas and of sockets is not ours to mend."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", module=r"pyspark\..*")
        warnings.simplefilter("ignore", ResourceWarning)
        yield
