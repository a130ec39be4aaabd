"""Free text without what tells of a person: numbers by their form, names by what stands around them."""

import re
import unicodedata
from collections.abc import Iterable

MASK = "***"
# Frequent family names; rare ones that are mostly other words stay out.
_FAMILY = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白"
    "邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤高傅尚温康施牛樊葛邢安齐乔"
)
_NAME = rf"(?:欧阳|上官|司马|诸葛|夏侯|皇甫|尉迟|[{_FAMILY}])[\u4e00-\u9fff]{{1,2}}?"
# Words that begin with the character of a family name and are none.
_WORDS = re.compile(
    r"张贴|方[便面式向案]|高[兴龄温峰空层低度考]|周[边末围期日一二三四五六]|何[时人处地种]|马[上路桶]|金[额属融]|白[天色]|黄[色金]|江边|石[头油]|"
    r"雷[电雨]|毛病|温[馨暖度]|平时|安[全装排静置]|严[重格禁]|任[何务职]|程[序度]|万[元户人]|于[是此]|余[额人下]|向[上下来前社我你他]|武装|牛奶|"
    r"段[时落]|夏[天季]|许[多可]|孔洞|康复|田[间地]|林[地业]|施工|尚[未无]|钱款|钟头|叶子|丁字|陆续|齐[全备]|莫名|顾[客问虑]|史[上料]|汤圆|"
    r"水[电表管]|龙头|杜绝|付[款费]|谢谢|宋体|郑重|胡[同乱]|朱红|陈[旧述设]|杨树|孙[子女]|梁柱|唐山|韩国|曾经|蒋|秦皇|石[家]|邢台"
)
_BEFORE = (
    r"(?:联系人|负责人|经办人|当事人|申请人|投诉人|来电人|反映人|来访人|户主|姓名|名叫|居民|村民|业主|租户|住户|网格员|楼栋长|楼长|邻居|同事|儿子|女儿|老伴|"
    r"党员|志愿者|老人|干部|书记|主任|医生|民警|[请找问由叫是与和给向被]|(?:单元|室|号楼?)的)\s*[::]?\s*"
)
_AFTER = (
    r"(?=同志|先生|女士|小姐|阿姨|大爷|大妈|大娘|奶奶|爷爷|叔叔|大姐|大哥|师傅|老师|书记|主任|站长|所长|局长|经理|医生|老人|本人|[(,、。;!?\s]|$"
    r"|电话|手机|联系|微信|反映|来电|来访|投诉|咨询|求助|说|称|表示|家|的|于|在|因|等|和|与|已|到|去|要|负责|上门|处理|帮|\d|身份)"
)
_TITLE = (
    r"(?=同志|先生|女士|小姐|阿姨|大爷|大妈|大娘|奶奶|爷爷|叔叔|大姐|大哥|师傅|老师|书记|主任|站长|所长|局长|经理|医生)"
)
_ACTS = r"(?=来电|来访|投诉|反映|身份证|电话|手机号|[(]?1[3-9]\d)"
_NUMBERS = re.compile(
    r"(?<![\dA-Za-z])(?:"
    r"\d{6} ?(?:18|19|20)\d{2} ?(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01]) ?\d{3}[\dXx]"  # identity number
    r"|\d{6}\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])\d{3}"  # the old one of fifteen digits
    r"|(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}"  # mobile telephone
    r"|[(]?0\d{2,3}[)]?[- ]?\d{7,8}(?:-\d{1,5})?"  # telephone with its area
    r"|\d{4} ?\d{4} ?\d{4} ?\d{4}(?: ?\d{1,3})?"  # bank card
    r"|[EGPD]\d{8}"  # passport
    r")(?![\dA-Za-z])"
)
_LOCAL = re.compile(r"((?:电话|座机|tel(?:ephone)?|phone)\.?[::]?\s*)\d{7,8}(?!\d)", re.IGNORECASE)
_ACCOUNT = re.compile(r"((?:微信号?|wechat|weixin|qq号?)[::]?\s*)[A-Za-z0-9][\w-]{4,19}", re.IGNORECASE)
_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]++@[\w-]+(?:\.[\w-]+)+")
_PLATE = re.compile(
    r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][·. ]?[A-Z0-9]{5,6}(?![A-Z0-9])"
)
_LATIN = re.compile(
    r"\b((?:Mr|Mrs|Ms|Miss|Dr)\.? )[A-Z][a-z]+(?: [A-Z][a-z]+)?"
    r"|\b((?:[Cc]ontact|[Aa]sk(?: for)?|[Cc]all|[Nn]ame:?|named|neighbou?r|resident) )[A-Z][a-z]+ [A-Z][a-z]+"
)
_NAMES = (
    re.compile(f"({_BEFORE})({_NAME}){_AFTER}"),
    re.compile(f"()({_NAME}){_TITLE}"),
    re.compile(rf"(^|[\s,。;、])({_NAME}){_ACTS}"),
    re.compile(rf"(^|[\s,。;、找问与和])([{_FAMILY}]){_TITLE}"),
)


def screened(text: str, names: Iterable[str] = ()) -> str:
    """Return free text with identity numbers, telephones, accounts, plates and names of people masked.

    Names are found where something beside them says that they are one; a name that stands alone in a sentence
    is found only where it is among ``names``.

    Parameters
    ----------
    text : str
        What somebody wrote.
    names : iterable of str
        Names known from the personal columns of the same sheet.

    Examples
    --------
    >>> screened("居民王某某来电，电话 199 0000 1234，路灯坏了 3 盏")
    '居民***来电,电话 ***,路灯坏了 3 盏'
    >>> screened("周边居民反映路灯坏了")
    '周边居民反映路灯坏了'
    """
    plain = unicodedata.normalize("NFKC", text)
    found = _NUMBERS.sub(MASK, _MAIL.sub(MASK, plain))
    found = _ACCOUNT.sub(rf"\1{MASK}", _LOCAL.sub(rf"\1{MASK}", _PLATE.sub(MASK, found)))
    for name in sorted({name for name in names if len(name) > 1}, key=len, reverse=True):
        found = found.replace(name, MASK)
    for pattern in _NAMES:
        found = pattern.sub(_without_name, found)
    found = _LATIN.sub(lambda match: f"{match[1] or match[2]}{MASK}", found)
    return text if found == plain else found


def _without_name(match: re.Match[str]) -> str:
    return match[0] if _WORDS.match(match[2]) else f"{match[1]}{MASK}"
