"""Nothing that tells of a person leaves this room: no frame, list, message or representation holds it."""

import pandas as pd
import pytest

from governance_metrics.errors import DataError
from governance_metrics.intake import check, read
from governance_metrics.intake.people import masked, running_keys
from tests.intake.conftest import COMMUNITIES

# Made up: the numbers begin with no area code there is.
NAME, PHONE, ID, KEY = "哨兵某甲", "19900001234", "990101190001010005", "哨兵工号7788"
SENTINELS = (NAME, PHONE, ID, KEY, "7788", "哨兵")


def everything(dataset):
    """All text a dataset can show."""
    said = [repr(dataset), str(dataset)]
    for frame in (*dataset.tables.values(), dataset.quality, dataset.sources, dataset.submissions):
        said += [frame.to_csv(), repr(frame), repr(frame.dtypes), repr(frame.attrs)]
    return "\n".join(said)


@pytest.mark.parametrize(
    "row",
    [
        f"{KEY},C01,{NAME},{PHONE},{ID},女,1985-03",
        f"{KEY},C01,{NAME},{PHONE},{ID},{NAME},{ID}",  # in the wrong columns
        f"{KEY},{NAME},{NAME},{PHONE},{ID},{PHONE},{NAME}",
        f"{KEY},C01,{NAME},{PHONE},{ID},女（{NAME}）,{KEY}",
        f"{KEY},C01,{NAME},{PHONE},{ID},女,1985-03,{NAME}",  # slipped
        f"{KEY},C01,{NAME},{PHONE},{ID},{PHONE[:3]} {PHONE[3:7]} {PHONE[7:]},{ID}",
    ],
)
def test_sentinels_stay_inside(folder, today, row):
    folder(communities=COMMUNITIES)
    folder.put("workers.csv", f"worker_key,社区,姓名,联系电话,身份证号,性别,出生年月\n{row}\n{row}\n")
    dataset = check(folder.path, today=today)
    text = everything(dataset)
    assert [word for word in SENTINELS if word in text.replace("哨兵工号列", "")] == []


def test_a_conflict_of_keys_does_not_name_them(folder, today):
    folder.put("workers.csv", f"worker_key,社区,性别\n{KEY},C01,女\n{KEY},C01,男\n")
    with pytest.raises(DataError) as error:
        read(folder.path, today=today)
    said = error.value.say("zh") + error.value.say("en") + repr(error.value)
    assert not any(word in said for word in SENTINELS)
    assert "***" in said
    assert not any(word in everything(check(folder.path, today=today)) for word in SENTINELS)


def test_a_file_without_a_header_does_not_tell_its_first_row(folder, today):
    folder.put("workers.csv", f"{KEY},C01,{NAME},{PHONE},{ID},女,1985-03\n")
    with pytest.raises(DataError) as error:
        read(folder.path, today=today)
    assert not any(word in error.value.say("zh") for word in SENTINELS)


def test_unlisted_columns_are_not_read_and_not_told(folder, today):
    folder.put("workers.csv", f"worker_key,社区,家庭住址,性别\n1,C01,{NAME},{NAME}\n")
    assert NAME not in everything(check(folder.path, today=today))


@pytest.mark.parametrize(
    "value", [PHONE, ID, "0315-8123456", "8123456", "199 0000 1234", "1990-000-1234", "990101 19000101 000X"]
)
def test_what_looks_like_a_number_of_a_person_is_masked(value):
    assert masked([value, f"电话{value}"], []) == ["***", "***"]


@pytest.mark.parametrize("value", ["不详", "12 人", "2025-13-45", "1,234", "博士后", "45809"])
def test_what_does_not_is_shown(value):
    assert masked([value], [pd.Series([NAME, "12", "1", None])], [pd.Series(["45809", "人"])]) == [value]


def test_keys_tell_neither_the_text_nor_its_order():
    keys = running_keys({("a", "k"): pd.Series([f"{i:02d}" for i in range(50)])})["a", "k"]
    assert keys.is_unique
    assert keys.str.fullmatch(r"p\d{6}").all()
    assert keys.tolist() != sorted(keys)
