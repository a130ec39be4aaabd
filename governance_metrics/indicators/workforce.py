"""Workforce: how many community workers there are, how old, how trained. Other staff are kept apart."""

from governance_metrics.indicators.card import Indicator, Part
from governance_metrics.text import Text

IN_SCOPE = "on_post AND staff_kind NOT IN ('seconded', 'property', 'grid_worker')"

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
        code="work_under35",
        title=Text(zh="35岁及以下占比", en="Workers aged 35 or under"),
        definition=Text(
            zh="期末年龄在35岁及以下的社区工作者 ÷ 在岗社区工作者；不含挂职下沉干部、物业人员和网格员",
            en="community workers aged 35 or under at the end of the period ÷ community workers on post; "
            "seconded cadres, property staff and grid workers are left out",
        ),
        interpretation=Text(
            zh="反映队伍有没有接续，不评价任何年龄段的能力。社区人少，一两个人就能改变比率，只在街道以上公布。",
            en="It shows whether younger people are coming in; it says nothing about the ability of any age "
            "group. Teams are small and one or two people change the share, so it is shown for streets "
            "and above only.",
        ),
        theme="workforce",
        direction="higher",
        table="workers",
        universe=IN_SCOPE,
        numerator="age <= 35",
        counted=Text(zh="名35岁及以下的社区工作者", en="community workers aged 35 or under"),
        disclosure="staff",
        source="P4a",
        page_one=True,
    ),
    Indicator(
        code="work_college",
        title=Text(zh="大专及以上占比", en="Workers with college education"),
        definition=Text(
            zh="大专及以上学历的社区工作者 ÷ 学历已知的在岗社区工作者；不含挂职下沉干部、物业人员和网格员",
            en="community workers with a junior-college degree or higher ÷ community workers on post whose "
            "education is known; seconded cadres, property staff and grid workers are left out",
        ),
        interpretation=Text(
            zh="学历是资格条件，不等于做群众工作的本领。先看有多少人学历不详，再看比率。",
            en="A degree is a qualification, not the skill of working with residents. Look at how many "
            "records lack it before reading the share.",
        ),
        theme="workforce",
        direction="higher",
        table="workers",
        universe=IN_SCOPE,
        numerator="education IN ('postgraduate', 'bachelor', 'college')",
        counted=Text(zh="名大专及以上学历的社区工作者", en="community workers with college education"),
        disclosure="staff",
        source="P4a",
        page_one=True,
    ),
    Indicator(
        code="work_cert",
        title=Text(zh="持证率", en="Certified workers"),
        definition=Text(
            zh="持有社会工作者职业资格证书的社区工作者 ÷ 持证情况已知的在岗社区工作者；不含挂职下沉干部、物"
            "业人员和网格员",
            en="community workers holding a social-work certificate of any level ÷ community workers on "
            "post for whom it is known; seconded cadres, property staff and grid workers are left out",
        ),
        interpretation=Text(
            zh="反映专业资格，不反映防控知识和应急处突经验，后者要看培训和经历记录。发达城市的数值只供参照。",
            en="It shows a professional qualification, not knowledge of epidemic control or experience of "
            "emergencies; for those, look at training and duty records. Figures from affluent cities are "
            "for reference only.",
        ),
        theme="workforce",
        direction="higher",
        table="workers",
        universe=IN_SCOPE,
        numerator="cert_level IN ('assistant', 'social_worker', 'senior')",
        counted=Text(zh="名持证社区工作者", en="certified community workers"),
        disclosure="staff",
        source="P4c",
        page_one=True,
    ),
)
