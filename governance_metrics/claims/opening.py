"""The abstract: the season it was written in, and the four groups of problems it announces."""

from governance_metrics.claims.claim import Claim, Test
from governance_metrics.text import Text

CLAIMS = (
    Claim(
        code="C1",
        section="opening",
        group="mobilisation",
        kind="framing",
        quote=Text(
            zh="目前防控形势向好，正常生产生活秩序基本恢复。但随着温度转冷进入冬季，这根弦必须时刻绷紧，守"
            "严守牢社区防控阵地尤为重要。",
            en="Prevention and control are going well and normal life and production have largely returned. "
            "But as winter sets in, this string must be kept taut at all times, and holding the "
            "community front firmly matters all the more.",
        ),
        statement=Text(
            zh="防控形势向好，入冬仍须绷紧这根弦",
            en="Things are going well, yet vigilance must not slacken in winter",
        ),
    ),
    Claim(
        code="C2",
        section="opening",
        group="party",
        kind="problem",
        quote=Text(
            zh="社区治理中暴露出来的党建基础不牢，协同防控力量不足，社区信息化程度偏低，社区干部队伍薄弱等"
            "问题……扩大党组织在城区新兴领域的覆盖面",
            en="problems exposed in community governance, such as weak foundations of party building, too "
            "little strength for joint prevention, a low level of informatisation and a thin corps of "
            "community cadres … widening the coverage of party organisations in new fields of the city",
        ),
        statement=Text(
            zh="党组织在新兴领域的覆盖面有待扩大，党建、协同、信息化、队伍四方面都有短板",
            en="Party coverage of new fields needs widening, and party building, collaboration, "
            "informatisation and the workforce all fall short",
        ),
        indicators=("party_org_coverage", "coop_participation_rate", "info_paper_share", "work_per_10k"),
        tests=(
            Test(indicator="party_org_coverage", expects="misses"),
            Test(indicator="coop_participation_rate", expects="misses", role="informs", min_n=30),
            Test(indicator="info_paper_share", expects="misses", role="informs"),
            Test(indicator="work_per_10k", expects="misses", role="informs"),
        ),
        remedies=("R1a", "R1b"),
        caution=Text(
            zh="本条只按新兴领域覆盖面判定；四类问题由后文各条分别判定，这里每类只列一项作参考。",
            en="Only the coverage of new fields decides here; the four groups of problems are judged claim "
            "by claim below, and one indicator of each is shown for orientation.",
        ),
    ),
)
