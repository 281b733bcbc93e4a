"""What was read in another way than it stands is said of the facts, where they are read."""

from datetime import date

from sendpath.core.clauses import Event
from sendpath.intake.facts import read_case
from sendpath.intake.hear import Inputs, hear
from sendpath.intake.remarks import Remark
from sendpath.intake.written import Ambient, Written
from sendpath.rulebook.loader import RuleBook

SENT, DATED = Event("decision-sent"), Event("decision-dated")
TODAY = date(2026, 11, 21)


def ambient(book: RuleBook, *, relative: bool = False) -> Ambient:
    return Ambient(facts=book.law.facts, today=TODAY, relative=relative)


def test_an_unusual_form_is_echoed_where_it_was_read(book: RuleBook) -> None:
    written = [
        Written(SENT, "5/1/26", "--sent-date"),
        Written(DATED, "5/1/2026", "--decision-date"),
    ]
    read = read_case(written, ambient(book))
    remark = Remark("--sent-date", "5/1/26", "'5/1/26' is read as 5 January 2026.")
    assert ((), (remark,)) == (read.problems, read.remarks)
    assert "--sent-date: '5/1/26' is read as 5 January 2026." == str(remark)


def test_nothing_is_said_of_a_fact_that_does_not_count(book: RuleBook) -> None:
    read = read_case([Written(SENT, "5/1/27", "--sent-date")], ambient(book))
    assert (1, ()) == (len(read.problems), read.remarks)


def test_how_long_ago_it_was_is_read_and_echoed_where_somebody_is_there(book: RuleBook) -> None:
    written = [Written(SENT, "10 days ago", "--sent-date")]
    read = read_case(written, ambient(book, relative=True))
    said = "'10 days ago' is read as 11 November 2026."
    assert {SENT: date(2026, 11, 11)} == read.case.events
    assert (Remark("--sent-date", "10 days ago", said),) == read.remarks


def test_a_cell_never_tells_how_long_ago_it_was(book: RuleBook) -> None:
    read = read_case([Written(SENT, "10 days ago", "sent_date")], ambient(book))
    assert (["'10 days ago' is not a date."], ()) == (
        [problem.problem for problem in read.problems],
        read.remarks,
    )


def test_a_year_is_not_echoed(book: RuleBook) -> None:
    read = read_case([Written(Event("transfer-year"), "2026", "transfer-year=")], ambient(book))
    assert ((), ()) == (read.problems, read.remarks)


def test_remarks_reach_the_facts_that_commands_answer_from(book: RuleBook) -> None:
    inputs = Inputs(written=[Written(SENT, "Jan 5, 2026", "--sent-date")])
    heard = hear(inputs, ambient(book), decisions=book.decisions, choices=book.choices)
    assert ["--sent-date: 'Jan 5, 2026' is read as 5 January 2026."] == [*map(str, heard.remarks)]
