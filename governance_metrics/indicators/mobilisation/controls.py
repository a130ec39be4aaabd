"""Controls: gates held, passes given, plans written, trips made."""

from governance_metrics.indicators.card import Indicator
from governance_metrics.text import Text

INDICATORS = (
    Indicator(
        code="mob_checkpoint_cover",
        title=Text(zh="出入口管控覆盖率", en="Compounds with controlled gates"),
        definition=Text(
            zh="至少有一个出入口有人值守且设有测温点的小区 ÷ 全部小区",
            en="residential compounds with at least one staffed gate and a temperature point ÷ all compounds",
        ),
        interpretation=Text(
            zh="说明小区是否设了卡，不说明每个出入口、每个时段都有人。常态时期没有设卡要求，只在管控期内评价。",
            en="It shows whether a compound set up a checkpoint, not that every gate was staffed round the "
            "clock. Judge it only while controls are in force; in ordinary times nobody is asked to man "
            "gates.",
        ),
        theme="mobilisation",
        direction="higher",
        table="compounds",
        numerator="gates_staffed >= 1 AND temp_point",
        counted=Text(zh="个小区", en="compounds"),
        disclosure="public",
        source="M4",
        page_one=True,
    ),
    Indicator(
        code="mob_pass_rate",
        title=Text(zh="居民通行证发放率", en="Households given a resident pass"),
        definition=Text(
            zh="已发居民通行证的户数 ÷ 入住户数", en="households given a resident pass ÷ occupied households"
        ),
        interpretation=Text(
            zh="说明证发到了多少户，不说明出入是否真的凭证。分母是入住户数，空置房不必发证。",
            en="It shows how many households got the pass, not whether anybody checked it at the gate. The base is "
            "occupied households: an empty flat needs no pass.",
        ),
        theme="mobilisation",
        direction="higher",
        table="compounds",
        numerator="passes_day",
        denominator="households_occupied",
        measure="share",
        counted=Text(zh="户", en="households"),
        disclosure="public",
        source="M7",
    ),
    Indicator(
        code="mob_pass_night_rate",
        title=Text(zh="夜间通行证发放率", en="Households given a night pass"),
        definition=Text(zh="已发夜间通行证的户数 ÷ 入住户数", en="households given a night pass ÷ occupied households"),
        interpretation=Text(
            zh="夜间通行证只发给确需夜间出入的家庭，多少为宜没有依据，只作背景，不评高低，也不与居民通行证相加。",
            en="Night passes go only to households that must come and go at night. Nothing says how many are right, "
            "so the share is background, never scored, and never added to resident passes.",
        ),
        theme="mobilisation",
        direction="context",
        table="compounds",
        numerator="passes_night",
        denominator="households_occupied",
        measure="share",
        counted=Text(zh="户", en="households"),
        disclosure="public",
        source="M7",
    ),
    Indicator(
        code="mob_plan_rate",
        title=Text(zh="一小区一策率", en="Compounds with their own plan"),
        definition=Text(
            zh="有本小区书面方案的小区 ÷ 全部小区",
            en="residential compounds with a written plan of their own ÷ all compounds",
        ),
        interpretation=Text(
            zh="说明方案有没有写，不说明写得是否合用、是否照做。雷同的方案也会计入，需抽看文本。",
            en="It shows that a plan was written, not that it fits the place or was followed. Copies of one text "
            "count too, so read a few of them.",
        ),
        theme="mobilisation",
        direction="higher",
        table="compounds",
        numerator="own_plan",
        counted=Text(zh="个小区", en="compounds"),
        disclosure="public",
        source="M3",
    ),
    Indicator(
        code="mob_disinfect_cover",
        title=Text(zh="公共区域消杀覆盖率", en="Disinfection of public areas done"),
        definition=Text(
            zh="已完成的公共区域消杀次数 ÷ 按规定频次应完成的次数",
            en="disinfections of public areas done ÷ those due at the set frequency",
        ),
        interpretation=Text(
            zh="说明规定的频次是否落实，不说明消杀有没有效果。只在管控期内评价，平时没有这项要求。",
            en="It shows whether the set frequency was kept, not whether disinfection did any good. Judge it only "
            "while controls are in force; there is no such duty in ordinary times.",
        ),
        theme="mobilisation",
        direction="higher",
        table="compounds",
        numerator="disinfect_done",
        denominator="disinfect_due",
        measure="share",
        counted=Text(zh="次消杀", en="disinfections"),
        disclosure="public",
        source="M4",
    ),
    Indicator(
        code="mob_trip_change",
        title=Text(zh="出行变化", en="Change in trips"),
        definition=Text(
            zh="管控后日均出行人次 ÷ 管控前日均出行人次", en="trips a day under controls ÷ trips a day before them"
        ),
        interpretation=Text(
            zh="小于一表示出行减少。多数小区没有管控前的记录，算不出来属正常；出行减少也可能因为天气、停工或居民自己"
            "的谨慎，不能都归于管控。",
            en="Below one, trips fell. Most compounds kept no record from before, so having no figure is normal. "
            "Weather, closed workplaces and people’s own caution cut trips too: the change is not all due to "
            "controls.",
        ),
        theme="mobilisation",
        direction="context",
        table="compounds",
        numerator="trips_after",
        denominator="trips_before",
        unit=Text(zh="倍（与管控前相比）", en="times the level before"),
        counted=Text(zh="人次", en="trips"),
        disclosure="public",
        source="M9",
    ),
)
