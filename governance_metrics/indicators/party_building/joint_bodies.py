"""Joint bodies: whether communities and the units around them act together."""

from governance_metrics.indicators.card import Indicator
from governance_metrics.text import Text

INDICATORS = (
    Indicator(
        code="party_joint_org_rate",
        title=Text(zh="联席机制运行率", en="Communities with a working joint body"),
        definition=Text(
            zh="期内开过有记录的联席会议的社区 ÷ 全部社区",
            en="communities that held a joint meeting with minutes in the period ÷ all communities",
        ),
        interpretation=Text(
            zh="有会有记录才算运行，挂牌不算。开过会不等于形成合力，要看议定的事办了没有。",
            en="Only meetings with minutes count as a working body; a plaque does not. Having met is not having "
            "joined forces: see whether what was agreed got done.",
        ),
        theme="party_building",
        direction="higher",
        table="community_meetings",
        numerator="joint_meetings >= 1",
        counted=Text(zh="个社区", en="communities"),
        disclosure="public",
        source="P1e",
    ),
    Indicator(
        code="party_station_org_rate",
        title=Text(zh="驻区党组织参与率", en="Party organisations of units taking part"),
        definition=Text(
            zh="年内至少参加一次共建活动的单位党组织 ÷ 区域内全部单位党组织",
            en="party organisations of units in the area that joined at least one activity in the year ÷ all of them",
        ),
        interpretation=Text(
            zh="一次即计入，门槛很低；要看是不是年年只来一次。名册不全会使数值偏高，因为不来往的单位最容易漏登。",
            en="One activity is enough, a very low bar, so ask whether it is the same single one every year. An "
            "incomplete roster makes the figure too high, because units nobody deals with are the first to be "
            "left off.",
        ),
        theme="party_building",
        direction="higher",
        table="units_in_area",
        universe="party_org",
        numerator="activities >= 1",
        counted=Text(zh="个单位党组织", en="party organisations of units"),
        disclosure="public",
        source="P1e",
    ),
)
