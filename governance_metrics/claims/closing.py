"""The closing paragraph: a statement of value."""

from governance_metrics.claims.claim import Claim
from governance_metrics.text import Text

CLAIMS = (
    Claim(
        code="Z1",
        section="closing",
        group="mobilisation",
        kind="framing",
        quote=Text(
            zh="丰南区所有城乡基层社区作为主战场，取得了重大成果……我们应将社会主义的制度优势不断转化为治理效能",
            en="as the main battlefield, all urban and rural communities of Fengnan achieved major results … "
            "we should keep turning the institutional strengths of socialism into effective governance",
        ),
        statement=Text(
            zh="取得重大成果，制度优势应不断转化为治理效能",
            en="Major results were achieved, and institutional strengths should be turned into effective governance",
        ),
        caution=Text(
            zh="这是价值判断，不为它编造综合指数。",
            en="This is a statement of value; no composite index is made up for it.",
        ),
    ),
)
