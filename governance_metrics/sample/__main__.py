"""Write the simulated district as files: ``python -m governance_metrics.sample data/sample``.

With ``--messy`` before the folder, part of it as offices would hand it in.
"""

import sys

from governance_metrics.sample.district import simulate
from governance_metrics.sample.folder import write_district
from governance_metrics.sample.messy import write_messy

if __name__ == "__main__":
    *options, folder = sys.argv[1:]
    for path in write_messy(folder) if options == ["--messy"] else write_district(simulate(seed=1), folder):
        sys.stdout.write(f"{path}\n")
