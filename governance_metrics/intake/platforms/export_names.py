"""What a survey platform adds to the title of a survey in the name of an exported file."""

import re

# 问卷星: 123456789_按文本_居民问卷_200_200; KoboToolbox: 居民问卷 - all versions - labels - 2025-06-01-08-00-00
_NAMES = (
    re.compile(r"\d{6,12}_(?:按(?:选项)?(?:文本|序号|分数))_(?P<title>.+?)_\d+_\d+"),
    re.compile(r"(?P<title>.+?) - (?:all|latest) versions? - .+ - \d{4}(?:-\d\d){5}"),
)


def title_of(stem: str) -> str:
    """Return the title in the name of a file without its ending; other names as they are.

    Examples
    --------
    >>> title_of("273645512_按序号_居民问卷2025_210_208"), title_of("居民问卷")
    ('居民问卷2025', '居民问卷')
    >>> title_of("Residents' survey - all versions - labels - 2025-06-01-08-00-00")
    "Residents' survey"
    """
    found = next((match for name in _NAMES if (match := name.fullmatch(stem))), None)
    return found["title"] if found else stem
