"""Profile: age, sex, education, certificates. Never below the street, and the share of women never scored."""

from governance_metrics.indicators.card import Indicator
from governance_metrics.indicators.workforce.scope import IN_SCOPE
from governance_metrics.text import Text

INDICATORS = (
    Indicator(
        code="work_age_mean",
        title=Text(zh="平均年龄", en="Mean age"),
        definition=Text(
            zh="期末在岗社区工作者年龄的平均，出生年月已知者计入；不含挂职下沉干部、物业人员和网格员",
            en="mean age at the end of the period of community workers on post whose birth is known; seconded "
            "cadres, property staff and grid workers are left out",
        ),
        interpretation=Text(
            zh="平均数掩盖两头：老的老、小的小，平均也居中。只作背景，不评价任何年龄段。",
            en="A mean hides the ends: a team of old and young looks middle-aged. It is background and no "
            "judgement on any age.",
        ),
        theme="workforce",
        direction="context",
        table="workers",
        universe=IN_SCOPE,
        numerator="age",
        unit=Text(zh="岁", en="years"),
        counted=Text(zh="岁", en="years"),
        disclosure="staff",
        source="P4a",
    ),
    Indicator(
        code="work_over50",
        title=Text(zh="50岁及以上占比", en="Workers aged 50 or over"),
        definition=Text(
            zh="期末年满50岁的社区工作者 ÷ 在岗社区工作者；不含挂职下沉干部、物业人员和网格员",
            en="community workers aged 50 or over at the end of the period ÷ community workers on post; seconded "
            "cadres, property staff and grid workers are left out",
        ),
        interpretation=Text(
            zh="反映今后几年有多少人要退休，不反映能力。经验多也在这一部分人身上。",
            en="It shows how many will retire in the coming years, not what they can do; much of the experience "
            "is theirs.",
        ),
        theme="workforce",
        direction="context",
        table="workers",
        universe=IN_SCOPE,
        numerator="age >= 50",
        counted=Text(zh="名社区工作者", en="community workers"),
        disclosure="staff",
        source="P4a",
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
        code="work_female",
        title=Text(zh="女性占比", en="Women among workers"),
        definition=Text(
            zh="女性社区工作者 ÷ 性别已知的在岗社区工作者；不含挂职下沉干部、物业人员和网格员",
            en="women ÷ community workers on post whose sex is known; seconded cadres, property staff and grid "
            "workers are left out",
        ),
        interpretation=Text(
            zh="这是事实，不是短处，任何时候都不评高低。只在安排休假、照护和困难补助时用得上。",
            en="It is a fact, not a fault, and is never scored. Its use is in planning leave, care and hardship aid.",
        ),
        theme="workforce",
        direction="context",
        table="workers",
        universe=IN_SCOPE,
        numerator="sex = 'F'",
        counted=Text(zh="名女性", en="women"),
        disclosure="staff",
        source="P4a",
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
        code="work_bachelor",
        title=Text(zh="本科及以上占比", en="Workers with a degree"),
        definition=Text(
            zh="大学本科及以上学历的社区工作者 ÷ 学历已知的在岗社区工作者；不含挂职下沉干部、物业人员和网格员",
            en="community workers with a bachelor's degree or higher ÷ community workers on post whose education "
            "is known; seconded cadres, property staff and grid workers are left out",
        ),
        interpretation=Text(
            zh="招考门槛提高后新人多为本科，数值会逐年上升，不等于老同志不行。先看有多少人学历不详。",
            en="Newcomers mostly hold degrees since recruitment asked for them, so the share rises year by year "
            "and says nothing against those who came before. Look first at how many records lack it.",
        ),
        theme="workforce",
        direction="higher",
        table="workers",
        universe=IN_SCOPE,
        numerator="education IN ('postgraduate', 'bachelor')",
        counted=Text(zh="名本科及以上学历的社区工作者", en="community workers with a degree"),
        disclosure="staff",
        source="R4a",
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
