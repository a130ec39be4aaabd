"""What the codes in results say: reasons, methods and verdicts, in Chinese and English."""

from governance_metrics.text import Text

REASONS: dict[str, Text] = {
    "not_supplied": Text(zh="未提供“{table}”", en="{table} was not supplied"),
    "not_reported": Text(zh="该期未报送“{table}”", en="{table} was not reported for this period"),
    "not_available_by": Text(zh="数据中没有“{column}”一项，无法分组", en="the data have no {column} to split by"),
    "all_missing": Text(zh="{n_missing} 条记录都缺少所需的值", en="all {n_missing} records lack a value it needs"),
    "denominator_unknown": Text(
        zh="已知分子为 {numerator}，分母未知", en="the numerator is {numerator}, the denominator is unknown"
    ),
    "one_part_unknown": Text(zh="分子或分母未知", en="the numerator or the denominator is unknown"),
    "empty_universe": Text(zh="没有符合统计范围的对象", en="nothing falls within its scope"),
    "zero_denominator": Text(zh="分母为零", en="the denominator is zero"),
    "above_one": Text(
        zh="分子 {numerator} 大于分母 {denominator}，请核对台账",
        en="the numerator {numerator} exceeds the denominator {denominator}; check the records",
    ),
    "blank": Text(zh="“{column}”空缺", en="{column} is blank"),
    "not_a_number": Text(zh="“{column}”不是数字", en="{column} is not a number"),
    "negative": Text(zh="“{column}”为负数", en="{column} is negative"),
    "too_few_events": Text(
        zh="只有 {n} 件，少于 {least} 件，不给标准化率", en="{n} events, fewer than {least}: no standardised rate"
    ),
    "too_few_points": Text(zh="近期只有 {n} 个点，不足 {least} 个", en="{n} recent points, fewer than {least}"),
    "trial_limits": Text(
        zh="只有 {n} 个点（不足 {least} 个），控制界限仅供试用", en="{n} points, fewer than {least}: limits on trial"
    ),
    "groups_left_out": Text(zh="有 {n} 组没有数值，未计入", en="{n} groups without a value are left out"),
    "too_few_groups": Text(zh="组数太少，无法拟合", en="too few groups for a line"),
    "not_positive": Text(zh="数值须在允许范围内（大于零；比例不超过 1）", en="needs values above 0, or shares up to 1"),
    "over_filled": Text(
        zh="在岗 {filled} 人，超过岗位数 {posts}，请核对", en="{filled} filled of {posts} posts; check the records"
    ),
    "staff_unknown": Text(zh="现有人数未知", en="the present staff is unknown"),
    "lacks_nobody": Text(zh="人数已够，不参与分配", en="it lacks nobody and takes no part"),
    "not_yes_or_no": Text(zh="是否离开应为 1 或 0", en="whether somebody left is neither 1 nor 0"),
    "entry_after_end": Text(zh="进入观察不早于结束", en="seen from a time that is not before its end"),
    "beyond_follow_up": Text(zh="超出观察期", en="beyond the time anybody was followed"),
    "no_limits": Text(zh="没有区间", en="there is no interval"),
    "layers_differ": Text(
        zh="各层的分组不一致，无法标准化", en="the layers of repeat events do not list the same strata"
    ),
    "no_std_error": Text(zh="没有标准误", en="there is no standard error"),
    "no_direct_estimate": Text(zh="没有可用的直接估计，仅由模型推算", en="no usable direct estimate: the model alone"),
    "dates_apart": Text(
        zh="所用各表的统计日期相差一年以上（{first} 与 {last}），不予计算",
        en="its tables were counted more than a year apart ({first} and {last})",
    ),
    "too_few_clusters": Text(zh="抽样群太少（自由度 {df}），不给区间", en="too few clusters (df {df}) for an interval"),
    "hidden": Text(zh="人数太少，不予公布", en="hidden: too few people"),
    "staff_below_street": Text(zh="队伍情况只在街道层面公布", en="staff are described at street level only"),
    "all_alike": Text(
        zh="{n} 份回答看不出离散，标准误为零", en="the {n} answers show no spread: the standard error is 0"
    ),
    "no_spread_left": Text(
        zh="{n} 份回答在满足已知总体边际后看不出离散，标准误为零",
        en="the {n} answers show no spread beyond the known margins: the standard error is 0",
    ),
    "no_variance": Text(zh="这种设计算不出方差", en="this design gives no variance"),
    "one_level": Text(zh="回答只有一种，无从比较", en="only one answer was given: nothing to compare"),
    "no_log": Text(zh="比值不是正数，无法给出区间", en="the ratio is not above 0, so it has no interval"),
    "no_area": Text(zh="这些记录没有所属区域", en="these rows belong to no area"),
    "limit_beyond_answers": Text(zh="区间一端超出已有的回答", en="one limit lies beyond the answers given"),
    "one_area": Text(zh="一个社区之内无从比较差距", en="a single area has no spread"),
    "low_end_zero": Text(zh="低位为零，算不出倍数", en="the low end is zero, so there is no ratio"),
    "no_year_before": Text(zh="没有上年同期数", en="there is no value for the year before"),
    "not_finite": Text(zh="数值过大，无法计算", en="too large to compute"),
    "no_target": Text(zh="没有在用的目标值", en="no target in force"),
    "later_year": Text(
        zh="目标年份 {year} 晚于数据年份，只作对照",
        en="the target is for {year}, later than the data: comparison only",
    ),
    "no_estimate": Text(zh="没有估计值", en="there is no estimate"),
    "interval_spans_target": Text(zh="区间跨过目标值，难以断定", en="the interval spans the target: too close to call"),
    "too_few_areas": Text(zh="可比的只有 {areas} 处", en="only {areas} areas to compare"),
    "not_told_apart": Text(zh="彼此差异未超出偶然", en="they differ no more than chance alone would make them"),
    "not_a_measurement": Text(
        zh="这句话是背景或价值判断，不是可以测量的说法", en="this sentence is framing, not something to measure"
    ),
    "no_card": Text(zh="所需的指标尚未建立", en="the indicators it needs do not exist yet"),
    "no_deciding_test": Text(
        zh="现有指标只能作参考，不足以判定", en="the indicators at hand inform it but cannot decide it"
    ),
    "some_contrary": Text(
        zh="{contrary} 项与说法相反，其余无法判定",
        en="{contrary} tested and contrary to the paper, the rest undecided",
    ),
    "all_as_claimed": Text(zh="检验 {n} 项，结果与说法相符", en="tested: {n}, as the paper says"),
    "some_as_claimed": Text(
        zh="检验 {n} 项，其中 {agree} 项与说法相符", en="tested: {n}, of which {agree} as the paper says"
    ),
    "all_contrary": Text(zh="检验 {n} 项，结果与说法相反", en="tested: {n}, contrary to what the paper says"),
    "small_n": Text(zh="样本只有 {n}，少于 {min_n}", en="only {n} rows, fewer than {min_n}"),
}

RULES: dict[str, Text] = {
    "rule_misses": Text(
        zh="“{indicator}”总体未达目标，可考虑措施 {remedy}",
        en="“{indicator}”: the whole misses its target; consider {remedy}",
    ),
    "rule_some_miss": Text(
        zh="“{indicator}”有社区未达目标，可考虑措施 {remedy}",
        en="“{indicator}”: some communities miss its target; consider {remedy}",
    ),
    "rule_apart": Text(
        zh="“{indicator}”有社区明显差于其余，可考虑措施 {remedy}",
        en="“{indicator}”: some communities are clearly worse than the rest; consider {remedy}",
    ),
}

METHODS: dict[str, Text] = {
    "korn_graubard": Text(zh="抽样区间（Korn–Graubard）", en="sampling interval (Korn–Graubard)"),
    "wilson_effective": Text(
        zh="抽样区间（Wilson，有效样本量）", en="sampling interval (Wilson, effective sample size)"
    ),
    "logit": Text(zh="抽样区间（logit）", en="sampling interval (logit)"),
    "square_and_add": Text(
        zh="抽样区间（由两处各自的区间平方相加）", en="sampling interval (square-and-add of both intervals)"
    ),
    "rao_scott": Text(zh="Rao–Scott 校正的卡方检验（F）", en="chi-square test with Rao and Scott's correction (F)"),
    "linearised_t": Text(zh="抽样区间（线性化方差，t 分布）", en="sampling interval (linearised, t)"),
    "replicate_t": Text(
        zh="抽样区间（重复权重 {variance}，t 分布）", en="sampling interval (replicates {variance}, t)"
    ),
    "woodruff": Text(zh="抽样区间（Woodruff）", en="sampling interval (Woodruff)"),
    "lonely_psu": Text(
        zh="{strata} 个抽样层只有一个群，按“{rule}”规则处理", en="{strata} strata have a single psu; rule: {rule}"
    ),
    "replicates_dropped": Text(zh="{n} 组重复权重算不出，已略去", en="{n} replicates gave no value and were dropped"),
    "wilson": Text(zh="Wilson 区间", en="Wilson interval"),
    "exact_poisson": Text(zh="偶然波动范围（泊松精确）", en="chance band (exact Poisson)"),
    "byar": Text(zh="偶然波动范围（Byar）", en="chance band (Byar)"),
    "dobson": Text(zh="Dobson 区间（直接标准化）", en="Dobson interval (directly standardised)"),
    "model_fay_herriot": Text(
        zh="模型估计（Fay–Herriot，{areas} 处，{covariates} 个辅助变量），不是直接测得",
        en="a model, not a measurement: Fay–Herriot over {areas} areas, {covariates} covariates",
    ),
    "model_beta_binomial": Text(
        zh="模型估计（贝塔–二项，{areas} 处），不是直接测得",
        en="a model, not a measurement: beta–binomial over {areas} areas",
    ),
    "model_gamma_poisson": Text(
        zh="模型估计（伽马–泊松，{areas} 处），不是直接测得",
        en="a model, not a measurement: gamma–Poisson over {areas} areas",
    ),
    "largest_remainder": Text(
        zh="最大余数法：按缺口比例分配 {posts} 个名额，剩余 {left_over} 个",
        en="largest remainder: {posts} posts in proportion to what is lacking, {left_over} left over",
    ),
    "greatest_need": Text(
        zh="缺口最大者优先：逐个分配 {posts} 个名额，剩余 {left_over} 个",
        en="greatest need first: {posts} posts one by one, {left_over} left over",
    ),
    "lowest_ratio": Text(
        zh="配备率最低者优先：逐个分配 {posts} 个名额，剩余 {left_over} 个",
        en="lowest ratio first: {posts} posts one by one, {left_over} left over",
    ),
    "t": Text(zh="偶然波动范围（t 分布）", en="chance band (t)"),
    "census_total": Text(zh="全数统计，无抽样误差", en="full count, no sampling error"),
    "none": Text(zh="无", en="none"),
    "target_by_interval": Text(zh="以区间对照目标值", en="interval held against the target"),
    "target_by_value": Text(zh="全数统计，以数值对照目标值", en="full count held against the target"),
    "funnel": Text(
        zh="与全区其余部分比较：漏斗界限，离散系数 {phi}，{areas} 处按 BH 法校正",
        en="against the rest: funnel, dispersion {phi}, Benjamini–Hochberg over {areas} areas",
    ),
    "spread": Text(
        zh="各处第 90 与第 10 百分位之比，达到 {limit} 即视为差距大",
        en="ratio of the 90th to the 10th percentile; {limit} or more is a wide gap",
    ),
    "percentile_ratio": Text(
        zh="{areas} 处第 90 与第 10 百分位之比", en="ratio of the 90th to the 10th percentile of {areas} areas"
    ),
    "highest_less_lowest": Text(
        zh="只有 {areas} 处，取最高与最低之差", en="highest less lowest, as there are only {areas} areas"
    ),
    "yearly_change": Text(zh="与上年同期相比的增幅", en="change on the year before, as a share of it"),
    "earliest": Text(zh="各处日期中最早的一个", en="the earliest of the days named"),
    "change": Text(zh="与上期之差及其区间", en="change since the period before, with its interval"),
}

VERDICTS: dict[str, Text] = {
    "meets": Text(zh="达标", en="met"),
    "misses": Text(zh="未达标", en="missed"),
    "uncertain": Text(zh="难以断定", en="too close to call"),
    "no_target": Text(zh="无目标值", en="no target"),
    "no_data": Text(zh="无数据", en="no data"),
    "higher": Text(zh="高于其余", en="higher than the rest"),
    "lower": Text(zh="低于其余", en="lower than the rest"),
    "similar": Text(zh="与其余分不出高低", en="not distinguishable from the rest"),
    "better": Text(zh="优于基准", en="better than the benchmark"),
    "worse": Text(zh="差于基准", en="worse than the benchmark"),
    "within": Text(zh="在漏斗界限之内", en="within the funnel"),
    "high_95": Text(zh="高于 95% 界限", en="above the 95% line"),
    "high_99_8": Text(zh="高于 99.8% 界限", en="above the 99.8% line"),
    "low_95": Text(zh="低于 95% 界限", en="below the 95% line"),
    "low_99_8": Text(zh="低于 99.8% 界限", en="below the 99.8% line"),
    "increasing": Text(zh="呈上升趋势", en="increasing"),
    "decreasing": Text(zh="呈下降趋势", en="decreasing"),
    "no_change": Text(zh="未见变化", en="none seen"),
    "getting_better": Text(zh="好转", en="getting better"),
    "getting_worse": Text(zh="变差", en="getting worse"),
    "common_cause": Text(zh="正常波动", en="common cause"),
    "improving": Text(zh="异常：好转", en="special cause, improving"),
    "concerning": Text(zh="异常：值得关注", en="special cause, concerning"),
    "neutral_high": Text(zh="异常：偏高", en="special cause, high"),
    "neutral_low": Text(zh="异常：偏低", en="special cause, low"),
    "consistently_meets": Text(zh="可稳定达标", en="consistently meets its target"),
    "consistently_misses": Text(zh="稳定不达标", en="consistently misses its target"),
    "hit_and_miss": Text(zh="时而达标时而不达标", en="hit and miss"),
    "wide": Text(zh="差距大", en="wide gap"),
    "narrow": Text(zh="差距不大", en="no wide gap"),
    "rose": Text(zh="上升", en="rose"),
    "fell": Text(zh="下降", en="fell"),
    "supported": Text(zh="支持", en="supported"),
    "partly_supported": Text(zh="部分支持", en="partly supported"),
    "not_supported": Text(zh="不支持", en="not supported"),
    "insufficient_data": Text(zh="数据不足", en="insufficient data"),
}
