"""Headcount: how many there are, how many posts stand empty, who comes and who leaves."""

from governance_metrics.indicators.card import Indicator, Part
from governance_metrics.indicators.workforce.scope import EMPLOYED, IN_SCOPE, WITH_GRID_WORKERS
from governance_metrics.text import Text

INDICATORS = (
    Indicator(
        code="work_per_10k",
        title=Text(zh="万人社区工作者", en="Community workers per 10,000"),
        definition=Text(
            zh="期末在岗的社区工作者 ÷（城镇常住人口/10000）；不含挂职下沉干部、物业人员和网格员",
            en="community workers on post at the end of the period ÷ tens of thousands of urban residents; "
            "seconded cadres, property staff and grid workers are left out",
        ),
        interpretation=Text(
            zh="反映人手多少，不反映忙闲和能力。口径不同结果相差很大，是否计入网格员须先说清；人口用城镇常"
            "住人口，不用户籍人口。",
            en="It shows headcount, not workload or skill. Definitions matter a great deal: say first "
            "whether grid workers are in. The base is urban residents, not registered population.",
        ),
        theme="workforce",
        direction="higher",
        numerator=Part(table="workers", where=IN_SCOPE),
        denominator=Part(table="communities", sum="residents_urban / 10000"),
        measure="ratio",
        unit=Text(zh="人/万人", en="per 10,000 urban residents"),
        counted=Text(zh="名社区工作者", en="community workers"),
        disclosure="public",
        source="P4b",
        page_one=True,
    ),
    Indicator(
        code="work_per_10k_grid",
        title=Text(zh="万人工作者含网格员", en="Workers per 10,000 with grid workers"),
        definition=Text(
            zh="期末在岗的社区工作者和网格员 ÷（城镇常住人口/10000）；不含挂职下沉干部和物业人员",
            en="community workers and grid workers on post at the end of the period ÷ tens of thousands of urban "
            "residents; seconded cadres and property staff are left out",
        ),
        interpretation=Text(
            zh="当地把网格员算作社区工作者时看这一口径。与国家规划的目标口径不同，只作背景，不评高低。",
            en="For places that count grid workers among community workers. The national target is not defined "
            "this way, so it is background and never scored.",
        ),
        theme="workforce",
        direction="context",
        numerator=Part(table="workers", where=WITH_GRID_WORKERS),
        denominator=Part(table="communities", sum="residents_urban / 10000"),
        measure="ratio",
        unit=Text(zh="人/万人", en="per 10,000 urban residents"),
        counted=Text(zh="名社区工作者", en="community workers"),
        disclosure="public",
        source="P4b",
    ),
    Indicator(
        code="work_per_10k_all",
        title=Text(zh="万人在岗力量", en="All staff per 10,000"),
        definition=Text(
            zh="期末在岗的社区工作者、网格员和挂职下沉干部 ÷（城镇常住人口/10000）；不含物业人员",
            en="community workers, grid workers and seconded cadres on post at the end of the period ÷ tens of "
            "thousands of urban residents; property staff are left out",
        ),
        interpretation=Text(
            zh="看包括支援力量在内，手头一共有多少人。下沉干部任务结束即返岗，所以只作背景，不能当作编制达标。",
            en="All hands at present, help sent from outside included. Seconded cadres leave when the task ends, "
            "so it is background and never proof that posts are filled.",
        ),
        theme="workforce",
        direction="context",
        numerator=Part(
            table="people_on_post", sum="persons", where="seconded OR staff_kind NOT IN ('seconded', 'property')"
        ),
        denominator=Part(table="communities", sum="residents_urban / 10000"),
        measure="ratio",
        unit=Text(zh="人/万人", en="per 10,000 urban residents"),
        counted=Text(zh="名在岗人员", en="people on post"),
        disclosure="public",
        source="P4b",
    ),
    Indicator(
        code="work_hh_per_worker",
        title=Text(zh="人均服务户数", en="Households per worker"),
        definition=Text(
            zh="常住户数 ÷ 期末在岗的社区工作者；不含挂职下沉干部、物业人员和网格员",
            en="occupied households ÷ community workers on post at the end of the period; seconded cadres, "
            "property staff and grid workers are left out",
        ),
        interpretation=Text(
            zh="反映每人管多少户，不反映户与户之间的难易。老旧小区、流动人口多的社区，同样户数要花更多力气。",
            en="It shows how many households fall to each worker, not how hard they are to serve. Old compounds "
            "and many newcomers take more effort for the same number.",
        ),
        theme="workforce",
        direction="lower",
        numerator=Part(table="communities", sum="households_occupied"),
        denominator=Part(table="workers", where=IN_SCOPE),
        measure="ratio",
        unit=Text(zh="户/人", en="households per worker"),
        counted=Text(zh="户", en="households"),
        disclosure="public",
        source="P4b",
    ),
    Indicator(
        code="work_vacancy",
        title=Text(zh="空编率", en="Posts vacant"),
        definition=Text(
            zh="空缺的核定员额 ÷ 核定员额；空缺为核定数减在岗数，超员的社区按零计；不含挂职下沉干部、物业人员和网格员",
            en="vacant posts ÷ posts approved; vacant is posts less community workers on post, and nought where a "
            "community has more; seconded cadres, property staff and grid workers are left out",
        ),
        interpretation=Text(
            zh="反映核定的岗位有没有人，不反映核定数本身够不够。超员社区不抵其他社区的空缺。",
            en="It shows whether approved posts are filled, not whether enough were approved. A team above its "
            "quota does not fill a gap elsewhere.",
        ),
        theme="workforce",
        direction="lower",
        table="community_staffing",
        numerator="vacant",
        denominator="quota",
        measure="share",
        counted=Text(zh="个空缺岗位", en="vacant posts"),
        disclosure="public",
        source="P4b",
    ),
    Indicator(
        code="work_secondee_share",
        title=Text(zh="挂职下沉占比", en="Secondees among those on post"),
        definition=Text(
            zh="期末在岗的挂职下沉干部 ÷（在岗社区工作者 + 在岗挂职下沉干部）；不含物业人员和网格员",
            en="seconded cadres on post at the end of the period ÷ community workers and seconded cadres on post; "
            "property staff and grid workers are left out",
        ),
        interpretation=Text(
            zh="反映对支援力量的依赖。高低没有好坏，但支援撤走后的缺口要有安排。",
            en="It shows how far the work rests on help from outside. There is no right level, but someone has to "
            "plan for the day they leave.",
        ),
        theme="workforce",
        direction="context",
        table="people_on_post",
        universe=f"seconded OR {EMPLOYED}",
        numerator="CASE WHEN seconded THEN persons ELSE 0 END",
        denominator="persons",
        measure="share",
        counted=Text(zh="名下沉干部", en="seconded cadres"),
        disclosure="public",
        source="R4a",
    ),
    Indicator(
        code="work_channel_mix",
        title=Text(zh="来源构成", en="Where workers came from"),
        definition=Text(
            zh="各渠道（选任、公开招聘、机关挂职、其他）来的在岗社区工作者 ÷ 来源已知的在岗社区工作者；"
            "总数一行为公开招聘所占比重；不含挂职下沉干部、物业人员和网格员",
            en="community workers on post who came by each channel (elected or appointed, open recruitment, "
            "secondment, other) ÷ those whose channel is known; the line without a group gives open "
            "recruitment; seconded cadres, property staff and grid workers are left out",
        ),
        interpretation=Text(
            zh="说明队伍从哪里来，不说明哪条渠道更好。来源不详的多，就先补登记。",
            en="It shows where the team came from, not which way is better. Where many are unknown, complete the "
            "roster first.",
        ),
        theme="workforce",
        direction="context",
        table="workers",
        universe=IN_SCOPE,
        numerator="channel = 'recruited'",
        statistic="composition",
        across="channel",
        counted=Text(zh="名社区工作者", en="community workers"),
        disclosure="staff",
        source="R4a",
    ),
    Indicator(
        code="work_turnover",
        title=Text(zh="流失率", en="Staff turnover"),
        definition=Text(
            zh="期内离岗的社区工作者 ÷ 期初与期末在岗人数的平均；不含挂职下沉干部、物业人员和网格员",
            en="community workers who left in the period ÷ mean of those on post when it began and when it ended; "
            "seconded cadres, property staff and grid workers are left out",
        ),
        interpretation=Text(
            zh="辞职、考走、退休、提任都计在内，须分原因看：提任是好事。疫情期间不许离岗，那几年的低数值不能当作稳定。",
            en="Resignations, examinations, retirements and promotions all count, so look at the reasons: a "
            "promotion is good news. Where leaving was not allowed in the emergency, a low figure is not "
            "stability.",
        ),
        theme="workforce",
        direction="lower",
        table="workers",
        universe=EMPLOYED,
        numerator="CASE WHEN left_in_period THEN 1 ELSE 0 END",
        denominator="(CASE WHEN on_post_before THEN 1 ELSE 0 END + CASE WHEN on_post THEN 1 ELSE 0 END) / 2",
        measure="share",
        counted=Text(zh="名离岗者", en="leavers"),
        disclosure="staff",
        source="P4g",
    ),
    Indicator(
        code="work_promotion",
        title=Text(zh="提任率", en="Promoted to a street post"),
        definition=Text(
            zh="期内提任街道岗位的社区工作者 ÷ 期内在岗过的社区工作者；不含挂职下沉干部、物业人员和网格员",
            en="community workers promoted to a street post in the period ÷ community workers on post at any time "
            "in it; seconded cadres, property staff and grid workers are left out",
        ),
        interpretation=Text(
            zh="一年里提任的人很少，单年数值跳动大，宜连看几年。只算提任到街道的，社区内部升职不计。",
            en="Few are promoted in a year and the figure jumps, so read several years together. Only posts at "
            "the street count, not a rise within the community.",
        ),
        theme="workforce",
        direction="higher",
        table="workers",
        universe=EMPLOYED,
        numerator="promoted_in_period",
        counted=Text(zh="名提任者", en="workers promoted"),
        disclosure="staff",
        source="R4a",
    ),
)
