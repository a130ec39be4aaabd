"""What comes back from the forms is read without a mapping: an ODK export of the XLSForm, a text export of 问卷星."""

import pandas as pd

import governance_metrics as gm
from governance_metrics.instruments.questionnaire import questionnaire
from governance_metrics.instruments.xlsform import survey_rows

FORM = questionnaire("residents_survey")
SCALED = {"satisfaction": "4", "identity_member": "5", "belonging": "very", "age_band": "30-44", "sex": "F"}


def odk_row(number):
    """One submission as ODK exports it: items by name, matrix rows under their group, boxes ticked in one cell."""
    row, group = {"SubmissionDate": f"2025-05-{number:02d}T09:00:00", "KEY": f"uuid:{number}"}, ""
    answers = {"survey_date": f"2025-05-{number:02d}", "respondent_id": f"r{number}", "consent": "yes", **SCALED}
    answers |= {"participation": "part_volunteer part_culture", "notices": "none", "sat_services": "3"}
    answers |= {"community_id": "C01", "has_property": "no", "willing": "no_answer"}
    for item in survey_rows(FORM):
        if item["type"] == "begin group":
            group = f"{item['name']}-"
        elif item["type"] == "end group":
            group = ""
        elif item["type"] != "note":
            row[group + item["name"]] = answers.get(item["name"], "")
    return row


def test_an_odk_export_of_the_form_is_read_without_a_mapping(tmp_path):
    path = tmp_path / "residents_survey.csv"
    pd.DataFrame([odk_row(number) for number in range(1, 6)]).to_csv(path, index=False)
    dataset = gm.read(path)
    read = dataset.tables["residents_survey"]
    assert len(read) == 5
    assert not dataset.quality["severity"].isin(["error", "stop"]).any()
    first = read.iloc[0]
    assert {name: first[name] for name in SCALED} == SCALED
    assert (first["community_id"], first["sat_services"], bool(first["has_property"])) == ("C01", "3", False)
    assert (bool(first["part_volunteer"]), bool(first["part_council"])) == (True, False)
    assert not bool(first["notice_group"])
    assert pd.isna(first["willing"])
    rows = gm.assess(dataset, period="2025").estimates
    whole = rows[rows["level"].eq("all") & rows["group"].eq("")].set_index("indicator")
    assert whole.loc["coop_satisfaction", "estimate"] == 1.0
    assert whole.loc["coop_participation_rate", "n"] == 5


def wjx_row(number):
    """One answer sheet as 问卷星 exports it by text, under the numbers the pasted text gives the questions."""
    row = {"序号": number, "提交答卷时间": f"2025/05/{number:02d} 09:00:00", "所用时间": "125秒", "来源": "微信"}
    row |= {"来源详情": "N/A", "来自IP": "192.0.2.1"}
    said = {"A1": "C01", "A2": "没有", "B1": "很强", "C1": "志愿服务┋文体活动", "D1": "比较满意", "F1": "收不到"}
    for place, question in enumerate(FORM.questions, start=1):
        if question.kind == "matrix":
            row |= {f"{place}、({label.zh})": "一般" for label in question.labels}
        else:
            row[f"{place}、{question.wording.zh}"] = said.get(question.number, "(空)")
    return row


def test_a_text_export_of_the_pasted_form_is_read_without_a_mapping(tmp_path):
    path = tmp_path / "居民问卷.csv"
    pd.DataFrame([wjx_row(number) for number in range(1, 6)]).to_csv(path, index=False, encoding="utf-8-sig")
    dataset = gm.read(path)
    first = dataset.tables["residents_survey"].iloc[0]
    assert (first["community_id"], first["belonging"], first["satisfaction"]) == ("C01", "very", "4")
    assert (bool(first["part_volunteer"]), bool(first["part_council"])) == (True, False)
    assert first["sat_services"] == "3"
    assert not dataset.quality["severity"].isin(["error", "stop"]).any()
