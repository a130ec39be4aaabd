"""Support: doctors, funds, groups that lasted, and training in the appraisal."""

from governance_metrics.indicators.card import Indicator
from governance_metrics.text import Text

INDICATORS = (
    Indicator(
        code="rec_family_doctor_rate",
        title=Text(zh="家庭医生签约率", en="Signed with a family doctor"),
        definition=Text(
            zh="签约家庭医生的居民 ÷ 常住人口",
            en="residents signed with a family doctor ÷ usual residents",
        ),
        interpretation=Text(
            zh="签约多少受考核任务影响很大，签而不约是常见情形，所以只作背景。",
            en="Signing follows what is asked of the clinics, and many sign without ever being seen, so it is "
            "background only.",
        ),
        theme="adoption",
        direction="context",
        table="communities",
        numerator="family_doctor_signed",
        denominator="residents_usual",
        measure="share",
        counted=Text(zh="名签约居民", en="residents signed"),
        disclosure="public",
        source="R2a3",
    ),
    Indicator(
        code="rec_telemed",
        title=Text(zh="远程协作", en="Telemedicine agreements"),
        definition=Text(
            zh="期末有效的社区医院与上级医院远程医疗协作协议数",
            en="telemedicine agreements between community clinics and higher hospitals in force at the end of the "
            "period",
        ),
        interpretation=Text(
            zh="有协议不等于在用，要问一年会诊多少次。只作背景。",
            en="An agreement is not its use: ask how many consultations there were in a year. It is background only.",
        ),
        theme="adoption",
        direction="context",
        table="communities",
        numerator="telemed_agreements",
        measure="count",
        unit=Text(zh="项", en="agreements"),
        counted=Text(zh="项协议", en="agreements"),
        disclosure="public",
        source="R2a3",
    ),
    Indicator(
        code="rec_groups_kept",
        title=Text(zh="留存的群组", en="Groups still active"),
        definition=Text(
            zh="应急期间组建、期末仍在活动的群组 ÷ 应急期间组建的群组",
            en="groups formed in the emergency and still active at the end of the period ÷ groups formed in the "
            "emergency",
        ),
        interpretation=Text(
            zh="反映非常时期结成的互助有没有留下来。群还在不等于人还在做事，有的群转作他用也算在内。",
            en="It shows whether the ties of the emergency lasted. A group that is still there need not still "
            "help, and one put to other uses counts too.",
        ),
        theme="adoption",
        direction="higher",
        table="communities",
        numerator="groups_kept",
        denominator="groups_formed",
        measure="share",
        counted=Text(zh="个群组", en="groups"),
        disclosure="public",
        source="R2a3",
    ),
    Indicator(
        code="rec_nonfiscal_share",
        title=Text(zh="非财政资金占比", en="Funds from outside the budget"),
        definition=Text(
            zh="非财政资金 ÷ 社区经费总额",
            en="funds from outside the budget ÷ all community funds",
        ),
        interpretation=Text(
            zh="反映资金渠道是否多样，高低没有标准。财政投入减少也会使它升高，所以只作背景。",
            en="It shows whether funds come from several sources; there is no right level. A cut in the budget "
            "raises it too, so it is background.",
        ),
        theme="adoption",
        direction="context",
        table="communities",
        numerator="funds_nonfiscal",
        denominator="funds_total",
        measure="share",
        counted=Text(zh="元非财政资金", en="yuan from outside the budget"),
        disclosure="public",
        source="R4b2",
    ),
    Indicator(
        code="rec_train_in_appraisal",
        title=Text(zh="培训入考核", en="Training counts in appraisal"),
        definition=Text(
            zh="考核文件已写入培训的填报单位 ÷ 全部填报单位；单个社区即“是”或“否”",
            en="reporting bodies whose appraisal document includes training ÷ all reporting bodies; for one "
            "community it is yes or no",
        ),
        interpretation=Text(
            zh="以文件为准，口头要求不算。写入考核不等于培训变好，还要看培训参与率。",
            en="A document is needed; what is only said does not count. Being in the appraisal does not make "
            "training better, so look at how many attend.",
        ),
        theme="adoption",
        direction="higher",
        table="pay_training",
        numerator="in_appraisal_doc",
        counted=Text(zh="个社区", en="communities"),
        disclosure="public",
        source="R4b2",
    ),
)
