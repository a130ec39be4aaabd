"""Capability: training, experience of emergencies, feeling equal to the work, prospects."""

from governance_metrics.indicators.card import Indicator
from governance_metrics.text import Text

INDICATORS = (
    Indicator(
        code="work_emerg_train",
        title=Text(zh="应急培训率", en="Trained for emergencies"),
        definition=Text(
            zh="一年内参加过应急培训的社区工作者 ÷ 社区工作者",
            en="community workers trained for emergencies at least once in the year ÷ community workers",
        ),
        interpretation=Text(
            zh="参加一次即计入，不说明学会。讲座和演练差别很大，要问清是哪一种。",
            en="One session is enough and does not show what was learnt. A talk and a drill are different things; "
            "ask which it was.",
        ),
        theme="workforce",
        direction="higher",
        table="pay_training",
        numerator="trained_emerg",
        denominator="staff",
        measure="share",
        counted=Text(zh="名社区工作者", en="community workers"),
        disclosure="staff",
        source="P4c",
    ),
    Indicator(
        code="work_emerg_exp",
        title=Text(zh="应急经历", en="Experience of emergencies"),
        definition=Text(
            zh="参与过突发事件现场处置的社区工作者 ÷ 有效回答",
            en="community workers who have helped to handle an emergency on the spot ÷ valid answers",
        ),
        interpretation=Text(
            zh="由本人填答，处置的轻重不分。经历多也可能是当地事件多，不能当作成绩。",
            en="Workers say so themselves, and small and large emergencies count alike. Much experience may only "
            "mean many emergencies.",
        ),
        theme="workforce",
        direction="higher",
        table="workers_survey",
        numerator="handled_emergency",
        counted=Text(zh="名社区工作者", en="community workers"),
        disclosure="staff",
        source="P4c",
    ),
    Indicator(
        code="work_train_rate",
        title=Text(zh="培训参与率", en="Trained in the year"),
        definition=Text(
            zh="一年内参加过任何培训的社区工作者 ÷ 社区工作者",
            en="community workers trained at least once in the year ÷ community workers",
        ),
        interpretation=Text(
            zh="只看有没有参加，不看学时和内容。人人都参加过一次，也可能一次都没学到东西。",
            en="It asks whether, not how long or in what. Everyone may have attended once and learnt nothing.",
        ),
        theme="workforce",
        direction="higher",
        table="pay_training",
        numerator="trained",
        denominator="staff",
        measure="share",
        counted=Text(zh="名社区工作者", en="community workers"),
        disclosure="staff",
        source="R4b2",
    ),
    Indicator(
        code="work_efficacy",
        title=Text(zh="胜任感", en="Feeling equal to the work"),
        definition=Text(
            zh="“我能胜任精细化治理对社区工作的要求”得分的平均",
            en="mean score of the statement that they are equal to what careful, fine-grained work demands",
        ),
        interpretation=Text(
            zh="一分最低，五分最高。自评往往偏高，又随压力起伏，不能代替对工作的检查。",
            en="One is lowest, five highest. People rate themselves kindly and with their mood, so it does not "
            "replace looking at the work.",
        ),
        theme="workforce",
        direction="higher",
        table="workers_survey",
        numerator="competent_score",
        unit=Text(zh="分", en="points"),
        counted=Text(zh="分", en="points"),
        disclosure="staff",
        source="P4h",
    ),
    Indicator(
        code="work_career_view",
        title=Text(zh="发展评价", en="View of prospects"),
        definition=Text(
            zh="对本岗位发展空间评分的平均",
            en="mean score given to the prospects of the post",
        ),
        interpretation=Text(
            zh="一分最低，五分最高。说的是感受，要与提任情况一并看；新人和老同志的想法也不同。",
            en="One is lowest, five highest. It is a feeling: read it beside promotions, and newcomers see it "
            "differently from old hands.",
        ),
        theme="workforce",
        direction="higher",
        table="workers_survey",
        numerator="prospects_score",
        unit=Text(zh="分", en="points"),
        counted=Text(zh="分", en="points"),
        disclosure="staff",
        source="P4f",
    ),
)
