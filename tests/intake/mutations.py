"""Ways to damage a file: bytes changed, cut, doubled; members of archives exchanged; tokens of text exchanged."""

import io
import struct
import zipfile
import zlib

TOKENS = (b",", b";", b"\t", b"\n", b"\r\n", b'"', b'""', b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"=", b"'", b" ", b"")
MARKUP = (
    b"<",
    b">",
    b'"',
    b"/",
    b" ",
    b"1",
    b"9",
    b"A",
    b"x",
    b"&amp;",
    b"&#0;",
    b"<c ",
    b"</c>",
    b"<row ",
    b"r=",
    b"t=",
)


def damaged(draw, content):
    """The bytes with one to eight of them changed, some taken out, doubled or cut off."""
    found = bytearray(content)
    for _ in range(draw.randint(1, 8)):
        if not found:
            break
        at = draw.randrange(len(found))
        kind = draw.randrange(10)
        if kind < 5:
            found[at] = draw.randrange(256)
        elif kind < 6:
            found[at] ^= 1 << draw.randrange(8)
        elif kind < 7:
            del found[at : at + draw.randint(1, 64)]
        elif kind < 8:
            found[at:at] = found[at : at + draw.randint(1, 64)]
        elif kind < 9:
            size = draw.choice((2, 4, 8))
            value = draw.choice((0, 1, 0x7F, 0xFF, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFF, 2**63 - 1))
            found[at : at + size] = struct.pack("<Q", value)[:size]
        else:
            del found[at:]
    return bytes(found)


def with_tokens(draw, content, tokens=TOKENS):
    """Text with some of its tokens exchanged, put in or taken out."""
    found = content
    for _ in range(draw.randint(1, 6)):
        old, new = draw.choice(tokens), draw.choice(tokens)
        at = found.find(old, draw.randrange(len(found) + 1)) if old else draw.randrange(len(found) + 1)
        if at >= 0:
            found = found[:at] + new + found[at + len(old) :]
    return found


def with_members(draw, content):
    """An archive with its members damaged inside, exchanged, left out or renamed, and put together again soundly."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = [[name, archive.read(name)] for name in archive.namelist()]
    for _ in range(draw.randint(1, 3)):
        one, other = draw.choice(members), draw.choice(members)
        kind = draw.randrange(7)
        if kind < 3:
            one[1] = with_tokens(draw, one[1], MARKUP)
        elif kind < 4:
            one[1] = damaged(draw, one[1])
        elif kind < 5:
            one[1], other[1] = other[1], one[1]
        elif kind < 6:
            one[0] = other[0] + draw.choice(("", "x", "/"))
        elif len(members) > 1:
            members.remove(one)
    return archived(members)


def archived(members):
    """The bytes of an archive; written by hand, so that names may stand twice."""
    body, directory = b"", b""
    for name, part in members:
        packer = zlib.compressobj(1, zlib.DEFLATED, -15)
        packed = packer.compress(part) + packer.flush()
        coded = name.encode("utf-8", "replace")
        shared = struct.pack("<5H3I2H", 20, 0x800, 8, 0, 33, zlib.crc32(part), len(packed), len(part), len(coded), 0)
        directory += b"PK\x01\x02" + struct.pack("<H", 20) + shared
        directory += struct.pack("<3H2I", 0, 0, 0, 0, len(body)) + coded
        body += b"PK\x03\x04" + shared + coded + packed
    end = struct.pack("<4H2IH", 0, 0, len(members), len(members), len(directory), len(body), 0)
    return body + directory + b"PK\x05\x06" + end
