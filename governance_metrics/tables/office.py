"""The office behind the work: platforms and groups, pay and training, and the checking of records."""

from governance_metrics.tables.column import Code, Column
from governance_metrics.tables.places import (
    AS_OF,
    amount_column,
    area_column,
    count_column,
    key_column,
    yes_no_column,
)
from governance_metrics.tables.table import Table, Time
from governance_metrics.text import Text

PLATFORMS = Table(
    "platforms",
    ("community_id", "as_of"),
    "community_id",
    (
        area_column(),
        AS_OF,
        count_column("groups", "官方群数", "official chat groups", "群数"),
        count_column("households_in_group", "入群户数", "households in a group"),
        count_column("accounts", "公众号等账号数", "official accounts"),
        count_column("days_counted", "统计天数", "days counted"),
        count_column("days_with_update", "有更新的天数", "days with an update", "更新天数"),
        count_column("notices", "发布通知数", "notices sent"),
        count_column("scope_people", "应上网登记人数", "people who should register online", "返乡人员数"),
        count_column("scope_registered", "已上网登记人数", "people registered online", "上网登记人数"),
    ),
    Text(zh="平台与群统计", en="platforms and chat groups"),
    Time("stock", "as_of"),
)

PAY_TRAINING = Table(
    "pay_training",
    ("community_id", "as_of"),
    "community_id",
    (
        area_column(blank_means=Text(zh="全街道合计，未分社区", en="the whole street, not by community")),
        AS_OF,
        count_column("staff", "社区工作者人数", "community workers", "在岗人数"),
        amount_column("pay_mean", "人均年应发工资（元）", "mean gross pay a year (yuan)", "人均工资"),
        amount_column("wage_ref", "当地同年平均工资（元）", "local mean wage of the same year (yuan)"),
        amount_column("leave_due", "应休带薪假天数", "days of paid leave due"),
        amount_column("leave_taken", "已休带薪假天数", "days of paid leave taken"),
        count_column("aid_cases", "困难补助人次", "cases of hardship aid"),
        count_column("trained", "参加过培训人数", "workers trained at least once", "培训人数"),
        count_column("trained_emerg", "参加过应急培训人数", "workers trained for emergencies", "应急培训人数"),
        amount_column("training_hours", "培训学时", "hours of training"),
        yes_no_column("in_appraisal_doc", "培训已写入考核文件", "training is part of the appraisal document"),
    ),
    Text(zh="薪酬与培训统计", en="pay and training"),
    Time("stock", "as_of"),
)

RECHECKS = Table(
    "rechecks",
    "record_id",
    "community_id",
    (
        key_column("record_id", "抽查编号", "re-check id"),
        area_column(),
        Column(
            name="source_table",
            type="code",
            title=Text(zh="被抽查台账", en="roster re-checked"),
            codes=(
                Code("compounds", Text(zh="小区台账", en="residential compounds")),
                Code("buildings", Text(zh="楼栋长名册", en="buildings and their heads")),
                Code("workers", Text(zh="社区工作者花名册", en="community workers")),
                Code("incidents", Text(zh="事件工单台账", en="incidents")),
                Code("services", Text(zh="微服务与关爱台账", en="services to residents")),
                Code("other", Text(zh="其他台账", en="another roster")),
            ),
        ),
        Column(name="drawn_on", type="date", title=Text(zh="抽取日期", en="drawn on"), required=True),
        yes_no_column("confirmed", "核对一致", "confirmed", "是否一致"),
        Column(name="field_wrong", type="text", title=Text(zh="有误字段", en="field found wrong")),
    ),
    Text(zh="抽查核对表", en="re-checked records"),
    Time("events", "drawn_on"),
)

TABLES: tuple[Table, ...] = (PLATFORMS, PAY_TRAINING, RECHECKS)
