"""Guards: the shifts at the gates, in all compounds and by whether a property company shares the work."""

from governance_metrics.indicators.card import Indicator
from governance_metrics.text import Text

INDICATORS = (
    Indicator(
        code="mob_guard_cover",
        title=Text(zh="值守覆盖率", en="Gate shifts staffed"),
        definition=Text(zh="已值守班次 ÷ 应值守班次", en="gate shifts staffed ÷ gate shifts due"),
        interpretation=Text(
            zh="说明排定的班次有没有人到岗，不说明到岗的人是谁、查得严不严。应值守班次由社区自定，定得少，覆盖率就"
            "高；请与有无物业的两项分列数值一并看。",
            en="It shows whether the shifts on the rota were filled, not by whom or how strictly. Each community "
            "sets its own rota, and a thin rota is easily filled; read it beside the figures for compounds with "
            "and without a property company.",
        ),
        theme="mobilisation",
        direction="higher",
        table="compounds",
        numerator="guard_done",
        denominator="guard_due",
        measure="share",
        counted=Text(zh="班次", en="shifts"),
        disclosure="public",
        source="M8",
    ),
    Indicator(
        code="mob_guard_cover_property",
        title=Text(zh="有物业小区值守率", en="Gate shifts staffed, with property"),
        definition=Text(
            zh="有物业小区的已值守班次 ÷ 应值守班次",
            en="gate shifts staffed ÷ gate shifts due, in compounds that have a property company",
        ),
        interpretation=Text(
            zh="保安与社区联合设卡的小区，班次有没有人到岗。只宜与无物业小区的同一比率对照，单独看说明不了物业的作用。",
            en="Whether shifts were filled where security guards and the community held the gate together. Hold it "
            "against compounds without a property company; alone it says nothing about what the company did.",
        ),
        theme="mobilisation",
        direction="higher",
        table="compounds",
        universe="has_property",
        numerator="guard_done",
        denominator="guard_due",
        measure="share",
        counted=Text(zh="班次", en="shifts"),
        disclosure="public",
        source="M8",
    ),
    Indicator(
        code="mob_guard_cover_no_property",
        title=Text(zh="无物业小区值守率", en="Gate shifts staffed, no property"),
        definition=Text(
            zh="无物业小区的已值守班次 ÷ 应值守班次",
            en="gate shifts staffed ÷ gate shifts due, in compounds without a property company",
        ),
        interpretation=Text(
            zh="靠社区人员、志愿者和居民代表值守的小区，班次有没有人到岗。比率与有物业小区相当，说明缺口补上了，不说"
            "明负担相当。",
            en="Whether shifts were filled where community staff, volunteers and residents held the gate "
            "themselves. A share level with other compounds means the gap was filled, not that the burden was "
            "equal.",
        ),
        theme="mobilisation",
        direction="higher",
        table="compounds",
        universe="NOT has_property",
        numerator="guard_done",
        denominator="guard_due",
        measure="share",
        counted=Text(zh="班次", en="shifts"),
        disclosure="public",
        source="M8",
    ),
)
