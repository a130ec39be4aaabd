"""Write the simulated district as files: ``python -m governance_metrics.sample data/sample``."""

import sys

from governance_metrics.sample.district import simulate
from governance_metrics.sample.folder import write_district

if __name__ == "__main__":
    for path in write_district(simulate(seed=1), sys.argv[1]):
        sys.stdout.write(f"{path}\n")
