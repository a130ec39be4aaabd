"""Every fault can be said in both languages, from the code alone."""

import re
import string

import pytest

from governance_metrics.intake import LEFT_OUT, RULES
from governance_metrics.intake.fault import Fault, quality_of, sentences_of
from governance_metrics.intake.rules import SEVERITIES, SEVERITY
from governance_metrics.text import phrase

PARTS = {"found": "x(1), y=2; 50%\n", "zh": "甲、乙", "en": "a, b"}


def fields(template):
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


@pytest.mark.parametrize("code", RULES)
def test_every_rule_is_said_in_both_languages(code):
    rule = RULES[code]
    names = fields(rule.zh) | fields(rule.en)
    parameters = {name: PARTS.get(name, "3") for name in names - {"found"}}
    value = PARTS["found"] if "found" in names else ""
    fault = Fault(code, file="a.csv", row=2, value=value, parameters=parameters)
    quality = quality_of([fault])
    said = phrase(quality["rule"][0], RULES)
    assert quality["message"][0] == f"a.csv, row 2: {said.en}"
    assert [told.zh for told in sentences_of(quality)] == [fault.sentence.zh]
    assert fault.sentence.zh == f"a.csv，第 2 行：{said.zh}"
    assert not re.search(r"[{}]", said.zh + said.en)
    assert said.zh.endswith("。")
    assert said.en.endswith(".")
    assert SEVERITY[code] in SEVERITIES


def test_every_rule_says_the_same_in_both_languages():
    for code, rule in RULES.items():
        assert fields(rule.zh) - {"zh"} == fields(rule.en) - {"en"}, code


def test_whatever_leaves_a_file_out_has_a_name():
    whole = {code for code, severity in SEVERITY.items() if severity == "stop"}
    never = {"empty_folder", "nothing_recognised", "same_name", "unknown_table", "not_a_frame", "more_stops",
             "design_column_missing", "design_blank",
             "mapping_table", "mapping_column", "mapping_twice", "key_among_data", "key_unusable"}  # fmt: skip
    assert whole - never <= set(LEFT_OUT)
