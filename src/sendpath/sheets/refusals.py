"""Why a workbook is not read, in words; each with what to do instead."""

from sendpath.core.problem import Problem

AGAIN = "In Excel or LibreOffice, save it as an Excel workbook (.xlsx), and give that."
DAMAGED = "is damaged, or not whole"
TABLE = "Copy the table alone to a new workbook, and give that."


class Refused(Exception):  # noqa: N818 - no fault of the program
    """A workbook that is not read; its one argument is the problem."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


def refused(name: str, told: str, write: str) -> Refused:
    """Refuse a workbook: its file, what is wrong with it, what to do."""
    return Refused(Problem("FILE", name, f"'{name}' {told}", write, blocks=True))


def damaged(name: str, error: BaseException) -> Refused:
    """Refuse a workbook in which something is not as it should be, with the reader's reason."""
    why = f" ({error})" if str(error) else ""
    return refused(name, f"{DAMAGED}{why}.", AGAIN)
