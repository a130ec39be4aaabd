"""What two releases side by side would tell, as one sentence; and what is said of rounded numbers."""

from governance_metrics.disclosure import Beside
from governance_metrics.text import Text

_DIFFERING = (
    Text(
        zh="1 个数值与此前的报告只差不到 {threshold} 人，两份对照可推知这几个人的情况",
        en="1 number differs from an earlier report by fewer than {threshold} people, so that the two side by side "
        "tell of those few",
    ),
    Text(
        zh="{n} 个数值与此前的报告只差不到 {threshold} 人，两份对照可推知这几个人的情况",
        en="{n} numbers differ from an earlier report by fewer than {threshold} people, so that the two side by side "
        "tell of those few",
    ),
)
_KEPT = (
    Text(zh="1 个数值因此前未公布而继续不公布", en="1 number stays hidden because an earlier report hid it"),
    Text(zh="{n} 个数值因此前未公布而继续不公布", en="{n} numbers stay hidden because an earlier report hid them"),
)
_EXPOSED = (
    Text(zh="1 个现不公布的数值此前已公布", en="1 number hidden now was shown in an earlier report"),
    Text(zh="{n} 个现不公布的数值此前已公布", en="{n} numbers hidden now were shown in an earlier report"),
)
_WHOLE = Text(
    zh="公布登记：{found}。如此前的报告已分发，请先收回；从未分发的，可删除公布登记后重新运行。",
    en="Register of releases: {found}. Withdraw the earlier report first if it was handed out; if none was, delete "
    "the register and run again.",
)
ROUNDED_NOTE = Text(
    zh="说明：部分表格未能在限定时间内算出最少的隐去方案，其中 {n} 个比率改由取整到 {base} 人的人数算出，"
    "不列区间，不作比较。",
    en="Note: for some tables the smallest set of values to hide was not found in the time allowed; {n} of their "
    "shares are made from counts rounded to the nearest {base} people, without limits or comparisons.",
)
_KEPT_ONLY = Text(zh="公布登记：{found}。", en="Register of releases: {found}.")


def beside_words(beside: Beside, threshold: int) -> Text:
    """Return what was found beside earlier releases, in one sentence with what to do.

    Examples
    --------
    >>> beside_words(Beside(kept=1), 10).en
    'Register of releases: 1 number stays hidden because an earlier report hid it.'
    """
    found = [
        said[n > 1].fill(n=f"{n:,}", threshold=threshold)
        for n, said in ((beside.differing, _DIFFERING), (beside.kept, _KEPT), (beside.exposed, _EXPOSED))
        if n
    ]
    joined = Text(zh="；".join(text.zh for text in found), en="; ".join(text.en for text in found))
    return (_WHOLE if beside.differing or beside.exposed else _KEPT_ONLY).fill(found=joined)
