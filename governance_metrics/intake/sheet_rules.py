"""What is said of the layout of a sheet: titles, merged cells, totals, notes, columns that are asked for."""

from governance_metrics.text import Text

STOPS: dict[str, Text] = {}

ERRORS: dict[str, Text] = {
    "community_asked": Text(
        zh="社区名单里没有“{found}”，与“{near}”相近，不作猜测，整行不计。如果就是它，请在社区名单中补上别名。",
        en='"{found}" is not in the list of communities; the nearest is "{near}". The row is left out. '
        "If that is meant, add the alias to the list of communities.",
    ),
}

WARNINGS: dict[str, Text] = {}

NOTES: dict[str, Text] = {}
