"""``sendpath deadlines``: one decision letter, its last days, and why."""

from collections.abc import Sequence

from sendpath.cli import dated
from sendpath.cli.settings import Asked, Settings, load_book, load_days, read_settings
from sendpath.cli.stream import Result
from sendpath.cli.told import OPTIONS, PROCESSES, Law, Told, edition, read_told
from sendpath.core.case import Case
from sendpath.core.outcomes import Deadline, NotApplicable, NotCovered
from sendpath.core.problem import Problem
from sendpath.render import answer, rows
from sendpath.render.documents import DeadlinesView


def run(told: Told, asked: Asked, shown: dated.Shown) -> Result:
    """Answer, or say everything that stands in the way."""
    settings = read_settings(asked)
    problems = list(settings.problems)
    remind = dated.reminders(shown.remind, problems)
    book = load_book(asked, PROCESSES, problems)
    if book is None:
        return Result(messages=tuple(map(str, problems)), code=2)
    law = Law(book, load_days(asked, settings, book, problems))
    case = read_told(told, law, settings, problems).case
    view = _view(case, law, settings, told, problems)
    blocked = [problem for problem in problems if problem.blocks]
    code = dated.exit_code(view, settings, blocked=bool(blocked))
    if blocked and settings.format != "json":
        return Result(messages=tuple(map(str, problems)), code=code)
    return Result(
        text=dated.render(view, dated.Showing(law, settings, remind=remind, explain=shown.explain)),
        messages=dated.messages(
            problems,
            asked,
            law,
            view=view,
            settings=settings,
            blocked=bool(blocked),
            labelled=bool(told.label),
        ),
        code=code,
        output=None if blocked else settings.output,
    )


def _view(
    case: Case, law: Law, settings: Settings, told: Told, problems: list[Problem]
) -> DeadlinesView:
    return answer_for(case, letter_desk(law, settings), problems, label=told.label)


def letter_desk(law: Law, settings: Settings) -> dated.Desk:
    """Make ready to answer letters."""
    return dated.desk(law, settings.today, edition(law, settings, options=OPTIONS))


def answer_for(
    case: Case, desk: dated.Desk, problems: list[Problem], *, label: str | None = None
) -> DeadlinesView:
    """Answer one case as the contract has it; what stands in the way joins the problems."""
    answered: list[rows.Answered] = []
    if not any(problem.blocks for problem in problems):
        assessment = desk.engine.open(case)
        outcomes = assessment.outcomes(desk.law.book.asked).values()
        answered = [dated.answered(outcome, assessment) for outcome in outcomes]
        problems.extend(_unanswerable(answered))
    return answer.deadlines(
        answered,
        answer.Asking(case=case, today=desk.today, label=label),
        edition=desk.edition,
        problems=problems,
    )


def _unanswerable(answered: Sequence[rows.Answered]) -> list[Problem]:
    """Say what is missing when no rule gives a day and none is out of reach."""
    if any(isinstance(each.outcome, Deadline | NotApplicable | NotCovered) for each in answered):
        return []
    reasons = [note.note.text for each in answered for note in each.notes]
    reasons = reasons or ["The date of the council's letter was not told."]
    return [
        Problem(
            where="--decision-date",
            value="",
            problem=" ".join(reasons),
            write="Give the date printed on the letter, for example --decision-date 2026-10-01, "
            "or the day it was sent: --sent-date.",
            blocks=True,
        )
    ]
