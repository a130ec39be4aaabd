"""Every word a reader sees, in Chinese and English, and the codes that stand for sentences until then."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")

_CODED = re.compile(r"^(?P<code>[a-z][a-z0-9_]*)(?:\((?P<parameters>.*)\))?$", re.DOTALL)
_RESERVED = {"%": "%25", "(": "%28", ")": "%29", ",": "%2C", "=": "%3D", "\n": "%0A"}
_ESCAPES = str.maketrans(_RESERVED)


@dataclass(frozen=True)
class Text:
    """One phrase in both languages; ``{name}`` marks a part filled in later.

    Parameters
    ----------
    zh, en : str
        The phrase in Simplified Chinese and in English.

    Raises
    ------
    ValueError
        When one of the two is empty.

    Examples
    --------
    >>> Text(zh="共 {n} 个社区", en="{n} communities").fill(n=21).en
    '21 communities'
    """

    zh: str
    en: str

    def __post_init__(self) -> None:
        if not self.zh.strip() or not self.en.strip():
            raise ValueError(f"a text needs both languages: zh={self.zh!r}, en={self.en!r}")

    def __str__(self) -> str:
        return self.en

    def say(self, language: Language) -> str:
        """Return the phrase in one language.

        Examples
        --------
        >>> Text(zh="社区", en="community").say("zh")
        '社区'
        """
        return self.zh if language == "zh" else self.en

    def fill(self, **parameters: object) -> "Text":
        """Return the phrase with its parts filled; a part may itself be a ``Text``.

        Examples
        --------
        >>> Text(zh="缺 {n} {unit}", en="short of {n} {unit}").fill(n=3, unit=Text(zh="人", en="people")).zh
        '缺 3 人'
        """
        chosen = {
            language: {
                name: value.say(language) if isinstance(value, Text) else value for name, value in parameters.items()
            }
            for language in LANGUAGES
        }
        return Text(zh=self.zh.format(**chosen["zh"]), en=self.en.format(**chosen["en"]))


def same(word: str) -> Text:
    """Return a text that reads alike in both languages, for names, codes and numbers.

    Examples
    --------
    >>> same("GB/T 9704-2012").zh
    'GB/T 9704-2012'
    """
    return Text(zh=word, en=word)


def coded(code: str, **parameters: object) -> str:
    """Return a code with its parameters as one string, the form that results carry.

    Examples
    --------
    >>> coded("too_few_clusters", df=0)
    'too_few_clusters(df=0)'
    """
    if not parameters:
        return code
    inside = ", ".join(f"{name}={_escaped(str(value))}" for name, value in parameters.items())
    return f"{code}({inside})"


def decoded(string: str) -> tuple[str, dict[str, str]]:
    """Return the code and the parameters of a coded string.

    Raises
    ------
    ValueError
        When the string is not of that form.

    Examples
    --------
    >>> decoded("too_few_clusters(df=0)")
    ('too_few_clusters', {'df': '0'})
    """
    match = _CODED.match(string)
    if match is None:
        raise ValueError(f"not a code with parameters: {string!r}")
    inside = match["parameters"]
    pairs = (part.split("=", 1) for part in inside.split(", ")) if inside else ()
    return match["code"], {name: _unescaped(value) for name, value in pairs}


def phrase(string: str, phrases: Mapping[str, Text]) -> Text:
    """Return the sentence that a coded string stands for, looked up in a catalogue of phrases.

    Several codes joined by ``; `` become several sentences.

    Raises
    ------
    KeyError
        When the catalogue has no such code: a gap in the library, never of the data.

    Examples
    --------
    >>> catalogue = {"too_few_clusters": Text(zh="抽样群太少（自由度 {df}）", en="too few clusters (df {df})")}
    >>> phrase("too_few_clusters(df=0)", catalogue).en
    'too few clusters (df 0)'
    """
    said = []
    for part in string.split("; "):
        code, parameters = decoded(part)
        said.append(phrases[code].fill(**parameters))
    return Text(zh="；".join(t.zh for t in said), en="; ".join(t.en for t in said))


def _escaped(value: str) -> str:
    return value.translate(_ESCAPES).replace("; ", "%3B ")


def _unescaped(value: str) -> str:
    value = value.replace("%3B", ";")
    for character, escape in reversed(_RESERVED.items()):
        value = value.replace(escape, character)
    return value
