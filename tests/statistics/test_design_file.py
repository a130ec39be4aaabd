"""A design written to a file comes back the same, and a file that is no design is told what is wrong."""

import pytest

from governance_metrics.errors import DataError
from governance_metrics.statistics.calibration import Calibration, Margin
from governance_metrics.statistics.design import SurveyDesign
from governance_metrics.statistics.design_file import read_design, write_design

CROSSED = Margin(
    ["性别", "old"], {("女", True): 90, ("女", False): 420.5, ('男 "a\\b"\n', True): 70, ("男", False): 419.5}
)
DESIGNS = [
    SurveyDesign(),
    SurveyDesign(weight="w", stratum="街道", psu="building", fpc="n", lonely_psu="certainty"),
    SurveyDesign(weight="w", psu="p", fpc="n", ssu="household", ssu_fpc="m"),
    SurveyDesign(weight="w", replicate_weights=["r1", "r2"], replicate_method="Fay", fay_rho=0.5, replicate_mse=True),
    SurveyDesign(weight="w", replicate_weights=["r1", "r2"], replicate_method="JKn", replicate_scale=[0.5, 1 / 3]),
    SurveyDesign(weight="w", calibration=Calibration(CROSSED, cap=3, total=2000)),
    SurveyDesign(
        weight="w",
        calibration=Calibration([Margin("a", {1: 5.0, 2: 7.0}), Margin("b", {"x": 12})], "linear", bounds=(0.3, 3)),
    ),
]


@pytest.mark.parametrize("design", DESIGNS)
def test_a_design_comes_back_from_its_file_the_same(design, tmp_path):
    path = write_design(design, tmp_path / "design.toml")
    assert read_design(path) == design
    first = path.read_bytes()
    write_design(read_design(path), path)
    assert path.read_bytes() == first


def test_a_design_is_written_by_hand_with_a_mark_of_byte_order_too(tmp_path):
    path = tmp_path / "design.toml"
    text = """
# how the residents were drawn
weight = "w"
[calibration]
[[calibration.margins]]
columns = ["sex"]
categories = [{ sex = "F", total = 510 }, { sex = "M", total = 490 }]
"""
    path.write_text(text, encoding="utf-8-sig")
    found = read_design(str(path))
    assert found == SurveyDesign(weight="w", calibration=Calibration(Margin("sex", {"F": 510, "M": 490})))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("weight = ", ["TOML"]),
        ('wieght = "w"', ["wieght", "weight"]),
        ('weight = 3\nstratum = ["a"]', ["weight: expected str, found 3", "stratum"]),
        ('replicate_weights = "r1"', ["replicate_weights: expected list"]),
        ('weight = "w"\nreplicate_weights = [1, 2]\nreplicate_method = "BRR"', ["replicate_weights"]),
        ('weight = "w"\nreplicate_weights = ["r"]\nreplicate_method = "JK9"', ["replicate_method", "JK1, JK2"]),
        ('lonely_psu = "fail"', ["lonely_psu"]),
        ('ssu = "h"', ["psu"]),
        ('weight = "w"\n[calibration]\ncap = 2', ["calibration.margins"]),
        ("[calibration]\nmargins = 3", ["calibration.margins"]),
        ("[calibration]\nmargins = [3]", ["calibration.margins[0]"]),
        ('[[calibration.margins]]\ncolumns = ["a"]\ncategories = [{ b = 1, total = 2 }]', ["calibration.margins[0]"]),
        ('[[calibration.margins]]\ncolumns = ["a"]\ncategories = [{ a = 1, total = -2 }]', ["margin 'a'", "-2"]),
        ('calibration = "none"', ["calibration: expected dict"]),
        ("replicate_mse = 1", ["replicate_mse: expected bool"]),
        ("fay_rho = true", ["fay_rho"]),
    ],
)
def test_a_file_that_is_no_design_says_every_fault_in_both_languages(text, words, tmp_path):
    path = tmp_path / "design.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError) as error:
        read_design(path)
    assert all(word in error.value.say("en") for word in words)
    assert error.value.say("zh")
    assert str(tmp_path) not in error.value.say("en")


def test_a_file_that_is_not_there_or_is_no_text_is_told(tmp_path):
    with pytest.raises(DataError, match=r"nowhere\.toml"):
        read_design(tmp_path / "nowhere.toml")
    with pytest.raises(DataError) as error:
        read_design(tmp_path)
    assert str(tmp_path) not in error.value.say("en")
    with pytest.raises(DataError, match="could not be written") as error:
        write_design(SurveyDesign(), tmp_path / "nowhere" / "design.toml")
    assert str(tmp_path) not in error.value.say("zh")
    (tmp_path / "d.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(DataError, match="UTF-8"):
        read_design(tmp_path / "d.toml")
    (tmp_path / "big.toml").write_bytes(b"#" * 1_000_001)
    with pytest.raises(DataError, match="1000001"):
        read_design(tmp_path / "big.toml")


def test_a_category_that_no_text_file_holds_is_refused(tmp_path):
    design = SurveyDesign(weight="w", calibration=Calibration(Margin("a", {None: 5.0})))
    with pytest.raises(DataError, match="None"):
        write_design(design, tmp_path / "d.toml")
