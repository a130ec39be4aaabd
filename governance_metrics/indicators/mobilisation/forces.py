"""Forces: who came, from where, and how much time people gave."""

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
        table="units_in_area",
        numerator="stationed",
        measure="count",
        unit=Text(zh="家", en="units"),
        counted=Text(zh="家进驻单位", en="stationed units"),
        disclosure="public",
        source="M6",
    ),
    Indicator(
        code="mob_unit_cover",
        title=Text(zh="单位进驻覆盖率", en="Communities with a stationed unit"),
        definition=Text(
            zh="至少有一家单位进驻的社区 ÷ 全部社区",
            en="communities with at least one stationed unit ÷ all communities",
        ),
        interpretation=Text(
            zh="说明有没有单位进驻，不说明来了多少人、做了什么。进驻集中在少数社区时，单位总数再多，覆盖率也会低。",
            en="It shows whether a community had a unit at all, not how many people came or what they did. Where "
            "units crowd into a few communities, coverage stays low however many there are.",
        ),
        theme="mobilisation",
        direction="higher",
        table="community_units",
        numerator="stationed >= 1",
        counted=Text(zh="个社区", en="communities"),
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
        code="mob_force_types",
        title=Text(zh="参战力量类型数", en="Kinds of force on guard"),
        definition=Text(
            zh="值守台账中出现过的力量类型数，各社区平均；类型包括机关、社区、物业、志愿者、居民代表、公安、消防环"
            "卫、水电气、供应商",
            en="kinds of force named in the guard records, averaged over communities: offices, community staff, "
            "property companies, volunteers, residents, police, fire and sanitation, utilities, suppliers",
        ),
        interpretation=Text(
            zh="数的是参与面，不是人数，也不是配合得好不好。没有登记的力量不计入，台账粗略会使数值偏低。",
            en="It counts breadth, not headcount, and not how well the forces worked together. A force nobody wrote "
            "down is not counted, so thin records pull the figure down.",
        ),
        theme="mobilisation",
        direction="higher",
        table="community_forces",
        numerator="kinds",
        unit=Text(zh="种/社区", en="kinds per community"),
        counted=Text(zh="种力量", en="kinds of force"),
        disclosure="public",
        source="M12",
    ),
    Indicator(
        code="mob_volunteer_hours",
        title=Text(zh="百户志愿时数", en="Volunteer hours per 100 households"),
        definition=Text(
            zh="近十二个月志愿服务时数 ÷（入住户数 ÷ 100）",
            en="volunteer hours in the last twelve months ÷ (occupied households ÷ 100)",
        ),
        interpretation=Text(
            zh="反映志愿服务的总量，不反映参与面：少数骨干也能撑起很高的时数。志愿者不是社区工作者，时数不折算为人员"
            "编制。",
            en="It shows the volume of volunteering, not how widely it is shared: a few stalwarts can log most of "
            "the hours. Volunteers are not community workers, and their hours are never turned into posts.",
        ),
        theme="mobilisation",
        direction="higher",
        numerator=Part(table="volunteers", sum="hours_12m"),
        denominator=Part(table="communities", sum="households_occupied / 100"),
        measure="ratio",
        unit=Text(zh="小时/百户", en="hours per 100 households"),
        counted=Text(zh="小时", en="hours"),
        disclosure="public",
        source="M13",
    ),
)
