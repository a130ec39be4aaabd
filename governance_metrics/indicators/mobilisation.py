"""Mobilisation: who came, which gates were held, how many doors were reached."""

from governance_metrics.indicators.card import Indicator, Part
from governance_metrics.text import Text

INDICATORS = (
    Indicator(
        code="mob_seconded_n",
        title=Text(zh="下沉干部数", en="Cadres seconded"),
        definition=Text(
            zh="期内到岗的下沉、抽调干部人数，同一人只计一次",
            en="cadres whose posting to a community began in the period, each person counted once",
        ),
        interpretation=Text(
            zh="反映支援力量的规模，不反映成效。下沉干部不是社区编制力量，任务结束即返岗，不计入万人社区工"
            "作者；也不得与退休党员、街居党员人数相加，三者是否重叠并不清楚。",
            en="It shows the size of the help sent, not what the help achieved. Seconded cadres are not "
            "establishment: they go back when the task ends and are not counted among community workers. "
            "Never add them to retired or local party members, because the groups may overlap.",
        ),
        theme="mobilisation",
        direction="context",
        table="people_seconded",
        numerator="persons",
        measure="count",
        unit=Text(zh="人", en="people"),
        counted=Text(zh="名下沉干部", en="seconded cadres"),
        disclosure="public",
        source="M1",
        page_one=True,
    ),
    Indicator(
        code="mob_seconded_per_community",
        title=Text(zh="社均下沉干部", en="Cadres seconded per community"),
        definition=Text(
            zh="下沉干部数 ÷ 社区数",
            en="cadres seconded ÷ communities",
        ),
        interpretation=Text(
            zh="平均数不说明分布：干部往往集中在任务重的社区。多少为宜没有依据，只作背景，不评高低。",
            en="An average hides how the cadres were spread; they tend to go where the load is heaviest. "
            "Nothing says how many are right, so it is background and never scored.",
        ),
        theme="mobilisation",
        direction="context",
        numerator=Part(table="people_seconded", sum="persons"),
        denominator=Part(table="communities"),
        unit=Text(zh="人/社区", en="people per community"),
        counted=Text(zh="名下沉干部", en="seconded cadres"),
        disclosure="public",
        source="M1",
    ),
    Indicator(
        code="mob_unit_n",
        title=Text(zh="进驻单位数", en="Units stationed"),
        definition=Text(
            zh="名册中登记为进驻社区的单位数，一家单位只计一次",
            en="units on the roster marked as stationed in a community, each unit counted once",
        ),
        interpretation=Text(
            zh="说明有多少单位出力，不说明是否每个社区都有单位进驻，也不说明形成了合力。",
            en="It shows how many units took part. It does not show that every community had one, nor that "
            "they worked together.",
        ),
        theme="mobilisation",
        direction="higher",
        table="units",
        numerator="stationed",
        measure="count",
        unit=Text(zh="家", en="units"),
        counted=Text(zh="家进驻单位", en="stationed units"),
        disclosure="public",
        source="M6",
    ),
    Indicator(
        code="mob_retired_pledge_rate",
        title=Text(zh="退休党员请战率", en="Retired members who pledged"),
        definition=Text(
            zh="递交请战书的退休党员 ÷ 在册退休党员",
            en="retired party members who handed in a pledge ÷ retired members on the roll",
        ),
        interpretation=Text(
            zh="请战是意愿，不等于参战。年龄和健康状况不同，比率高低不作评价。",
            en="A pledge is an intention, not a duty served. Age and health differ, so the share is never scored.",
        ),
        theme="mobilisation",
        direction="context",
        table="party_counts",
        numerator="pledged",
        denominator="members_retired",
        measure="share",
        counted=Text(zh="名退休党员", en="retired party members"),
        disclosure="persons",
        source="M2",
    ),
    Indicator(
        code="mob_local_member_rate",
        title=Text(zh="街居党员参战率", en="Local party members on duty"),
        definition=Text(
            zh="至少有一次值勤记录的街居党员 ÷ 全部街居党员",
            en="party members of the street and its communities with at least one logged duty ÷ all such members",
        ),
        interpretation=Text(
            zh="反映本地党员动员面。只看有无记录，不看时长和质量；记录更全的社区数值会更高。",
            en="It shows how widely local members were called on. It counts any record, not hours or "
            "quality, and communities that keep better records look better.",
        ),
        theme="mobilisation",
        direction="higher",
        table="party_counts",
        numerator="on_duty",
        denominator="members_local",
        measure="share",
        counted=Text(zh="名街居党员", en="local party members"),
        disclosure="persons",
        source="M10",
    ),
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
        code="mob_screen_cover",
        title=Text(zh="入户摸排覆盖率", en="Households screened"),
        definition=Text(
            zh="已摸排户数 ÷ 入住户数，按小区台账汇总",
            en="households reached door to door ÷ occupied households, added up over compounds",
        ),
        interpretation=Text(
            zh="分母是入住户数，不是登记户数，口径不清时不要比较。覆盖不等于准确，准确性要靠抽查核对。",
            en="The base is occupied households, not registered ones; do not compare figures whose base is "
            "unclear. Reached is not the same as recorded correctly: that needs a re-check of a random "
            "sample.",
        ),
        theme="mobilisation",
        direction="higher",
        table="compounds",
        numerator="screened",
        denominator="households_occupied",
        measure="share",
        counted=Text(zh="户", en="households"),
        disclosure="public",
        source="M10",
        page_one=True,
    ),
)
