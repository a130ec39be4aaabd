"""Belonging: ties to the place, and how rules and registration are felt."""

from governance_metrics.indicators.card import Indicator
from governance_metrics.text import Text

INDICATORS = (
    Indicator(
        code="coop_belonging",
        title=Text(zh="归属感", en="Sense of belonging"),
        definition=Text(
            zh="对社区归属感“很强”或“比较强”的居民 ÷ 有效回答",
            en="residents who belong to their community very or fairly strongly ÷ valid answers",
        ),
        interpretation=Text(
            zh="居住年限、年龄结构对归属感影响很大，不宜直接归因于社区工作。看差距和变化，不要只看水平。",
            en="Years lived there and age weigh heavily, so a low share is not proof of poor community "
            "work. Read gaps and changes rather than the level.",
        ),
        theme="collaboration",
        direction="higher",
        table="residents_survey",
        numerator="belonging IN ('very', 'fairly')",
        counted=Text(zh="名居民", en="residents"),
        disclosure="persons",
        source="P2f",
        page_one=True,
    ),
    Indicator(
        code="coop_identity",
        title=Text(zh="认同感", en="Identification with the community"),
        definition=Text(
            zh="四项认同陈述（是社区一员、需要能满足、邻里有来往、愿一起出力）得分的平均，四项都回答的居民计入",
            en="mean score of four statements (part of it, needs are met, on good terms with neighbours, people "
            "pull together) among residents who answered all four",
        ),
        interpretation=Text(
            zh="一分最低，五分最高，三分是中间。四项合成一个量表，信度在量表信度表里；差零点几分在单个社区多半是偶然。",
            en="One is lowest, five highest, three the middle. The four items form a scale whose reliability is "
            "reported with it; a few tenths in one community are mostly chance.",
        ),
        theme="collaboration",
        direction="higher",
        table="residents_survey",
        numerator="identity",
        unit=Text(zh="分", en="points"),
        counted=Text(zh="分", en="points"),
        disclosure="persons",
        source="P2f",
    ),
)
