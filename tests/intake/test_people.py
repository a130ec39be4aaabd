"""Nothing that tells of a person leaves this room: no frame, list, message or representation holds it."""

import pandas as pd
import pytest

from governance_metrics.errors import DataError
from governance_metrics.intake import check, read
from governance_metrics.intake.people import Words, masked, running_keys
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
    assert masked([value, f"电话{value}"]) == ["***", "***"]


@pytest.mark.parametrize("value", ["不详", "12 人", "2025-13-45", "1,234", "博士后", "45809"])
def test_what_does_not_is_shown(value):
    assert masked([value], Words((pd.Series([NAME, "12", "1", None]),)), Words((pd.Series(["45809", "人"]),))) == [
        value
    ]


def test_keys_tell_neither_the_text_nor_its_order():
    keys = running_keys({("a", "k"): pd.Series([f"{i:02d}" for i in range(50)])})["a", "k"]
    assert keys.is_unique
    assert keys.str.fullmatch(r"p\d{6}").all()
    assert keys.tolist() != sorted(keys)


# --- who is who: numbers with a check character, the same person twice, keys of one's own ---

WOMAN, MAN = "990101198503170026", "990101198503170034"  # valid check characters, an area that does not exist
ROSTER = "社区,姓名,联系电话,身份证号,性别,出生年月,到岗日期,离岗日期\n"


def roster(folder, *lines, name="workers.csv"):
    folder(communities=COMMUNITIES)
    return folder.put(name, ROSTER + "\n".join(lines) + "\n")


def rules(dataset, *severities):
    quality = dataset.quality[dataset.quality["severity"].isin(severities or ("stop", "error", "warning"))]
    return [(q.row, q.column, q.rule.partition("(")[0]) for q in quality.itertuples()]


def test_sex_and_month_of_birth_come_from_a_valid_number_where_the_roster_is_blank(folder, today):
    roster(folder, f"C01,哨兵甲,,{WOMAN},,,2024-01-01,", f"C01,哨兵乙,,{MAN},,,2024-01-01,")
    dataset = read(folder.path, today=today)
    frame = dataset.tables["workers"]
    assert frame["sex"].tolist() == ["F", "M"]
    assert frame["birth_ym"].dt.strftime("%Y-%m").tolist() == ["1985-03", "1985-03"]
    assert frame["worker_key"].tolist() != [None, None]
    assert WOMAN not in everything(dataset)


def test_what_differs_from_the_number_is_told_and_believed(folder, today):
    roster(folder, f"C01,哨兵甲,,{WOMAN},男,1985年3月,2024-01-01,", f"C01,哨兵乙,,{MAN},男,1986.3,2024-01-01,")
    dataset = read(folder.path, today=today)
    assert rules(dataset) == [(2, "性别", "differs_from_id"), (3, "出生年月", "differs_from_id")]
    assert dataset.tables["workers"]["sex"].tolist() == ["M", "M"]


@pytest.mark.parametrize(
    ("number", "code"),
    [
        ("9.90101E+17", "damaged_id"),
        ("990101198503170000", "damaged_id"),
        (WOMAN[:17] + ("1" if WOMAN[17] != "1" else "2"), "invalid_id"),
        (WOMAN[:-1], "invalid_id"),
        ("990101198513170029", "invalid_id"),
        ("99010120850317002X", "invalid_id"),
        ("某某某", "invalid_id"),
    ],
)
def test_a_number_that_is_damaged_or_wrong_is_told_and_never_mended(folder, today, number, code):
    roster(folder, f"C01,哨兵甲,19900001234,{number},,,2024-01-01,")
    dataset = read(folder.path, today=today)
    assert rules(dataset) == [(2, "身份证号", code)]
    assert dataset.tables["workers"][["sex", "birth_ym"]].isna().all(axis=None)
    assert number not in everything(dataset)


def test_a_roster_without_one_valid_number_is_told_once(folder, today):
    lines = [[f"W{n}", "C01", "哨兵甲", f"9901011985****00{n}", "男", "1986.3", "2024-01-01"] for n in range(3)]
    heads = ["工作者编号", "社区", "姓名", "身份证号", "性别", "出生年月", "到岗日期"]
    folder.put("workers.csv", "\n".join(map(",".join, [heads, *lines])))
    quality = read(folder.path, today=today).quality
    told = quality[quality["column"].eq("身份证号")]
    assert told[["rule", "severity"]].to_numpy().tolist() == [["ids_unusable(n=3)", "note"]]


@pytest.mark.parametrize(
    "number", [f"'{WOMAN}", WOMAN.lower(), f"{WOMAN[:6]} {WOMAN[6:14]} {WOMAN[14:]}", "990101850317002"]
)
def test_a_number_is_known_however_it_is_written(folder, today, number):
    roster(folder, f"C01,哨兵甲,,{number},,,2024-01-01,")
    dataset = read(folder.path, today=today)
    assert rules(dataset) == []
    assert dataset.tables["workers"]["sex"].tolist() == ["F"]


def test_the_same_person_in_two_communities_is_told_unless_one_post_followed_the_other(folder, today):
    roster(
        folder,
        f"C01,哨兵甲,,{WOMAN},,,2024-01-01,",
        f"C02,哨 兵 甲,,{WOMAN},,,2024-05-01,",
        f"C01,哨兵乙,,{MAN},,,2023-01-01,2023-06-01",
        f"C02,哨兵乙,,{MAN},,,2023-06-01,",
        "C01,哨兵丙,19900001234,,,,2024-01-01,",
        "C02,哨　兵　丙,199 0000 1234,,,,2024-01-01,",
    )
    dataset = read(folder.path, today=today)
    assert rules(dataset) == [(3, "", "same_person"), (7, "", "same_person")]
    assert len(dataset.tables["workers"]) == 6
    assert "哨兵" not in everything(dataset)


def test_the_same_person_in_two_tables_is_told(folder, today):
    roster(folder, "C01,哨兵丙,19900001234,,,,2024-01-01,")
    folder.put("secondees.csv", "社区,姓名,联系电话,到岗日期\nC02,哨兵丙,19900001234,2024-02-01\n")
    dataset = read(folder.path, today=today)
    assert [(code, row) for row, _, code in rules(dataset)] == [("same_person_elsewhere", 2)]


def test_keys_of_ones_own_are_the_same_in_every_reading_and_mean_nothing_to_others(folder, today, tmp_path_factory):
    path = tmp_path_factory.mktemp("key") / "person.key"
    folder.put("workers.csv", f"worker_key,社区,性别\n{KEY},C01,女\nb,C01,男\n")
    one = read(folder.path, today=today, key_file=path).tables["workers"]
    folder.put("workers.csv", f"worker_key,社区,性别\na,C01,男\nc,C01,男\n{KEY},C01,女\n")
    two = read(folder.path, today=today, key_file=path).tables["workers"]
    other = read(folder.path, today=today, key_file=path.with_name("other.key")).tables["workers"]
    assert one["worker_key"][0] == two["worker_key"][2] != other["worker_key"][2]
    assert one["worker_key"].str.fullmatch(r"h[0-9a-f]{24}").all()
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.read_text().strip() not in everything(read(folder.path, today=today, key_file=path))


def test_a_key_among_the_data_and_one_that_is_none_stop(folder, today, tmp_path_factory):
    folder.put("workers.csv", "worker_key,社区,性别\na,C01,女\n")
    with pytest.raises(DataError, match="among the data"):
        read(folder.path, today=today, key_file=folder.path / "person.key")
    assert not (folder.path / "person.key").exists()
    path = tmp_path_factory.mktemp("key") / "other.txt"
    path.write_text("secret", encoding="utf-8")
    with pytest.raises(DataError, match="holds no key"):
        read(folder.path, today=today, key_file=path)


def test_free_text_is_screened_at_the_door(folder, today):
    folder.put("workers.csv", "worker_key,社区,岗位\na,C01,联系人：王哨兵 19900001234\nb,C01,网格员\n")
    dataset = read(folder.path, today=today)
    assert dataset.tables["workers"]["post"].tolist() == ["联系人:*** ***", "网格员"]
    assert [rule[1:] for rule in rules(dataset, "note")] == [("岗位", "text_screened")]


def test_nothing_of_a_person_is_written_anywhere_while_reading(folder, today, tmp_path_factory, monkeypatch, caplog):
    away = tmp_path_factory.mktemp("temporary")
    monkeypatch.setenv("TMPDIR", str(away))
    monkeypatch.setattr("tempfile.tempdir", str(away))
    roster(folder, f"C01,{NAME},{PHONE},{WOMAN},{NAME},{ID},2024-01-01,")
    before = {path: path.read_bytes() for path in folder.path.rglob("*") if path.is_file()}
    dataset = check(folder.path, today=today)
    assert {path: path.read_bytes() for path in folder.path.rglob("*") if path.is_file()} == before
    assert [*away.rglob("*")] == []
    assert not any(word in caplog.text + everything(dataset) + dataset.mapping.to_csv() for word in (*SENTINELS, WOMAN))
