"""The second part of the paper, concluded: little informatisation and a thin corps of community workers."""

from governance_metrics.claims.claim import Claim, Test
from governance_metrics.text import Text

CLAIMS = (
    Claim(
        code="P3a",
        section="problems",
        group="information",
        kind="problem",
        quote=Text(
            zh="受思维观念局限影响，一些社区工作者仍然采取“纸上防控”、“表格防控”、“开会防控”等传统方式",
            en="held back by set ways of thinking, some community workers still practise “prevention on "
            "paper”, “prevention by form” and “prevention by meeting”",
        ),
        statement=Text(
            zh="工作仍靠纸、靠表、靠开会",
            en="Work still runs on paper, forms and meetings",
        ),
        indicators=("info_paper_share", "info_forms_n", "info_meeting_share"),
        tests=(
            Test(indicator="info_paper_share", expects="misses"),
            Test(indicator="info_forms_n", expects="misses"),
            Test(indicator="info_meeting_share", expects="misses", role="informs", min_n=30),
        ),
        remedies=("R3a", "R3b"),
        caution=Text(
            zh="报表多出自上级要求，不能归因于社区工作者的观念。",
            en="Forms are mostly asked for from above; they say nothing about how community workers think.",
        ),
    ),
    Claim(
        code="P3b",
        section="problems",
        group="information",
        kind="problem",
        quote=Text(
            zh="不善于利用已有的信息化手段——社区APP等大数据科技手段开展工作",
            en="they are not good at working with the tools they already have, such as community apps and "
            "other big-data technology",
        ),
        statement=Text(
            zh="社区工作者不善于使用已有的信息化手段",
            en="Community workers make little use of the digital tools they have",
        ),
        indicators=("info_tool_rate", "info_skill", "info_system_n"),
        tests=(
            Test(indicator="info_tool_rate", expects="misses", min_n=30),
            Test(indicator="info_skill", expects="misses", min_n=30),
            Test(indicator="info_system_n", expects="misses", role="informs"),
        ),
        remedies=("R3b",),
    ),
    Claim(
        code="P3c",
        section="problems",
        group="information",
        kind="problem",
        quote=Text(
            zh="防控工作效率低下、准确性差",
            en="prevention work is inefficient and inaccurate",
        ),
        statement=Text(zh="工作效率低、准确性差", en="Work is slow and inaccurate"),
        indicators=("info_ontime_rate", "info_accuracy_rate"),
        tests=(
            Test(indicator="info_ontime_rate", expects="misses"),
            Test(indicator="info_accuracy_rate", expects="misses"),
        ),
        remedies=("R3a",),
    ),
    Claim(
        code="P4a",
        section="problems",
        group="workforce",
        kind="problem",
        quote=Text(
            zh="社区工作者队伍构成“年龄偏大、女性偏多、学历偏低”",
            en="the community workforce is “rather old, with rather many women and rather low in schooling”",
        ),
        statement=Text(
            zh="社区工作者年龄偏大、学历偏低",
            en="Community workers tend to be older and less educated",
        ),
        indicators=("work_age_mean", "work_over50", "work_under35", "work_female", "work_college"),
        tests=(
            Test(indicator="work_under35", expects="misses"),
            Test(indicator="work_college", expects="misses"),
        ),
        remedies=("R4a", "R4b"),
        caution=Text(
            zh="女性比例是队伍的事实，不是短板，只作背景，不参与判定。",
            en="The share of women is a fact, not a fault: it is context and takes no part in the verdict.",
        ),
    ),
    Claim(
        code="P4b",
        section="problems",
        group="workforce",
        kind="problem",
        quote=Text(zh="人员数量不足等特点明显", en="there are plainly too few of them"),
        statement=Text(zh="社区工作者人数不足", en="There are too few community workers"),
        indicators=("work_per_10k", "work_per_10k_grid", "work_per_10k_all", "work_hh_per_worker", "work_vacancy"),
        tests=(
            Test(indicator="work_per_10k", expects="misses"),
            Test(indicator="work_hh_per_worker", expects="misses", role="informs"),
            Test(indicator="work_vacancy", expects="misses", role="informs"),
        ),
        remedies=("R4a",),
        caution=Text(
            zh="抽调下沉干部不计入；是否计入网格员，结论可能不同。",
            en="Seconded cadres are left out; counting grid workers could change the answer.",
        ),
    ),
    Claim(
        code="P4c",
        section="problems",
        group="workforce",
        kind="problem",
        quote=Text(
            zh="普遍缺乏此次防控专业知识和应急处突经验",
            en="they generally lack the professional knowledge this epidemic called for and experience of emergencies",
        ),
        statement=Text(
            zh="社区工作者缺乏专业知识和应急经验",
            en="Community workers lack professional knowledge and experience of emergencies",
        ),
        indicators=("work_emerg_train", "work_emerg_exp", "work_cert"),
        tests=(
            Test(indicator="work_cert", expects="misses"),
            Test(indicator="work_emerg_train", expects="misses"),
            Test(indicator="work_emerg_exp", expects="misses", role="informs", min_n=30),
        ),
        remedies=("R4b",),
        caution=Text(
            zh="职业资格反映社会工作专业知识，应急培训反映防控知识；参加过处置的比例由本人作答，只作参考。",
            en="The certificate stands for social-work knowledge and emergency training for knowledge of "
            "epidemic control; experience of emergencies is what workers say of themselves: for information.",
        ),
    ),
    Claim(
        code="P4d",
        section="problems",
        group="workforce",
        kind="problem",
        quote=Text(
            zh="任务繁重……连续超负荷工作，压力巨大",
            en="heavy tasks … overwork without a break, and enormous pressure",
        ),
        statement=Text(
            zh="社区工作者任务繁重、长期超负荷、压力大",
            en="Community workers are overloaded and under great pressure",
        ),
        indicators=("work_overtime", "work_overload", "work_stress"),
        tests=(
            Test(indicator="work_overtime", expects="misses", min_n=30),
            Test(indicator="work_overload", expects="misses", min_n=30),
            Test(indicator="work_stress", expects="misses", min_n=30),
        ),
        remedies=("R4b", "R3a"),
        caution=Text(
            zh="要问社区工作者本人，居民问卷答不了。",
            en="This has to be asked of the workers themselves; residents cannot tell.",
        ),
    ),
    Claim(
        code="P4e",
        section="problems",
        group="workforce",
        kind="problem",
        quote=Text(zh="薪酬偏低", en="pay is rather low"),
        statement=Text(zh="社区工作者薪酬偏低", en="Community workers are poorly paid"),
        indicators=("work_pay_ratio",),
        tests=(Test(indicator="work_pay_ratio", expects="misses"),),
        remedies=("R4b",),
    ),
    Claim(
        code="P4f",
        section="problems",
        group="workforce",
        kind="problem",
        quote=Text(zh="发展空间有限", en="room to advance is limited"),
        statement=Text(zh="社区工作者发展空间有限", en="Community workers have little room to advance"),
        indicators=("work_promotion", "work_career_view"),
        tests=(
            Test(indicator="work_promotion", expects="misses"),
            Test(indicator="work_career_view", expects="misses", min_n=30),
        ),
        remedies=("R4a",),
    ),
    Claim(
        code="P4g",
        section="problems",
        group="workforce",
        kind="problem",
        quote=Text(zh="压力巨大导致人才流失严重", en="enormous pressure leads to a serious loss of talent"),
        statement=Text(zh="社区人才流失严重", en="Communities lose many of their people"),
        indicators=("work_turnover", "work_leave_intent"),
        tests=(
            Test(indicator="work_turnover", expects="misses"),
            Test(indicator="work_leave_intent", expects="misses", min_n=30),
        ),
        remedies=("R4b",),
        caution=Text(
            zh="没有可靠的全国流失率可比；应急期间离职少，可能是不准离岗。",
            en="There is no sound national rate to compare with; few departures during an emergency may "
            "mean that nobody was allowed to leave.",
        ),
    ),
    Claim(
        code="P4h",
        section="problems",
        group="workforce",
        kind="problem",
        quote=Text(
            zh="面对各项工作日益精细化的要求，社区工作人员难以适应新形势下社区治理和服务要求",
            en="as every task is asked for in ever finer detail, community staff find it hard to keep up "
            "with what governance and service now require",
        ),
        statement=Text(
            zh="社区工作者难以适应精细化要求",
            en="Community workers struggle to meet ever more detailed requirements",
        ),
        indicators=("work_efficacy",),
        tests=(Test(indicator="work_efficacy", expects="misses", min_n=30),),
        remedies=("R4b",),
    ),
)
