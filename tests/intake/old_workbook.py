"""A small writer of .xls files (BIFF8 in a compound file), for tests only; it shares nothing with the reader."""

import struct

FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def record(code, body=b""):
    return struct.pack("<2H", code, len(body)) + body


def wide(text):
    return struct.pack("<HB", len(text), 1) + text.encode("utf-16-le")


def sheet(lines, *, hidden_rows=(), hidden_columns=()):
    """Records of one sheet; a cell is text, a number, a boolean, None, or ("error", code)."""
    body = record(0x809, struct.pack("<4H2I", 0x600, 0x10, 0, 0, 0, 0))
    for column in hidden_columns:
        body += record(0x7D, struct.pack("<6H", column, column, 2304, 15, 1, 0))
    across = max(map(len, lines), default=0)
    body += record(0x200, struct.pack("<2I3H", 0, len(lines), 0, across, 0))
    for row, line in enumerate(lines):
        body += record(0x208, struct.pack("<6HI", row, 0, len(line), 255, 0, 0, 0x120 if row in hidden_rows else 0x100))
    for row, line in enumerate(lines):
        for column, cell in enumerate(line):
            at = struct.pack("<3H", row, column, 15)
            if isinstance(cell, bool):
                body += record(0x205, at + bytes([cell, 0]))
            elif isinstance(cell, tuple):
                body += record(0x205, at + bytes([cell[1], 1]))
            elif isinstance(cell, str):
                body += record(0x204, at + wide(cell))
            elif cell is not None:
                body += record(0x203, at + struct.pack("<d", cell))
    return body + record(0x0A)


def stream(sheets, *, states=None, extra=b""):
    """The workbook stream: its globals, then every sheet."""
    style = record(0x31, struct.pack("<5H4B", 200, 0, 0x7FFF, 400, 0, 0, 0, 0, 0) + bytes([5, 0]) + b"Arial")
    looks = b"".join(record(0xE0, struct.pack("<3H14x", 0, 0, 0xFFF5 if number < 15 else 1)) for number in range(16))
    begun = record(0x809, struct.pack("<4H2I", 0x600, 5, 0, 0, 0, 0)) + extra + record(0x42, struct.pack("<H", 1200))
    begun += style + looks
    named = [wide(name)[:1] + wide(name)[2:] for name in sheets]
    length = len(begun) + sum(4 + 6 + len(name) for name in named) + 4
    heads, bodies = b"", b""
    for number, (name, body) in enumerate(zip(named, sheets.values(), strict=True)):
        state = (states or {}).get(number, 0)
        heads += record(0x85, struct.pack("<I2B", length + len(bodies), state, 0) + name)
        bodies += body
    return begun + heads + record(0x0A) + bodies


def compound(streams, storages=()):
    """A compound file of streams, each padded past the size of a small one."""
    sectors, table, entries = [], [], []
    for name, content in streams.items():
        padded = content + bytes(max(0, 4096 - len(content)))
        pieces = [padded[i : i + 512].ljust(512, b"\0") for i in range(0, len(padded), 512)]
        first = len(sectors)
        sectors += pieces
        table += [*range(first + 1, first + len(pieces)), END]
        entries.append((name, 2, first, len(padded)))
    entries = [("Root Entry", 5, END, 0), *entries, *((name, 1, 0, 0) for name in storages)]
    directory = b""
    for number, (name, kind, first, length) in enumerate(entries):
        coded = name.encode("utf-16-le") + b"\0\0"
        right = number + 1 if 0 < number < len(entries) - 1 else FREE
        child = 1 if kind == 5 and len(entries) > 1 else FREE
        directory += coded.ljust(64, b"\0") + struct.pack("<H2B3I", len(coded), kind, 1, FREE, right, child)
        directory += bytes(36) + struct.pack("<IQ", first, length)
    directory += bytes(-len(directory) % 512)
    start = len(sectors)
    n = len(directory) // 512
    sectors += [directory[i : i + 512] for i in range(0, len(directory), 512)]
    table += [*range(start + 1, start + n), END]
    blocks = -(-(len(table) + 1) // 127)
    listed = [*range(len(sectors), len(sectors) + blocks)]
    table += [FAT] * blocks
    table += [FREE] * (-len(table) % 128)
    sectors += [struct.pack("<128I", *table[i : i + 128]) for i in range(0, len(table), 128)]
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<5H", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<9I", 0, blocks, start, 0, 4096, END, 0, END, 0)
    head += struct.pack("<109I", *listed, *[FREE] * (109 - len(listed)))
    return head + b"".join(sectors)


def old_workbook(sheets, **options):
    """The bytes of an .xls file with sheets of lines of cells."""
    return compound({"Workbook": stream({name: sheet(lines) for name, lines in sheets.items()}, **options)})
