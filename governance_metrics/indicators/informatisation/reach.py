"""Reach: tools in weekly use, households and people that are reached online."""

from governance_metrics.indicators.card import Indicator, Part
from governance_metrics.text import Text

INDICATORS = (
    Indicator(
        code="info_tool_rate",
        title=Text(zh="平台使用率", en="Workers using a platform weekly"),
        definition=Text(
            zh="每周使用小程序、APP 或综合平台的社区工作者 ÷ 有效回答；只用微信群或在线表格的不计入",
            en="community workers who use an app or the integrated platform every week ÷ valid answers; "
            "chat groups and online sheets alone do not count",
        ),
        interpretation=Text(
            zh="反映会不会用、常不常用，不说明平台好不好用。使用率低可能是人的问题，也可能是平台重复、难用。",
            en="It shows regular use, not whether the platform is any good. Low use may lie with the people "
            "or with systems that overlap and are hard to work with.",
        ),
        theme="informatisation",
        direction="higher",
        table="workers_survey",
        numerator="uses_any_platform",
        counted=Text(zh="名社区工作者", en="community workers"),
        disclosure="staff",
        source="P3b",
        page_one=True,
    ),
    Indicator(
        code="info_reach",
        title=Text(zh="通知到达率", en="Residents reached by notices"),
        definition=Text(
            zh="至少从一个渠道收到社区通知的居民 ÷ 有效回答",
            en="residents who get community notices through at least one channel ÷ valid answers",
        ),
        interpretation=Text(
            zh="收到不等于看懂、照办。若问卷只在微信群里发放，收不到通知的人也收不到问卷，数值必然偏高。",
            en="Received is not read or followed. A form sent only through chat groups misses the very "
            "people whom notices miss, so the figure is bound to run high.",
        ),
        theme="informatisation",
        direction="higher",
        table="residents_survey",
        numerator="reached",
        counted=Text(zh="名居民", en="residents"),
        disclosure="persons",
        source="R3a3",
        page_one=True,
    ),
    Indicator(
        code="info_group_cover",
        title=Text(zh="官方群覆盖户率", en="Households in an official group"),
        definition=Text(
            zh="至少有一人在官方群的户数 ÷ 入住户数",
            en="households with at least one member in an official chat group ÷ occupied households",
        ),
        interpretation=Text(
            zh="在群不等于看到通知，更不等于参与。同一户加入几个群只计一户；按人数登记会使比率超过全部，此时不予采用。",
            en="Being in a group is not reading it, and still less taking part. A household in several groups "
            "counts once; where people are counted instead, the share can pass the whole and is then refused.",
        ),
        theme="informatisation",
        direction="higher",
        numerator=Part(table="platforms", sum="households_in_group"),
        denominator=Part(table="communities", sum="households_occupied"),
        measure="share",
        counted=Text(zh="户", en="households"),
        disclosure="public",
        source="R3b",
    ),
    Indicator(
        code="info_daily_update",
        title=Text(zh="信息日更率", en="Days with an update"),
        definition=Text(zh="有更新的天数 ÷ 统计天数", en="days with an update ÷ days counted"),
        interpretation=Text(
            zh="说明更新得勤不勤，不说明内容有没有用、有没有人看。为了日更而凑数，反而增加负担。",
            en="It shows how often something was posted, not whether it was useful or read. Posting for the sake of "
            "the count only adds to the burden.",
        ),
        theme="informatisation",
        direction="higher",
        table="platforms",
        numerator="days_with_update",
        denominator="days_counted",
        measure="share",
        counted=Text(zh="天", en="days"),
        disclosure="public",
        source="R3a3",
    ),
    Indicator(
        code="info_online_register",
        title=Text(zh="上网登记率", en="People registered online"),
        definition=Text(
            zh="已上网登记的人数 ÷ 摸排出的应登记人数", en="people registered online ÷ people found who should register"
        ),
        interpretation=Text(
            zh="分母是摸排出来的人，摸排不全时比率会虚高。未登记的要上门补登，不得公布名单。",
            en="The base is the people found, so an incomplete search makes the share look better. Go to the door "
            "for those missing; never publish a list of them.",
        ),
        theme="informatisation",
        direction="higher",
        table="platforms",
        numerator="scope_registered",
        denominator="scope_people",
        measure="share",
        counted=Text(zh="名应登记人员", en="people who should register"),
        disclosure="persons",
        source="R3a3",
    ),
    Indicator(
        code="info_health_record",
        title=Text(zh="健康记录率", en="Health records kept"),
        definition=Text(zh="已建健康记录数 ÷ 应建健康记录数", en="health records kept ÷ health records due"),
        interpretation=Text(
            zh="只数记录建了没有，不含任何人的健康内容，也不反映健康状况。思想动态不作个人层面的测量。",
            en="It counts only whether records exist; it holds nothing about anybody’s health and says nothing "
            "about it. Nobody’s state of mind is measured.",
        ),
        theme="informatisation",
        direction="higher",
        table="services",
        universe="kind = 'care'",
        numerator="records_kept",
        denominator="records_due",
        measure="share",
        counted=Text(zh="份健康记录", en="health records"),
        disclosure="persons",
        source="R3a4",
    ),
)
