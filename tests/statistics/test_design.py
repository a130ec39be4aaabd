"""A design says at once everything that is wrong with it."""

import pytest

from governance_metrics.errors import DataError
from governance_metrics.statistics.calibration import Calibration, Margin
from governance_metrics.statistics.design import SurveyDesign


def test_a_design_without_columns_is_a_simple_random_sample():
    assert SurveyDesign().is_simple
    assert not SurveyDesign(weight="w").is_simple


def test_columns_are_named_once_each():
    design = SurveyDesign(weight="w", stratum="s", psu="s", fpc="f")
    assert design.columns == ("w", "s", "f")


def test_a_list_of_replicate_weights_becomes_a_tuple_so_that_designs_can_be_keys():
    design = SurveyDesign(weight="w", replicate_weights=["r1", "r2"], replicate_method="BRR")
    assert design.replicate_weights == ("r1", "r2")
    assert len({design, design}) == 1


@pytest.mark.parametrize(
    ("options", "word"),
    [
        ({"lonely_psu": "fail"}, "lonely_psu"),
        ({"weight": "w", "replicate_weights": ("r",), "replicate_method": "JK9"}, "replicate_method"),
        ({"weight": "w", "replicate_weights": ("r",)}, "replicate_method"),
        ({"weight": "w", "replicate_method": "BRR"}, "replicate_weights"),
        ({"replicate_weights": ("r",), "replicate_method": "BRR"}, "weight"),
        ({"weight": "w", "replicate_weights": ("r",), "replicate_method": "Fay"}, "fay_rho"),
        ({"weight": "w", "replicate_weights": ("r",), "replicate_method": "Fay", "fay_rho": 1.0}, "fay_rho"),
        ({"weight": "w", "replicate_weights": ("r",), "replicate_method": "BRR", "fay_rho": 0.5}, "fay_rho"),
        ({"weight": "w", "replicate_weights": ("r",), "replicate_method": "JKn"}, "replicate_scale"),
        (
            {"weight": "w", "replicate_weights": ("r", "q"), "replicate_method": "BRR", "replicate_scale": (1.0,)},
            "replicate_scale",
        ),
        ({"ssu": "h"}, "ssu"),
        ({"psu": ["a", "b"]}, "psu"),
        ({"weight": 3}, "weight"),
        ({"weight": "w", "replicate_weights": (1,), "replicate_method": "BRR"}, "replicate_weights"),
        (
            {"weight": "w", "replicate_weights": ("r",), "replicate_method": "BRR", "replicate_scale": "x"},
            "replicate_scale",
        ),
        *(
            (
                {"weight": "w", "replicate_weights": ("r",), "replicate_method": "JKn", "replicate_scale": scale},
                "replicate_scale",
            )
            for scale in (-0.5, float("nan"), [float("inf")])
        ),
        ({"weight": "w", "replicate_weights": ("r",), "replicate_method": "Fay", "fay_rho": "half"}, "fay_rho"),
        ({"calibration": {"sex": {"F": 1}}}, "calibration"),
        ({"psu": "p", "ssu_fpc": "m"}, "ssu_fpc"),
    ],
)
def test_what_is_wrong_with_a_design_is_said_in_both_languages(options, word):
    with pytest.raises(DataError) as error:
        SurveyDesign(**options)
    assert all(word in error.value.say(language) for language in ("zh", "en"))


def test_columns_of_margins_belong_to_the_design():
    margins = [Margin("sex", {"F": 1, "M": 1}), Margin(["sex", "age"], {("F", 1): 1, ("M", 1): 1})]
    design = SurveyDesign(calibration=Calibration(margins))
    assert design.columns == ("sex", "age")
    assert not design.is_simple
    assert len({design, SurveyDesign(calibration=Calibration(tuple(margins)))}) == 1


def test_all_faults_of_a_design_are_said_at_once():
    with pytest.raises(DataError) as error:
        SurveyDesign(lonely_psu="x", replicate_method="y")
    assert len(error.value.failures) == 3
