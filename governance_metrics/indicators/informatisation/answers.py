"""Informatisation as workers and residents report it: meetings, skill, use of online services."""

from governance_metrics.indicators.card import Indicator
from governance_metrics.text import Text

INDICATORS = (
    Indicator(
        code="info_meeting_share",
        title=Text(zh="会议时间占比", en="Time in meetings"),
        definition=Text(
            zh="开会占工作时间比重的平均",
            en="mean share of working time spent in meetings",
        ),
        interpretation=Text(
            zh="由工作者自己估算。必要的会也在里面，比的是前后变化和社区之间的差别。",
            en="Workers estimate it themselves. Meetings that are needed are in it too, so compare over time and "
            "between streets.",
        ),
        theme="informatisation",
        direction="lower",
        table="workers_survey",
        numerator="meeting_time_pct / 100",
        denominator="1",
        measure="share",
        counted=Text(zh="名社区工作者的工时", en="community workers' working time"),
        disclosure="staff",
        source="P3a",
    ),
    Indicator(
        code="info_skill",
        title=Text(zh="技能分", en="Digital skill"),
        definition=Text(
            zh="微信群、小程序、表格、平台四项技能自评的平均，四项都回答者计入",
            en="mean of four self-rated skills (chat groups, mini-programmes, spreadsheets, platforms) among "
            "those who rated all four",
        ),
        interpretation=Text(
            zh="一分不会用，五分很熟练。自评不是考核；分数低先问培训和系统好不好用，再问人。",
            en="One cannot use it, five very well. It is no test; where it is low ask first about training and "
            "whether the systems are fit to use.",
        ),
        theme="informatisation",
        direction="higher",
        table="workers_survey",
        numerator="skill",
        unit=Text(zh="分", en="points"),
        counted=Text(zh="分", en="points"),
        disclosure="staff",
        source="P3b",
    ),
    Indicator(
        code="info_resident_tool",
        title=Text(zh="居民使用率", en="Residents who used the platform"),
        definition=Text(
            zh="用社区线上平台办过事的居民 ÷ 有效回答；“不会用”算没用过",
            en="residents who have used the community's online platform ÷ valid answers; cannot use it counts as "
            "not used",
        ),
        interpretation=Text(
            zh="用过一次即计入。老年人多的社区数值低，提醒线下渠道不能撤。",
            en="Once is enough. Communities with many older people score low, a reminder to keep the counter open.",
        ),
        theme="informatisation",
        direction="higher",
        table="residents_survey",
        numerator="online_service = 'used'",
        counted=Text(zh="名居民", en="residents"),
        disclosure="persons",
        source="R3b",
    ),
)
