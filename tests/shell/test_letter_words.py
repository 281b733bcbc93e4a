"""`letter`: what a council's letter must say, and what of it is found in one, by its words."""

import re
import tempfile
from datetime import date
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some
from typer.testing import CliRunner

from sendpath.cli.main import program
from sendpath.intake.letter_words import found, plain_letter, too_old
from sendpath.rulebook.guidebook import read_letters
from sendpath.rulebook.loader import load_rulebook
from support import Json, Ran, ask, read_json

BOOK = load_rulebook()
KNOWN = read_letters(BOOK.directory)
LETTERS = Path(__file__).resolve().parents[1] / "goldens" / "files" / "letters"
STARTS = date(2014, 9, 1)

COMMON = [
    "right-of-appeal",
    "time-limits",
    "mediation-right",
    "certificate",
    "adviser-contact",
    "mediation-times",
    "tell-council",
    "whom-to-contact",
    "disagreement-resolution",
    "information-advice",
]
OF_MEDIATION = COMMON[2:8]
"""What regulation 32 names: these are the mediation information."""


def answer(*words: str, code: int = 0) -> Json:
    ran = ask("letter", *words, "--format", "json", today=None)
    assert code == ran.code, ran.err
    return read_json(ran.out)


def of_letter(name: str, *words: str, code: int = 0) -> Json:
    return answer(str(LETTERS / f"{name}.txt"), *words, code=code)


def typed(text: str | bytes, *words: str) -> Ran:
    data = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    ran = CliRunner().invoke(program("letter"), ["letter", "-", *words], input=data)
    assert ran.exception is None or isinstance(ran.exception, SystemExit), ran.exception
    return Ran(ran.exit_code, ran.stdout, ran.stderr)


def status(document: Json) -> dict[str, list[str]]:
    told: dict[str, list[str]] = {}
    for each in document["items"]:
        told.setdefault(each["status"], []).append(each["id"])
    return told


# ------------------------------------------------------------------ the law


@pytest.mark.parametrize(
    ("reason", "at", "verified", "more"),
    [
        ("refuse-assess", "regulation 5(3)", "read", ["reasons"]),
        ("refuse-plan", "regulation 10(3)", "read", ["reasons"]),
        ("plan-contents", "regulation 14(2)", "unread", []),
        ("school-named", "regulation 14(2)", "unread", []),
        ("school-type", "regulation 14(2)", "unread", []),
        ("no-school-named", "regulation 14(2)", "unread", []),
        ("refuse-reassess", "the letter about a reassessment", "unread", []),
        ("refuse-amend", "the provisions on reviews", "unread", []),
        ("cease-plan", "regulation 31(3)", "read", []),
    ],
)
def test_regs_5_3_10_3_14_2_31_3_a_letter_names_appeal_times_mediation_and_help_and_refusals_reasons(
    reason: str, at: str, verified: str, more: list[str]
) -> None:
    items = answer("--reason", reason)["items"]
    assert [*COMMON, *more] == [each["id"] for each in items]
    assert {(at, verified)} == {
        (each["cites"][0]["at"], each["cites"][0]["verified"]) for each in items
    }


def test_reg_32_the_mediation_information_is_six_things_for_every_letter_with_an_appeal() -> None:
    for kind in KNOWN.untold.letters:
        items = [KNOWN.items[name] for name in KNOWN.letters[kind].items]
        of_32 = [each.id for each in items if each.cite and each.cite.at == "regulation 32"]
        assert OF_MEDIATION == of_32, kind


def test_every_decision_that_can_be_appealed_has_its_letter_and_the_other_is_of_reg_20_10() -> None:
    told = {slug for slug, each in BOOK.decisions().reasons.items() if each.answer == "yes"}
    known = {slug for name in KNOWN.untold.letters for slug in KNOWN.letters[name].reasons}
    assert told == known
    (other,) = KNOWN.letters.keys() - set(KNOWN.untold.letters)
    assert (("draft-plan",), ("amendments", "evidence"), "regulation 20(10)", "agreed") == (
        KNOWN.letters[other].reasons,
        KNOWN.letters[other].items,
        KNOWN.letters[other].cite.at,
        KNOWN.letters[other].cite.verified,
    )


def test_where_the_law_was_not_read_the_first_line_says_so() -> None:
    for name, kind in KNOWN.letters.items():
        verdict = answer("--reason", kind.reasons[0])["verdict"]
        unread = kind.cite.verified == "unread"
        assert unread == ("the words of that law were not read" in verdict), name


def test_no_law_was_read_on_a_letter_about_transport() -> None:
    told = answer("--reason", "transport", code=4)
    assert (None, [], []) == (told["kind"], told["items"], told["next"])
    assert "sendpath can-appeal --reason transport" in told["uncovered"][1]["text"]


def test_rule_5_3_a_what_is_left_out_is_a_reason_for_more_time_and_starts_no_clock_again() -> None:
    lacking = {each["id"]: each["text"] for each in of_letter("no-mediation")["next"]}
    assert "the days run all the same" in lacking["more-time"]
    assert "Does the letter really leave out" in lacking["more-time"]
    assert "reason to ask for more time" in lacking["more-time"]
    whole = of_letter("full", "--reason", "refuse-assess")["next"]
    assert ["days"] == [each["id"] for each in whole]


def test_information_and_advice_left_out_is_told_as_no_ground_for_more_time() -> None:
    text = (LETTERS / "full.txt").read_text("utf-8").partition("Northshire SENDIASS")[0]
    told = read_json(typed(text, "--reason", "refuse-assess", "--format", "json").out)
    assert ["information-advice"] == status(told)["not-found"]
    assert ["ask-for-it", "days"] == [each["id"] for each in told["next"]]


# ------------------------------------------------------------------ letters of councils


@pytest.mark.parametrize(
    ("name", "reason", "lacking"),
    [
        ("full", "refuse-assess", []),
        ("no-mediation", "refuse-plan", OF_MEDIATION),
        (
            "other-words",
            "plan-contents",
            ["adviser-contact", "mediation-times", "tell-council", "whom-to-contact"],
        ),
        ("capitals", "cease-plan", ["tell-council", "whom-to-contact"]),
        (
            "e-mail",
            "refuse-amend",
            ["mediation-times", "tell-council", "whom-to-contact", "disagreement-resolution"],
        ),
    ],
)
def test_a_letter_in_its_council_s_own_tone(name: str, reason: str, lacking: list[str]) -> None:
    told = of_letter(name, "--reason", reason)
    must = KNOWN.letters[told["kind"]].items
    assert {
        "found": [each for each in must if each not in lacking],
        **({"not-found": lacking} if lacking else {}),
    } == status(told)
    assert [] == told["questions"]
    there = len(must) - len(lacking)
    assert told["verdict"].startswith(f"{there} of {len(must)} things found by their words")


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("full", "refuse-assess"),
        ("no-mediation", "refuse-plan"),
        ("other-words", "plan-contents"),
        ("capitals", "cease-plan"),
        ("e-mail", "refuse-amend"),
    ],
)
def test_the_decision_is_asked_for_by_the_letter_s_own_words_and_never_chosen(
    name: str, reason: str
) -> None:
    told = of_letter(name)
    assert (None, None) == (told["kind"], told["given"]["reason"])
    assert COMMON == [each["id"] for each in told["items"]]
    (question,) = told["questions"]
    assert re.search(r'The letter speaks of ".+"\. Is it a letter .+\? Then say ', question["text"])
    assert reason in question["text"]


def test_a_reason_that_the_letter_does_not_speak_of_is_asked_about() -> None:
    told = of_letter("full", "--reason", "cease-plan")
    assert "plan-ceased" == told["kind"]
    assert "--reason refuse-assess" in told["questions"][0]["text"]


def test_a_letter_that_speaks_of_no_decision_asks_which_it_is() -> None:
    told = read_json(typed("Dear parent, you may appeal.", "--format", "json").out)
    assert [
        "Which decision is it? Add --reason SLUG. All of them: sendpath can-appeal --list."
    ] == [each["text"] for each in told["questions"]]


def test_a_letter_of_before_september_2014_is_not_covered() -> None:
    told = of_letter("old", "--reason", "refuse-assess", code=4)
    assert "14 March 2013 is before 1 September 2014, when these rules start." in told["verdict"]
    assert (None, [], [], []) == (told["kind"], told["items"], told["questions"], told["next"])
    assert "sendpath faq ask-assessment" in told["uncovered"][1]["text"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Date: 31 August 2014", "31 August 2014 is before"),
        ("31/08/2014 to 1/9/2013", "31 August 2014 is before"),
        ("1 September 2014", None),
        ("31 August 2014; sent in 2026", None),
        ("born 3 May 2005", None),
        ("Date of birth: 3 May 2005. Sent 4 May 2026", None),
        ("D.O.B. 03/05/2005", None),
        ("Education Act 1996", None),
        ("31 February 2013", None),
    ],
)
def test_a_letter_is_old_by_its_latest_day_and_nobody_s_birthday(
    text: str, told: str | None
) -> None:
    said = too_old(text, STARTS)
    assert (told is None) == (said is None)
    assert told is None or (said or "").startswith(told)


def test_a_letter_from_wales_is_signposted() -> None:
    ran = ask("letter", str(LETTERS / "wales.txt"), "--reason", "refuse-assess", today=None)
    assert (2, "") == (ran.code, ran.out)
    assert "Wales has its own law" in ran.err
    assert "SNAP Cymru" in ran.err


def test_a_letter_under_english_law_that_names_wales_is_answered_and_asked_about() -> None:
    text = "We will not issue an EHC plan. He moved to us from Cardiff."
    (asked, _) = read_json(typed(text, "--format", "json").out)["questions"]
    assert "which-nation" == asked["id"]
    assert asked["text"].startswith("Is the council in England? If it is not: Wales has its own")


def test_england_and_wales_names_no_other_nation() -> None:
    text = "The courts of England and Wales. We will not issue a plan."
    told = read_json(typed(text, "--format", "json").out)
    assert ["which-letter"] == [each["id"] for each in told["questions"]]


# ------------------------------------------------------------------ words, not understood


@pytest.mark.parametrize(
    "text",
    [
        "There is no right of appeal.",
        "You have no right to appeal to the Tribunal.",
        "You cannot appeal against this decision.",
    ],
)
def test_words_that_may_say_the_contrary_are_to_be_read(text: str) -> None:
    first = read_json(typed(text, "--format", "json").out)["items"][0]
    assert ("right-of-appeal", "unclear") == (first["id"], first["status"])
    assert first["quote"] in text
    assert "read what it says of this" in typed(text).out


def test_nothing_is_called_missing_or_invalid_and_each_gap_says_look_yourself() -> None:
    for path in LETTERS.glob("*.txt"):
        for form in ("plain", "table", "md", "html"):
            out = ask("letter", str(path), "--format", form, today=None).out
            assert not re.search(r"missing|invalid|unlawful", out, re.IGNORECASE), path.name
            gaps = [line for line in out.splitlines() if line.startswith("not found")]
            assert [] == [line for line in gaps if "look for it yourself" not in line]


def test_words_between_are_not_quoted_for_they_may_name_somebody() -> None:
    text = "We will not, for Jordan Example, issue a plan."
    (question,) = read_json(typed(text, "--format", "json").out)["questions"]
    assert question["text"].startswith('The letter speaks of "not ... issue ... plan". ')
    assert "Jordan" not in typed(text).out


@pytest.mark.parametrize(
    ("phrase", "text", "quote"),
    [
        ("right of appeal", "your RIGHT\nOF\n\nAPPEAL", "RIGHT OF APPEAL"),
        ("right of appeal", "> a right\n> of appeal", "right of appeal"),
        ("right of appeal", "a right of *appeal*", "right of *appeal"),
        ("right of appeal", "a right. Of appeal", None),
        ("right of appeal", "a bright of appeal", None),
        ("right of appeal", "a right of appealing", None),
        ("re assess*", "we will not re-assess", "re-assess"),
        ("mediation certificate", "a mediation certi\ufb01cate", "mediation certificate"),
        ("mediation certificate", "medi\u00adation\u00a0certificate", "mediation certificate"),
        ("not ... issue", "not wish to issue", "not ... issue"),
        ("not ... issue", "not issue", "not issue"),
        ("not ... issue", "We do not. We issue", None),
        ("not ... issue", "not one two three four five six seven eight issue", None),
    ],
)
def test_a_phrase_is_whole_words_of_one_sentence(phrase: str, text: str, quote: str | None) -> None:
    assert quote == found([phrase], plain_letter(text))


PHRASES = sorted(
    {phrase for each in KNOWN.items.values() for phrase in (*each.looked_for, *each.against)}
    | {phrase for kind in KNOWN.letters.values() for phrase in kind.signs}
)


@pytest.mark.parametrize("phrase", PHRASES)
def test_every_phrase_finds_itself(phrase: str) -> None:
    text = phrase.replace("...", "and so").replace("*", "")
    assert found([phrase], text) is not None


@given(
    some.lists(
        some.text(max_size=12)
        | some.sampled_from(PHRASES)
        | some.sampled_from(["\u202e", "\x1b[31m", "İ", "ß", "\n> ", "***", ". ", "\ufb01"]),
        max_size=30,
    )
)
def test_what_is_quoted_is_always_in_the_letter(parts: list[str]) -> None:
    letter = plain_letter(" ".join(parts))
    assert letter.isprintable()
    for each in KNOWN.items.values():
        for phrases in (each.looked_for, each.against):
            quote = found(phrases, letter)
            place = 0
            for stretch in (quote or "").split(" ... "):
                assert stretch in letter[place:]
                place = letter.index(stretch, place) + len(stretch)
            assert len(quote or "") < 150


# ------------------------------------------------------------------ what is given


def test_without_letter_and_decision_one_or_the_other_is_asked_for() -> None:
    ran = ask("letter", today=None)
    assert (2, "") == (ran.code, ran.out)
    assert "sendpath letter letter.txt" in ran.err
    assert "sendpath letter --reason refuse-assess" in ran.err


def test_own_words_for_the_decision_offer_the_nearest_and_choose_none() -> None:
    told = ("--reason", "they said no to an assessment")
    alone = ask("letter", *told, today=None)
    assert (2, True) == (alone.code, "The nearest are: refuse-assess" in alone.err)
    beside = of_letter("full", *told, code=3)
    assert (None, ["--reason"]) == (beside["kind"], [each["where"] for each in beside["problems"]])


def test_two_decisions_are_one_too_many() -> None:
    ran = ask("letter", "--reason", "refuse-assess", "--reason", "cease-plan", today=None)
    assert (2, True) == (ran.code, "2 different reasons were given" in ran.err)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_a_letter_is_read_as_it_was_saved(encoding: str, tmp_path: Path) -> None:
    text = (LETTERS / "full.txt").read_text("utf-8").replace("'", "\u2019")
    (tmp_path / "letter.txt").write_bytes(text.encode(encoding))
    told = answer(str(tmp_path / "letter.txt"), "--reason", "refuse-assess")
    assert 11 == len(status(told)["found"])


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"%PDF-1.7\n1 0 obj", "it is a PDF file"),
        (b"PK\x03\x04\x14\0\x06\0", "it is a Word document, or some other file that is packed"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "it is an old Word document, or a locked one"),
        (b"{\\rtf1\\ansi right of appeal}", "it is a rich text file (RTF)"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "it is a picture"),
        (b"right of appeal\0", "it is no text"),
        (b"\0\0\0\0", "it is no text"),
        (b"", "there are no words in it"),
        (b" \n 12/10/2026 \n", "there are no words in it"),
        (b"right of appeal " * 700_000, "it is larger than 256 KiB, and no letter is"),
    ],
)
def test_what_is_no_letter_s_text_is_refused_with_what_to_do(data: bytes, told: str) -> None:
    ran = typed(data, "--reason", "refuse-assess")
    assert (2, "") == (ran.code, ran.out)
    assert told in ran.err
    assert "opy" in ran.err
    assert "text file (.txt)" in ran.err


def test_a_file_that_is_not_there_a_folder_and_a_pipe_are_refused(tmp_path: Path) -> None:
    for name, told in (("nowhere.txt", "no such file"), (str(tmp_path), "is a directory")):
        ran = ask("letter", name, today=None)
        assert (2, "", True) == (ran.code, ran.out, told in ran.err), ran.err


HOSTILE = "\x1b[31mYou have a right\x1b[0m of \u202eappeal\u202c to <b>us</b> ![x](http://x/y)\x07"


@pytest.mark.parametrize("form", ["plain", "table", "md", "html", "json"])
def test_no_escape_or_bidi_sign_of_a_letter_is_written(form: str) -> None:
    ran = typed(HOSTILE, "--format", form)
    assert 0 == ran.code
    assert not re.search("[\x07\x1b\u202a-\u202e]|\\\\u001b|\\\\u202|http://x", ran.out)


def test_nothing_of_a_letter_but_the_words_looked_for_is_written() -> None:
    text = (LETTERS / "full.txt").read_text("utf-8")
    for form in ("plain", "table", "md", "html", "json"):
        out = typed(text, "--reason", "refuse-assess", "--format", form).out
        assert [] == [name for name in ("Sam", "Example", "0300", "Plain Talk") if name in out]


def test_nothing_is_stored() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "letter.txt"
        path.write_bytes((LETTERS / "full.txt").read_bytes())
        assert 0 == ask("letter", str(path), today=None).code
        assert [path] == list(Path(folder).iterdir())


@pytest.mark.parametrize("words", [("--reason", "refuse-assess"), ("full",), ("no-mediation",)])
def test_quiet_prints_the_first_line_alone(words: tuple[str, ...]) -> None:
    given = words if words[0] == "--reason" else (str(LETTERS / f"{words[0]}.txt"),)
    told = answer(*given)["verdict"]
    assert f"{told}\n" == ask("letter", *given, "-q", today=None).out


@pytest.mark.parametrize("name", ["full", "no-mediation", "other-words", "capitals", "e-mail"])
def test_the_answer_names_the_law_of_england_and_the_command_for_the_days(name: str) -> None:
    out = " ".join(ask("letter", str(LETTERS / f"{name}.txt"), today=None).out.split())
    assert "law of England: as at" in out
    assert "sendpath deadlines --decision-date DATE" in out
    assert "words are looked for, and not understood" in out


@pytest.mark.parametrize(
    ("text", "item", "status"),
    [
        ("You no longer have a right of appeal.", "right-of-appeal", "unclear"),
        ("If you are not content you can appeal.", "right-of-appeal", "found"),
        ("If you do not agree, you have the right of appeal.", "right-of-appeal", "found"),
        ("Do not contact a mediation adviser.", "adviser-contact", "unclear"),
        ("You must contact a mediation adviser.", "adviser-contact", "found"),
        ("Mediation is never available.", "mediation-right", "unclear"),
        ("We refuse to give reasons for our decision.", "reasons", "unclear"),
    ],
)
def test_words_that_may_be_denied_are_to_be_read(
    text: str, item: str, status: str, tmp_path: Path
) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text(text, "utf-8")
    shown = answer(str(letter), "--reason", "refuse-assess")
    assert status == next(each["status"] for each in shown["items"] if each["id"] == item)


@pytest.mark.parametrize(
    "data", [b"\n\0\0", b"a\0\0", b"\xff\xfea\0b", b"\xfe\xff\0a\0", b"\0\0\0"]
)
def test_bytes_that_make_no_whole_letters_are_no_text(data: bytes) -> None:
    ran = typed(data)
    assert 2 == ran.code
    assert "only text is read" in ran.err or "no words" in ran.err


def mailed(text: str, sort: str = "plain", way: str = "base64", *, paper: bool = False) -> bytes:
    """Write a mail as its source is saved: in its headers are words that letters must say."""
    mail = EmailMessage()
    mail["From"], mail["To"] = "council@example.org", "family@example.org"
    mail["Subject"] = "Disagreement resolution services"
    if text:
        mail.set_content(text, subtype=sort, cte=way)
    if paper:
        mail.add_attachment(b"%PDF-1.4" * 60000, maintype="application", subtype="pdf")
    return mail.as_bytes(policy=SMTP)


def paged(text: str) -> str:
    """Write a letter as a page, with a title and a script that nobody reads as words of it."""
    head = "<head><title>mediation</title><script>disagreement resolution</script></head>"
    return f"<html>{head}<body><p>{text.replace(chr(10), '<br>')}</p></body></html>"


@pytest.mark.parametrize("way", ["base64", "quoted-printable"])
@pytest.mark.parametrize("sort", ["plain", "html"])
@pytest.mark.parametrize("paper", [False, True])
def test_a_mail_saved_as_its_source_is_read_as_its_letter(sort: str, way: str, paper: bool) -> None:
    letter = (LETTERS / "full.txt").read_text(encoding="utf-8")
    text = paged(letter) if sort == "html" else letter
    whole = read_json(typed(letter, "--format", "json").out)
    ran = typed(mailed(text, sort, way, paper=paper), "--format", "json")
    told = read_json(ran.out)
    assert (3 if paper else 0) == ran.code
    assert whole == {**told, "problems": []}
    assert int(paper) == len(told["problems"])


def full() -> str:
    return (LETTERS / "full.txt").read_text(encoding="utf-8")


def beside(sort: str) -> bytes:
    """Write a mail whose letter is not its first text."""
    mail = EmailMessage()
    mail.set_content("Your program cannot show this message.\n")
    other = EmailMessage()
    other.set_content(full())
    if sort == "alternative":
        mail.add_alternative(paged(full()), subtype="html")
    elif sort == "page beside":
        mail.add_attachment(paged(full()), subtype="html", disposition="inline")
    elif sort == "text attached":
        mail.add_attachment(full(), filename="letter.txt")
    elif sort == "text by its name":
        mail.add_attachment(
            full().encode(), maintype="application", subtype="octet-stream", filename="Letter.TXT"
        )
    elif sort == "forwarded":
        mail.add_attachment(other)
    else:
        mail.add_attachment(b"\x30", maintype="application", subtype="pkcs7-signature")
        mail.add_attachment(other)
    return mail.as_bytes(policy=SMTP)


@pytest.mark.parametrize(
    "sort",
    ["alternative", "page beside", "text attached", "text by its name", "forwarded", "signed"],
)
def test_a_letter_is_found_in_whichever_text_of_a_mail_it_stands(sort: str) -> None:
    whole = read_json(typed(full(), "--format", "json").out)
    ran = typed(beside(sort), "--format", "json")
    assert whole["items"] == read_json(ran.out)["items"]
    assert (0, "") == (ran.code, ran.err)


def test_what_is_attached_and_not_read_is_named_for_the_letter_may_be_there() -> None:
    mail = EmailMessage()
    mail.set_content("Please find our decision letter attached.\n")
    mail.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="letter.pdf")
    ran = typed(mail.as_bytes(policy=SMTP))
    assert "1 attachment is not read: letter.pdf. The letter may be there." in " ".join(
        ran.out.split()
    )
    assert 3 == ran.code
    for number in range(5):
        mail.add_attachment(b"x", maintype="image", subtype="png", filename=f"p{number}.png")
    told = " ".join(typed(mail.as_bytes(policy=SMTP)).out.split())
    assert "6 attachments are not read: letter.pdf, p0.png, p1.png, p2.png and 2 more." in told


def test_a_picture_that_a_page_shows_is_no_attachment() -> None:
    mail = EmailMessage()
    mail.set_content(paged(full()), subtype="html")
    mail.add_related(b"x", maintype="image", subtype="png", cid="<logo>")
    assert (0, "") == typed(mail.as_bytes(policy=SMTP))[::2]


@pytest.mark.parametrize("lost", [b"!!!!", b"A"])
def test_a_damaged_mail_is_read_as_far_as_it_goes_and_called_damaged(lost: bytes) -> None:
    ran = typed(mailed(full()).rstrip().rstrip(b"=") + lost + b"\r\n", "--format", "json")
    told = read_json(ran.out)
    assert 3 == ran.code
    assert ["a part of this mail is damaged, and words of it may be lost."] == [
        each["problem"] for each in told["problems"]
    ]
    assert {"right-of-appeal"} <= {*status(told)["found"]}


def test_what_the_headers_of_a_mail_say_its_letter_does_not() -> None:
    told = read_json(typed(mailed("Dear all,\nsee you soon.\n"), "--format", "json").out)
    assert "disagreement-resolution" in status(told)["not-found"]


def test_a_mail_without_a_text_is_refused_with_what_to_do() -> None:
    ran = typed(mailed("", paper=True))
    assert 2 == ran.code
    assert "an e-mail that holds no text: the letter may be a paper attached to it" in ran.err
    assert "paste them into a text file" in ran.err


@pytest.mark.parametrize(
    "mail",
    [
        b"MIME-Version: 1.0\nContent-Type: multipart/mixed\n\n--x\n\nright of appeal\n",
        b"MIME-Version: 1.0\nContent-Type: text/plain; charset=nowhere-8\n\nright of appeal\n",
        b"MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-16\n\nright of appeal\n",
        b"Message-ID: <a>\nContent-Transfer-Encoding: base64\n\n@@!!\n",
        b"Received: by x\nContent-Type: message/rfc822\n\nSubject: x\n\nright of appeal\n",
    ],
)
def test_a_mail_that_is_not_what_it_says_is_read_as_far_as_it_goes_or_refused(mail: bytes) -> None:
    assert typed(mail).code in (0, 2, 3)


def test_what_is_pasted_from_a_mail_is_no_source_of_one() -> None:
    pasted = "From: the council\nSent: 1 October 2026\nSubject: right of appeal\n\nDear parent\n"
    told = read_json(typed(pasted, "--format", "json").out)
    assert "right-of-appeal" in status(told)["found"]
