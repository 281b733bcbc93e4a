"""Files named on the command line: regular ones only, and no more of them than they may hold.

A pipe would wait for ever, a device may never end; standard input is read where ``-`` says so.
"""

import os
import stat
from typing import BinaryIO, NamedTuple

MEBIBYTE = 1 << 20

SORTS = {
    stat.S_IFDIR: "is a directory",
    stat.S_IFIFO: "it is a pipe",
    stat.S_IFSOCK: "it is a socket",
    stat.S_IFCHR: "it is a device",
    stat.S_IFBLK: "it is a device",
}


class Unusable(NamedTuple):
    """Why a file is not read, in a few words: ``no such file or directory``."""

    reason: str


def opened(name: str) -> BinaryIO | Unusable:
    """Open a regular file; what it is is asked before it is opened, and once more after."""
    try:
        if (sort := _sort(os.stat(name).st_mode)) is not None:  # noqa: PTH116 - a Path refuses NUL
            return Unusable(sort)
        file = open(name, "rb", opener=_unwaiting)  # noqa: SIM115 - the caller closes it
    except OSError as error:
        return Unusable((error.strerror or "it cannot be opened").lower())
    except ValueError:
        return Unusable("it is not the name of a file")
    if (sort := _sort(os.fstat(file.fileno()).st_mode)) is not None:
        file.close()
        return Unusable(sort)
    return file


def read_text(name: str, *, most: int) -> str | Unusable:
    """Read a whole text of at most so many mebibytes, in UTF-8 with or without its mark."""
    file = opened(name)
    if isinstance(file, Unusable):
        return file
    try:
        with file:
            data = file.read(most * MEBIBYTE + 1)
        if len(data) > most * MEBIBYTE:
            return Unusable(f"it is larger than {most} MiB")
        return data.decode("utf-8-sig")
    except OSError as error:
        return Unusable((error.strerror or "it cannot be read").lower())
    except ValueError:
        return Unusable("it is not a text file")


def _sort(mode: int) -> str | None:
    """Say what a file is that is no regular one."""
    return None if stat.S_ISREG(mode) else SORTS.get(stat.S_IFMT(mode), "it is no regular file")


def _unwaiting(name: str, flags: int) -> int:
    """Open without waiting for a writer, should a pipe have taken the file's place meanwhile."""
    return os.open(name, flags | getattr(os, "O_NONBLOCK", 0))
