"""How a sample was drawn, described once."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, get_args

from governance_metrics.errors import DataError
from governance_metrics.statistics.calibration import Calibration
from governance_metrics.text import Text

LonelyPsu = Literal["adjust", "remove", "certainty", "average"]
ReplicateMethod = Literal["JK1", "JK2", "JKn", "BRR", "Fay", "bootstrap", "SDR"]


@dataclass(frozen=True)
class SurveyDesign:
    """Column names that say how a sample was drawn; with nothing named, a simple random sample.

    Parameters
    ----------
    weight : str, optional
        Sampling weight of a row, zero or more. Without it every row weighs 1.
    stratum : str, optional
        Stratum the row was drawn in. Without it there is one stratum.
    psu : str, optional
        First-stage unit (cluster) of the row; labels may repeat across strata. Without it each row is its own.
    fpc : str, optional
        Share of the stratum's psus that were drawn (0–1), or how many psus the stratum has (1 or more).
    replicate_weights : tuple of str
        Columns of full replicate weights, as published files bring them. They replace stratum, psu and fpc.
    replicate_method : {"JK1", "JK2", "JKn", "BRR", "Fay", "bootstrap", "SDR"}, optional
        How the replicate weights were made; SDR are successive differences, as the American Community Survey.
    lonely_psu : {"adjust", "remove", "certainty", "average"}
        What a stratum with a single psu in the whole file adds to a variance. ``adjust``: its distance from
        the overall estimate; ``remove`` and ``certainty``: nothing; ``average``: what the other strata of
        the area add on average. As in R ``survey`` 4.1.
    fay_rho : float, optional
        Fay's factor, 0 to below 1, for ``replicate_method="Fay"``.
    replicate_scale : float or tuple of float, optional
        What squared distances of replicates are multiplied by: one number, or one per replicate. Needed for
        JKn: (psus − 1) / psus of the stratum a replicate leaves a psu out of. Otherwise the method says it.
        The product of ``scale`` and ``rscales`` of R ``svrepdesign``.
    ssu : str, optional
        Second-stage unit of the row (household, person) in a two-stage design; labels may repeat across psus.
        Without it, where ``ssu_fpc`` is named, each row is its own. It counts where ``fpc`` says that psus were
        drawn without replacement; with replacement, the psus say everything.
    ssu_fpc : str, optional
        As ``fpc``, of the second-stage units of a psu. Without it they count as drawn with replacement.
    replicate_mse : bool
        Whether replicates are held against the estimate of the full sample instead of their own mean.
    calibration : Calibration, optional
        Known population margins the weights are adjusted to before anything is estimated, and which the
        standard errors take into account.

    Raises
    ------
    DataError
        For a rule or method that does not exist, replicate weights without a method, or a second stage
        without a first.

    References
    ----------
    Lumley T (2010), Complex Surveys: A Guide to Analysis Using R, Wiley: 20-27 (designs), 25-26 (replicates).

    Examples
    --------
    >>> SurveyDesign(weight="w", stratum="strata", psu="psu").lonely_psu
    'adjust'
    >>> SurveyDesign().is_simple
    True
    """

    weight: str | None = None
    stratum: str | None = None
    psu: str | None = None
    fpc: str | None = None
    replicate_weights: tuple[str, ...] = ()
    replicate_method: ReplicateMethod | None = None
    lonely_psu: LonelyPsu = "adjust"
    fay_rho: float | None = None
    replicate_scale: float | tuple[float, ...] | None = None
    ssu: str | None = None
    ssu_fpc: str | None = None
    replicate_mse: bool = False
    calibration: Calibration | None = None

    def __post_init__(self) -> None:
        if isinstance(self.replicate_weights, str):
            object.__setattr__(self, "replicate_weights", (self.replicate_weights,))
        object.__setattr__(self, "replicate_weights", tuple(self.replicate_weights or ()))
        mistyped = self._mistyped()
        if mistyped:
            raise DataError(*mistyped)
        if self.replicate_scale is not None and not isinstance(self.replicate_scale, int | float):
            object.__setattr__(self, "replicate_scale", tuple(float(s) for s in self.replicate_scale))
        faults = [*self._unknown_words(), *self._replicate_faults(), *self._stage_faults()]
        if faults:
            raise DataError(*faults)

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns the design names, each once."""
        stages = (self.weight, self.stratum, self.psu, self.fpc, self.ssu, self.ssu_fpc)
        margins = self.calibration.columns if self.calibration else ()
        named = (*stages, *self.replicate_weights, *margins)
        return tuple(dict.fromkeys(name for name in named if name is not None))

    @property
    def is_simple(self) -> bool:
        """Whether it is a simple random sample with equal weights."""
        return not self.columns and self.calibration is None

    @property
    def second_stage(self) -> bool:
        """Whether units drawn within psus add to a variance: where psus were drawn without replacement."""
        return bool(self.fpc and (self.ssu or self.ssu_fpc) and not self.replicate_weights)

    def _mistyped(self) -> list[Text]:
        """Columns that are no names, scales that are no numbers, margins that are no ``Calibration``."""
        columns = {name: getattr(self, name) for name in ("weight", "stratum", "psu", "fpc", "ssu", "ssu_fpc")}
        wrong = [(name, value, "str") for name, value in columns.items() if not isinstance(value, str | None)]
        wrong += [("replicate_weights", name, "str") for name in self.replicate_weights if not isinstance(name, str)]
        scale = self.replicate_scale
        parts = scale if isinstance(scale, Iterable) and not isinstance(scale, str) else (scale,)
        if not all(isinstance(part, int | float | None) for part in parts):
            wrong.append(("replicate_scale", scale, "float"))
        elif not all(part is None or 0 <= part < float("inf") for part in parts):
            wrong.append(("replicate_scale", scale, "≥ 0"))
        if not isinstance(self.fay_rho, int | float | None):
            wrong.append(("fay_rho", self.fay_rho, "float"))
        if not isinstance(self.calibration, Calibration | None):
            wrong.append(("calibration", self.calibration, "Calibration"))
        return [
            Text(
                zh=f"SurveyDesign 的 {name} 应为 {wanted}，现为 {value!r}。请改正。",
                en=f"SurveyDesign, {name}: expected {wanted}, found {value!r}. Correct it.",
            )
            for name, value, wanted in wrong
        ]

    def _unknown_words(self) -> list[Text]:
        faults = []
        for name, value, words in (
            ("lonely_psu", self.lonely_psu, get_args(LonelyPsu)),
            ("replicate_method", self.replicate_method, (*get_args(ReplicateMethod), None)),
        ):
            if value not in words:
                listed = ", ".join(str(word) for word in words if word is not None)
                faults.append(
                    Text(
                        zh=f"SurveyDesign 的 {name} 应为 {listed} 之一，现为 {value!r}。请改正。",
                        en=f"SurveyDesign, {name}: expected one of {listed}, found {value!r}. Correct it.",
                    )
                )
        return faults

    def _replicate_faults(self) -> list[Text]:
        faults = []
        if bool(self.replicate_weights) != (self.replicate_method is not None):
            faults.append(
                Text(
                    zh="SurveyDesign：replicate_weights 与 replicate_method 要么都给，要么都不给。",
                    en="SurveyDesign: replicate_weights and replicate_method come together. Name both or neither.",
                )
            )
        if self.replicate_weights and self.weight is None:
            faults.append(
                Text(
                    zh="SurveyDesign：用重复权重时还需要 weight（主权重列）。请补上。",
                    en="SurveyDesign: replicate weights need weight, the full-sample weight. Name its column.",
                )
            )
        rho = self.fay_rho
        if (self.replicate_method == "Fay") != (rho is not None) or (rho is not None and not 0 <= rho < 1):
            faults.append(
                Text(
                    zh=f"SurveyDesign：Fay 法需要 fay_rho（0 至 1 之间，不含 1），其他方法不用；现为 {rho!r}。",
                    en=f"SurveyDesign, fay_rho: expected 0 to below 1 with the Fay method and nothing with others, "
                    f"found {rho!r}. Take it from the survey's documentation.",
                )
            )
        scale = self.replicate_scale
        wrong = isinstance(scale, tuple) and len(scale) != len(self.replicate_weights)
        if (self.replicate_method == "JKn" and scale is None) or wrong:
            wanted = len(self.replicate_weights)
            faults.append(
                Text(
                    zh=f"SurveyDesign：replicate_scale 应为一个数或 {wanted} 个数（JKn 法必须给）。",
                    en=f"SurveyDesign, replicate_scale: expected one number or {wanted}, one per replicate "
                    f"(JKn cannot do without). Take it from the survey's documentation.",
                )
            )
        return faults

    def _stage_faults(self) -> list[Text]:
        faults = []
        second = [name for name in ("ssu", "ssu_fpc") if getattr(self, name) is not None]
        if second and self.psu is None and not self.replicate_weights:
            faults.append(
                Text(
                    zh=f"SurveyDesign：给了第二阶段（{'、'.join(second)}），还需要 psu（第一阶段的群）。请补上。",
                    en=f"SurveyDesign, {', '.join(second)}: a second stage needs psu, the unit of the first. Name it.",
                )
            )
        if self.ssu_fpc is not None and self.fpc is None and not self.replicate_weights:
            faults.append(
                Text(
                    zh="SurveyDesign：ssu_fpc 只在 fpc（第一阶段不放回）也给出时才起作用。请补上 fpc，或去掉 ssu_fpc。",
                    en="SurveyDesign, ssu_fpc: counts only where fpc says that psus were drawn without replacement. "
                    "Name fpc, or leave ssu_fpc out.",
                )
            )
        return faults
