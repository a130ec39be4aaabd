"""The words in and around the pictures, in both languages; figures are filled in, never typed."""

from governance_metrics.report.figures import RugState
from governance_metrics.text import Text

SOURCE = Text(zh="资料：{tables}。", en="Source: {tables}.")
ANSWERS = Text(
    zh="有效回答 {n} 份，横线为 {level} 抽样区间。", en="{n} usable answers; lines show {level} sampling intervals."
)
CHANCE = Text(
    zh="全数统计，横线为偶然波动范围，不是误差。",
    en="Full counts; lines show how far chance alone moves small numbers.",
)
NO_LIMITS = Text(zh="全数统计。", en="Full counts.")
HIDDEN = Text(zh="{communities}人数太少，不予公布。", en="Not published, too few people: {communities}.")
EMPTY = Text(zh="{communities}没有数值。", en="Without a value: {communities}.")
PLAIN = Text(zh="与其余分不出高低", en="not distinguishable from the rest")
APART = Text(zh="明显不同于其余", en="clearly apart from the rest")

FUNNEL_TITLE = Text(
    zh="{title}：{communities}中，{flagged}的差别超出偶然",
    en="{title}: {flagged} of {communities} beyond what chance would do",
)
FUNNEL_TITLE_NONE = Text(zh="{title}：各处的差别都在偶然之内", en="{title}: no place beyond what chance would do")
FUNNEL_AXIS = Text(zh="分母：{of}", en="denominator: {of}")
FUNNEL_INNER = Text(zh="偶然之内的范围，{level}", en="where chance alone leaves {level} of areas")
FUNNEL_ALT = Text(
    zh="{title}的漏斗图：{communities}按分母大小排开，总体 {whole}；落在 {level} 偶然范围之外的有 {outside}，"
    "与其余相比明显不同的有 {flagged}。",
    en="Funnel plot of {title}: {communities} by the size of their denominator, overall {whole}; outside the {level} "
    "chance lines: {outside}; clearly apart from the rest: {flagged}.",
)

RANKS_TITLE = Text(zh="{title}：名次大多分不出先后", en="{title}: most communities cannot be ranked")
RANKS_TITLE_NONE = Text(zh="{title}：{communities}的名次分不出先后", en="{title}: {communities} that cannot be ranked")
RANKS_AXIS = Text(zh="名次（{first}为 1）", en="rank (1 is the {first})")
HIGHEST = Text(zh="最高", en="highest")
LOWEST = Text(zh="最低", en="lowest")
RANKS_PLAIN = Text(zh="可能的名次，与谁都分不出先后", en="possible ranks: indistinguishable from every other")
RANKS_APART = Text(zh="可能的名次，与有的社区分得出先后", en="possible ranks: distinguishable from some others")
RANKS_POINT = Text(zh="只看数值的名次", en="rank by the value alone")
RANKS_NOTE = Text(
    zh="横条表示可能的名次：有 {level} 的把握说，各处的名次同时都在各自的横条之内。",
    en="With {level} confidence every place lies within its bar, all of them at once.",
)
RANKS_ALT = Text(
    zh="{communities}的{title}名次可能的范围：{told}至少与另一处分得出先后，{open}与谁都分不出。",
    en="Possible ranks of {communities} on {title}: {told} distinguishable from at least one other, {open} from none.",
)
RANKS_ALT_NONE = Text(
    zh="{communities}的{title}名次可能的范围：没有一处能与别处分出先后，所以不排名次。",
    en="Possible ranks of {communities} on {title}: none can be distinguished from any other, so there is no "
    "league table.",
)

STEPS_TITLE = Text(zh="双报到：从应报到到有服务，一步比一步少", en="Dual registration: fewer at every step")
STEPS_AXIS = Text(zh="在职党员（人）", en="serving party members")
STEP_DUE = Text(zh="应报到 {n} 人", en="due to register: {n}")
STEP_REGISTERED = Text(zh="已报到 {n} 人，占应报到的 {share}", en="registered: {n}, {share} of those due")
STEP_SERVED = Text(
    zh="至少服务一次 {n} 人，占已报到且报送了服务记录的 {of} 人的 {share}",
    en="served at least once: {n}, {share} of the {of} registered where services were reported",
)
STEPS_TAKEN = Text(zh="做到的", en="took the step")
STEPS_LEFT = Text(zh="没有做到的", en="did not")
STEPS_ALT = Text(zh="双报到的各步：{steps}。", en="Steps of dual registration: {steps}.")

WORKFORCE_TITLE = Text(
    zh="社区工作者队伍：年龄与概貌（全街道）", en="The community workforce: ages and profile, whole street"
)
WORKFORCE_AXIS = Text(zh="占比", en="share")
WORKFORCE_AGES = Text(zh="年龄（占在岗社区工作者）", en="ages (of community workers on post)")
WORKFORCE_SHARES = Text(zh="概貌", en="profile")
WORKFORCE_NOTE = Text(
    zh="横线：台账各项为偶然波动范围，问卷各项为抽样区间。队伍情况只在街道层面公布。",
    en="Lines: chance bands for rosters, sampling intervals for surveys. Staff are described at street level only.",
)
OLD = Text(zh="{old} 岁及以上", en="{old} and over")
MIDDLE = Text(zh="{above}–{below} 岁", en="{above} to {below}")
YOUNG = Text(zh="{young} 岁及以下", en="{young} and under")
WORKFORCE_ALT = Text(zh="社区工作者的年龄与概貌：{rows}。", en="Ages and profile of community workers: {rows}.")

RUG_TITLE = Text(zh="哪项指标、在哪个社区未达标", en="Which indicator falls short, and where")
RUG_STATES: dict[RugState, Text] = {
    "meets": Text(zh="达标", en="target met"),
    "uncertain": Text(zh="难以断定", en="too close to call"),
    "misses": Text(zh="未达标", en="target missed"),
    "no_target": Text(zh="没有目标值", en="no target"),
    "hidden": Text(zh="不予公布", en="not published"),
    "no_data": Text(zh="没有数据", en="no data"),
}
RUG_NOTE = Text(
    zh="{shown} 项有目标值的指标；队伍情况只在街道层面公布，不列。",
    en="{shown} indicators with a target; staff are described at street level only and are left out.",
)
RUG_MORE = Text(zh="另有 {n} 项见工作簿的“指标矩阵”。", en="{n} more are on the sheet “Map” of the workbook.")
RUG_ALT = Text(
    zh="{indicators} 项指标在 {communities}的达标情况：{counts}；明显不同于其余的有 {apart} 处。",
    en="{indicators} indicators in {communities} against their targets: {counts}; clearly apart from the rest: "
    "{apart}.",
)

ARROWS_TITLE = Text(
    zh="{before} 年到 {after} 年：哪些变化超出了偶然", en="From {before} to {after}: which changes are more than chance"
)
ARROWS_AXIS = Text(zh="全部社区合计的比率", en="share, all communities together")
ARROWS_TOLD = Text(zh="变化超出偶然", en="more than chance")
ARROWS_SAME = Text(zh="变化没有超出偶然", en="no more than chance")
ARROWS_WORDS = Text(zh="{before} → {after}", en="{before} → {after}")
ARROWS_NOTE = Text(
    zh="只列两期都有数值的首页指标中的比率；变化的判断以 {level} 区间为准，未作多重比较校正。",
    en="Shares of the page-one set known in both periods; a change counts by its {level} interval, not corrected for "
    "many comparisons.",
)
ARROWS_ALT = Text(
    zh="{before} 年到 {after} 年 {n} 项比率的变化：上升且超出偶然的有 {rose} 项，下降且超出偶然的有 {fell} 项，"
    "其余没有超出偶然。",
    en="Change of {n} shares from {before} to {after}: {rose} rose and {fell} fell by more than chance, the rest "
    "did not.",
)

TIERS_TITLE = Text(zh="从街道到住户：联动金字塔各层的数目", en="From street to household: how many on each level")
TIERS_NOTE = Text(
    zh="宽度只示层次，不按比例。楼栋长、志愿队、居民小组齐备的网格有 {complete} 个，占 {share}。",
    en="Widths show the order, not the numbers. Grids with building heads, a volunteer team and a residents' group: "
    "{complete} ({share}).",
)
TIER_NAMES = {
    "streets": Text(zh="街道", en="Street"),
    "communities": Text(zh="社区", en="Communities"),
    "grids": Text(zh="网格", en="Grids"),
    "heads": Text(zh="有楼栋长的楼栋", en="Buildings with a head"),
    "volunteers": Text(zh="注册志愿者", en="Registered volunteers"),
    "households": Text(zh="常住户", en="Occupied households"),
}
TIER_PER = Text(zh="平均每{upper} {n} {lower}", en="{n} {lower} for each {upper}")
TIER_UPPER = {
    "streets": Text(zh="个街道", en="street"),
    "communities": Text(zh="个社区", en="community"),
    "grids": Text(zh="个网格", en="grid"),
    "heads": Text(zh="名楼栋长", en="building head"),
    "volunteers": Text(zh="名志愿者", en="volunteer"),
}
TIER_LOWER = {
    "communities": Text(zh="个社区", en="communities"),
    "grids": Text(zh="个网格", en="grids"),
    "heads": Text(zh="栋", en="buildings"),
    "volunteers": Text(zh="名志愿者", en="volunteers"),
    "households": Text(zh="户", en="households"),
}
TIERS_ALT = Text(zh="联动金字塔各层的数目：{rows}。", en="Numbers on each level: {rows}.")
