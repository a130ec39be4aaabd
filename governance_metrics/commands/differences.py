"""What differs between the record a file carries and the one made again, in sentences."""

from collections.abc import Iterator, Mapping

from governance_metrics.provenance import Record
from governance_metrics.text import Text

_SETTINGS = {
    "period": Text(zh="期间", en="period"),
    "periods": Text(zh="各期", en="periods"),
    "area": Text(zh="区域列", en="column of areas"),
    "conf_level": Text(zh="置信水平", en="confidence level"),
    "profile": Text(zh="公布口径", en="profile"),
    "threshold": Text(zh="公布门槛", en="threshold"),
}
_ROWS = ("rows_read", "rows_used", "rows_left_out", "left_out_by_reason")
_SHOWN = 12  # of a long list


def differences(written: Record, made: Record) -> list[Text]:
    """Return what differs, a sentence each: versions, settings, inputs, targets, verdicts, numbers.

    Parameters
    ----------
    written : dict
        The record the file carries.
    made : dict
        The one made again.

    Examples
    --------
    >>> empty = dict.fromkeys(("versions", "settings", "verdicts", "numbers"), {}) | {"inputs": [], "targets": []}
    >>> differences(empty | {"versions": {"numpy": "2.1"}}, empty | {"versions": {"numpy": "2.2"}})[0].en
    'numpy: version 2.1 in the file, 2.2 here.'
    """
    return [
        *_versions(written["versions"], made["versions"]),
        *_settings(written["settings"], made["settings"]),
        *_inputs(_by_place(written), _by_place(made)),
        *_targets(_by_target(written), _by_target(made)),
        *_verdicts(written["verdicts"], made["verdicts"]),
        *_numbers(written["numbers"], made["numbers"]),
    ]


def _changed(written: Mapping[str, object], made: Mapping[str, object]) -> Iterator[tuple[str, object, object]]:
    for name in {**written, **made}:
        if written.get(name) != made.get(name):
            yield name, written.get(name), made.get(name)


def _versions(written: Mapping[str, object], made: Mapping[str, object]) -> Iterator[Text]:
    for name, before, now in _changed(written, made):
        yield Text(
            zh=f"{name}：文件所载版本 {before or '—'}，现用 {now or '—'}。",
            en=f"{name}: version {before or '—'} in the file, {now or '—'} here.",
        )


def _settings(written: Mapping[str, object], made: Mapping[str, object]) -> Iterator[Text]:
    for name, before, now in _changed(written, made):
        called = _SETTINGS.get(name, Text(zh=name, en=name))
        yield Text(
            zh=f"设定“{called.zh}”：文件所载 {before}，现为 {now}。",
            en=f"setting {called.en}: {before} in the file, {now} here.",
        )


def _by_place(record: Record) -> dict[str, Mapping[str, object]]:
    def place(row: Mapping[str, object]) -> str:
        sheet = f" [{row['sheet']}]" if row["sheet"] else ""
        return f"{row['file'] or row['table'] or '—'}{sheet}"

    return {f"{place(row)}": row for row in record["inputs"]}


def _inputs(written: Mapping[str, Mapping[str, object]], made: Mapping[str, Mapping[str, object]]) -> Iterator[Text]:
    for name, before, now in _changed(written, made):
        if not isinstance(now, Mapping):
            yield Text(zh=f"输入文件 {name}：现已没有。", en=f"input {name}: no longer there.")
        elif not isinstance(before, Mapping):
            yield Text(zh=f"输入文件 {name}：当时没有。", en=f"input {name}: was not there then.")
        else:
            if before["sha256"] != now["sha256"]:
                yield Text(
                    zh=f"输入文件 {name}：内容已变，SHA-256 当时 {_short(before)}，现为 {_short(now)}。",
                    en=f"input {name}: its content has changed; SHA-256 {_short(before)} then, {_short(now)} now.",
                )
            if any(before[part] != now[part] for part in _ROWS):
                yield Text(
                    zh=f"输入文件 {name}：当时读入 {before['rows_read']} 行、使用 {before['rows_used']} 行，"
                    f"现读入 {now['rows_read']} 行、使用 {now['rows_used']} 行。",
                    en=f"input {name}: {before['rows_read']} rows read and {before['rows_used']} used then, "
                    f"{now['rows_read']} and {now['rows_used']} now.",
                )


def _short(row: Mapping[str, object]) -> str:
    return f"{str(row['sha256'])[:12]}…" if row["sha256"] else "—"


def _by_target(record: Record) -> dict[str, Mapping[str, object]]:
    return {f"{row['id']} ({row['indicator']})": row for row in record["targets"]}


def _targets(written: Mapping[str, Mapping[str, object]], made: Mapping[str, Mapping[str, object]]) -> Iterator[Text]:
    for name, before, now in _changed(written, made):
        asked = [
            f"{row['operator']} {row['value']}" if isinstance(row, Mapping) else "—"
            for row in (before, now)
        ]  # fmt: skip
        yield Text(
            zh=f"目标值 {name}：文件所载 {asked[0]}，现为 {asked[1]}。",
            en=f"target {name}: {asked[0]} in the file, {asked[1]} here.",
        )


def _verdicts(written: Mapping[str, object], made: Mapping[str, object]) -> Iterator[Text]:
    for claim, before, now in _changed(written, made):
        yield Text(
            zh=f"判断 {claim}：文件所载结论 {before or '—'}，现为 {now or '—'}。",
            en=f"claim {claim}: verdict {before or '—'} in the file, {now or '—'} here.",
        )


def _numbers(written: Mapping[str, object], made: Mapping[str, object]) -> Iterator[Text]:
    names = [name for name, _, _ in _changed(written, made)]
    if names:
        more = " …" if len(names) > _SHOWN else ""
        listed = ", ".join(names[:_SHOWN]) + more
        yield Text(
            zh=f"{len(made)} 个指标中有 {len(names)} 个的数字不同：{listed}。",
            en=f"the numbers of {len(names)} of {len(made)} indicators differ: {listed}.",
        )
