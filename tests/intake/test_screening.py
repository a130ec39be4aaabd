"""Free text loses what tells of a person and keeps the rest: a made-up labelled set, P7 of the bars."""

import pytest

from governance_metrics.intake.screening import MASK, screened

# What tells of a person, marked by ⟦⟧; every name and number is made up.
TELLING = [
    "居民⟦王哨兵⟧反映楼道灯坏了",
    "联系人：⟦李某甲⟧，电话⟦19900001234⟧",
    "⟦张哨兵⟧同志已上门",
    "找⟦赵哨⟧主任签字",
    "业主⟦刘某某⟧投诉物业，手机 ⟦199-0000-1234⟧",
    "身份证 ⟦990101190001010005⟧ 已登记",
    "号码⟦９９０１０１ １９０００１０１ ０００Ｘ⟧写错了",
    "座机 ⟦0315-8000000⟧ 无人接",
    "电话：⟦8000000⟧",
    "微信号 ⟦shaobing_001⟧",
    "请发到 ⟦shaobing@example.org⟧",
    "车牌⟦冀B·00000⟧堵了门",
    "⟦陈哨兵⟧女士家漏水",
    "户主⟦欧阳哨⟧不在家",
    "志愿者⟦周某⟧、⟦吴某乙⟧同志参加",
    "3号楼2单元的⟦孙哨兵⟧老人需要照顾",
    "由⟦郑哨兵⟧负责巡查",
    "(+86 ⟦19900001234⟧)",
    "卡号⟦6200 0000 0000 0000⟧",
    "Please contact ⟦John Sentinel⟧ about the lamp",
    "Mrs. ⟦Sentinel⟧ asked for help",
    "QQ：⟦100000001⟧",
]
PLAIN = [
    "周边居民反映路灯坏了 3 盏",
    "张贴电话号码簿 20 份",
    "高龄老人家中走访",
    "编号20250601001的工单已办结",
    "2025-06-01 至 2025-12-31",
    "方便居民办事，减少跑腿",
    "何时来电不清楚",
    "面积 12,345.67 平方米",
    "严重堵塞，请物业处理",
    "党员同志带头参加",
    "任务完成率 85.5%",
    "马路边停车 15 辆",
    "第13次会议纪要（共 8000000 元）",
    "New Street community asked for more lamps",
]


def parts(text):
    """The text without its marks, and what was marked."""
    told = [piece.partition("⟧")[0] for piece in text.split("⟦")[1:]]
    return text.replace("⟦", "").replace("⟧", ""), told


def test_nearly_all_that_tells_of_a_person_is_masked():
    told = [(text, one) for line in TELLING for text, every in [parts(line)] for one in every]
    kept = [(text, one) for text, one in told if one in screened(text) or screened(text) == text]
    assert len(told) >= 24
    assert len(told) - len(kept) >= len(told) * 23 / 24, kept


def test_nearly_nothing_else_is_masked():
    wrong = [text for text in PLAIN if screened(text) != text]
    assert len(PLAIN) == 14
    assert len(wrong) <= 1, wrong


def test_a_name_alone_is_masked_where_it_is_known():
    assert screened("和哨兵某甲谈过") == "和哨兵某甲谈过"
    assert screened("和哨兵某甲谈过", ["哨兵某甲"]) == f"和{MASK}谈过"


@pytest.mark.parametrize("text", ["", "无", "a" * 20_000, "1" * 20_000, "居民" * 5_000, "王" * 5_000])
def test_no_text_is_slow_or_breaks_it(text):
    assert isinstance(screened(text), str)
