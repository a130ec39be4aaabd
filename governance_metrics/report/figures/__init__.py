"""Pictures: one style, readable in greyscale, each complete by itself; what they show is worked out elsewhere."""

from governance_metrics.report.figures.arrows import Change, change_arrows
from governance_metrics.report.figures.funnel import LEVELS, FunnelPoint, funnel
from governance_metrics.report.figures.intervals import AreaPoint, Line, interval_plot
from governance_metrics.report.figures.ranks import RankSpan, rank_bands
from governance_metrics.report.figures.rug import RugState, rug
from governance_metrics.report.figures.steps import Step, step_bars
from governance_metrics.report.figures.style import Frame
from governance_metrics.report.figures.tiers import Tier, tiers
from governance_metrics.report.figures.verdicts import verdict_bars
from governance_metrics.report.figures.workforce import Profile, workforce

__all__ = [
    "LEVELS",
    "AreaPoint",
    "Change",
    "Frame",
    "FunnelPoint",
    "Line",
    "Profile",
    "RankSpan",
    "RugState",
    "Step",
    "Tier",
    "change_arrows",
    "funnel",
    "interval_plot",
    "rank_bands",
    "rug",
    "step_bars",
    "tiers",
    "verdict_bars",
    "workforce",
]
