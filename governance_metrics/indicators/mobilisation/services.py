"""Services: what was offered close to home, and where."""

from governance_metrics.indicators.card import Indicator
from governance_metrics.text import Text

INDICATORS = (
    Indicator(
        code="mob_micro_types",
        title=Text(zh="微服务种类", en="Kinds of service offered"),
        definition=Text(
            zh="期内开展过的微服务种类数，各社区平均",
            en="kinds of small service offered in the period, averaged over communities",
        ),
        interpretation=Text(
            zh="种类多说明考虑得细，不说明用的人多。居民需要的未必在其中，应与服务认可度一并看。",
            en="Many kinds show forethought, not use. What residents most need may not be among them: read it "
            "beside how residents judge the services.",
        ),
        theme="mobilisation",
        direction="higher",
        table="community_services",
        numerator="kinds",
        unit=Text(zh="种/社区", en="kinds per community"),
        counted=Text(zh="种服务", en="kinds of service"),
        disclosure="public",
        source="M14",
    ),
    Indicator(
        code="mob_groupbuy_cover",
        title=Text(zh="团购配送覆盖率", en="Communities with group buying"),
        definition=Text(
            zh="期内开展团购配送的社区 ÷ 全部社区",
            en="communities that offered group buying and delivery in the period ÷ all communities",
        ),
        interpretation=Text(
            zh="说明有没有这项服务，不说明价格和配送是否合意，也不说明不会用手机的老人得到了照顾。",
            en="It shows that the service was there, not that price and delivery were right, nor that older people "
            "without a smartphone were served.",
        ),
        theme="mobilisation",
        direction="higher",
        table="community_services",
        numerator="group_buying",
        counted=Text(zh="个社区", en="communities"),
        disclosure="public",
        source="M15",
    ),
    Indicator(
        code="mob_pickup_cover",
        title=Text(zh="自提点覆盖率", en="Compounds with a pick-up point"),
        definition=Text(
            zh="设有物资自提点的小区 ÷ 全部小区",
            en="residential compounds with a pick-up point for supplies ÷ all compounds",
        ),
        interpretation=Text(
            zh="说明设没设点，不说明用得多少。小区相邻可以共用一点，没有自提点不一定是缺口。",
            en="It shows that a point exists, not how much it is used. Neighbouring compounds may share one, so "
            "having none is not always a gap.",
        ),
        theme="mobilisation",
        direction="higher",
        table="compounds",
        numerator="pickup_point",
        counted=Text(zh="个小区", en="compounds"),
        disclosure="public",
        source="M17",
    ),
)
