"""Mobilisation as residents see it: who joined in, what helped, who kept to the rules."""

from governance_metrics.indicators.card import Indicator
from governance_metrics.text import Text

INDICATORS = (
    Indicator(
        code="mob_join_rate",
        title=Text(zh="居民参战率", en="Residents who joined in"),
        definition=Text(
            zh="过去十二个月参加过值守巡查或志愿服务的居民 ÷ 有效回答",
            en="residents who took part in gate duty, patrol or volunteering in the past twelve months ÷ valid answers",
        ),
        interpretation=Text(
            zh="“全民参与”是一个比率，这就是它。参加一次即计入；积极的人更愿意答卷，数值会偏高。",
            en="Whether everyone took part is a share, and this is it. Once is enough, and active people answer "
            "more readily, so it runs high.",
        ),
        theme="mobilisation",
        direction="higher",
        table="residents_survey",
        numerator="part_volunteer OR part_patrol",
        counted=Text(zh="名居民", en="residents"),
        disclosure="persons",
        source="M13",
    ),
    Indicator(
        code="mob_supply_ok",
        title=Text(zh="物资满意率", en="Satisfied with supplies"),
        definition=Text(
            zh="对应急物资“非常满意”或“比较满意”的居民 ÷ 有效回答",
            en="residents satisfied or very satisfied with emergency supplies ÷ valid answers",
        ),
        interpretation=Text(
            zh="这是事后印象，不是供应记录。由被评价一方收集时偏高，看社区之间的差别比看水平可靠。",
            en="It is an impression afterwards, not a record of deliveries. Collected by those being rated it "
            "runs high; differences between communities are safer than the level.",
        ),
        theme="mobilisation",
        direction="higher",
        table="residents_survey",
        numerator="sat_supplies IN ('4', '5')",
        counted=Text(zh="名居民", en="residents"),
        disclosure="persons",
        source="M5",
    ),
    Indicator(
        code="mob_recognition",
        title=Text(zh="微服务认可率", en="Small services that helped"),
        definition=Text(
            zh="认为微服务“比较有帮助”或“很有帮助”的居民 ÷ 用过微服务的居民的有效回答",
            en="residents who say the small services helped a good or a great deal ÷ valid answers of those who "
            "used any",
        ),
        interpretation=Text(
            zh="只问用过的人，用得少的社区也可能认可率高，要与覆盖情况一并看。它说不了防控效果。",
            en="Only users are asked, so few users may still be pleased: read it beside coverage. It says nothing "
            "of the course of the epidemic.",
        ),
        theme="mobilisation",
        direction="higher",
        table="residents_survey",
        numerator="micro_helpful IN ('4', '5')",
        counted=Text(zh="名居民", en="residents"),
        disclosure="persons",
        source="M18",
    ),
    Indicator(
        code="mob_compliance_rate",
        title=Text(zh="遵守率", en="Residents who complied"),
        definition=Text(
            zh="必要的登记、出入管理自己“都做到了”或“大多做到”的居民 ÷ 有效回答",
            en="residents who always or mostly kept to registration and gate rules ÷ valid answers",
        ),
        interpretation=Text(
            zh="自己说自己，普遍偏高，不能当作真实水平。应与“周围不遵守的情况”和逆反事件率对照。",
            en="People speak of themselves and the figure runs high, so it is no true level. Compare it with what "
            "they see of others and with incidents of defiance.",
        ),
        theme="mobilisation",
        direction="higher",
        table="residents_survey",
        numerator="complied IN ('always', 'mostly')",
        counted=Text(zh="名居民", en="residents"),
        disclosure="persons",
        source="M11",
    ),
)
