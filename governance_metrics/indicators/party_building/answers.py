"""Party building as residents and workers see it: members seen, whom people turn to, time for assigned tasks."""

from governance_metrics.indicators.card import Indicator
from governance_metrics.text import Text

INDICATORS = (
    Indicator(
        code="party_dual_seen",
        title=Text(zh="见到双报到党员率", en="Residents who saw members serve"),
        definition=Text(
            zh="近半年见过“双报到”党员在本小区服务一次及以上的居民 ÷ 有效回答；不知道是什么的算没见过",
            en="residents who saw members in dual registration at work in their compound at least once in six "
            "months ÷ valid answers; not knowing the term counts as not having seen them",
        ),
        interpretation=Text(
            zh="与台账上的服务率成对看：记录多而居民没见过，服务就没有到小区。没亮明身份的服务，居民认不出来。",
            en="Read it with the service on record: many records and few who saw them mean that it did not reach "
            "the compound. Members who do not say who they are go unnoticed.",
        ),
        theme="party_building",
        direction="higher",
        table="residents_survey",
        numerator="seen_dual IN ('often', 'once_or_twice')",
        counted=Text(zh="名居民", en="residents"),
        disclosure="persons",
        source="P1f",
    ),
    Indicator(
        code="party_admin_time_share",
        title=Text(zh="行政事务时间占比", en="Time on assigned tasks"),
        definition=Text(
            zh="上级交办的行政事务占工作时间比重的平均",
            en="mean share of working time that goes to tasks assigned from above",
        ),
        interpretation=Text(
            zh="由工作者自己估算，没有工时记录。交办的事也有该做的，占比高说明自治的时间被挤占，不说明谁不尽责。",
            en="Workers estimate it themselves, without time sheets. Some assigned work is due; a high share "
            "shows self-government crowded out, not anyone's neglect.",
        ),
        theme="party_building",
        direction="lower",
        table="workers_survey",
        numerator="admin_time_pct / 100",
        denominator="1",
        measure="share",
        counted=Text(zh="名社区工作者的工时", en="community workers' working time"),
        disclosure="staff",
        source="P1b",
    ),
    Indicator(
        code="party_selfgov_first",
        title=Text(zh="先自商议占比", en="Residents who turn to each other"),
        definition=Text(
            zh="小区公共事务出问题先和邻居商量或找楼栋长的居民 ÷ 有效回答",
            en="residents who first talk to neighbours or the building head when something shared goes wrong ÷ "
            "valid answers",
        ),
        interpretation=Text(
            zh="反映自治习惯，不反映事情解决没有。物业好的小区先找物业也正常，要分小区类型看。",
            en="It shows a habit of self-government, not whether things get solved. Where the property company is "
            "good people go there first; compare like with like.",
        ),
        theme="party_building",
        direction="higher",
        table="residents_survey",
        numerator="first_step IN ('neighbours', 'head')",
        counted=Text(zh="名居民", en="residents"),
        disclosure="persons",
        source="P1a",
    ),
    Indicator(
        code="party_gov_first_share",
        title=Text(zh="先找政府占比", en="Residents who turn to government"),
        definition=Text(
            zh="小区公共事务出问题先找街道或打12345的居民 ÷ 有效回答",
            en="residents who first go to the street office or call 12345 when something shared goes wrong ÷ "
            "valid answers",
        ),
        interpretation=Text(
            zh="热线好用，找的人就多，不等于居民思想僵化，所以只作背景，看变化。",
            en="A hotline that works is used, which is no proof of rigid thinking. It is background; watch the trend.",
        ),
        theme="party_building",
        direction="context",
        table="residents_survey",
        numerator="first_step = 'government'",
        counted=Text(zh="名居民", en="residents"),
        disclosure="persons",
        source="P1c",
    ),
)
