"""Whether every name in a rule book is declared: which names there are, read off its models."""

from collections.abc import Iterable, Iterator

from sendpath.core.problem import Problem
from sendpath.core.routes import NOT_LATE
from sendpath.core.situation import FROM_DECISION
from sendpath.rulebook.book_models import WholeBook
from sendpath.rulebook.models import RuleTable
from sendpath.rulebook.names import BESIDE, Named, Reference, Way, references

SITUATION = "trait of a concern"


class Declared:
    """Every name that a rule book declares, by kind."""

    def __init__(self, book: WholeBook) -> None:
        self._rules, choices = book.rules, book.book.choices
        rules = {rule.id for rule in book.rules.values()}
        self._values = {name: set(choice.values) for name, choice in choices.items()}
        self._names: dict[str, set[str]] = {
            "event": set(book.events),
            "fact": {*book.events, *choices, "reason"},
            "column": set(_columns(book)),
            "day": {*book.events, *rules},
            "rule": rules,
            "limb": {limb for rule in book.rules.values() for limb in _limbs(rule, book)},
            "choice": set(choices),
            "trait": set(book.book.traits),
            SITUATION: set(_of_situations(book)),
            "source": set(book.sources),
            "reason": set(book.decisions),
            "concern": set(book.concerns),
            "question": set(book.questions),
            "exception": set(book.exceptions),
            "process": set(book.processes),
            "contact": set(book.contacts),
            "route": set(book.routes),
            "branch": set(book.book.branches),
            "heading": set(book.book.groups),
            "kind of letter": set(book.letters.letters),
            "item of a letter": set(book.letters.items),
            "class": set(book.sections.classes),
        }

    def has(self, named: Named, at: Way) -> bool:
        """Say whether there is such a name; a reading is one of the version that names it."""
        if named.kind == "reading":
            version = self._rules[str(at[0])].version[int(at[2])]
            return any(named.name == reading.id for reading in version.reading)
        if named.of:  # a choice that there is not is a fault of its own
            return named.name in self._values.get(named.of, {named.name})
        return named.name in self._names[named.kind]


def undeclared(used: Iterable[Reference], declared: Declared) -> Iterator[Problem]:
    """Give a fault for every name that is declared nowhere."""
    for at, named in used:
        if declared.has(named, at):
            continue
        if named.kind == SITUATION:
            yield fault(at, f"no concern has the trait '{named.name}'.", "Mend the name.")
        else:
            told = f"there is no {named.kind} '{named.name}'."
            yield fault(at, told, "Declare it, or mend the name.")


def of_rules(book: WholeBook) -> Iterator[Reference]:
    """Give every name that rules refer to."""
    return (each for name, rule in book.rules.items() for each in references(rule, at=(name,)))


def of_shared_files(book: WholeBook) -> Iterator[Reference]:
    """Give every name that the other files refer to."""
    used = references(book.model_copy(update={"rules": {}}))
    return (Reference(_in_file(at), named) for at, named in used)


def _in_file(at: Way) -> Way:
    """Begin with the file's name, not with the folder's under which its model stands."""
    return at[1:] if len(at) > 1 and str(at[1]).startswith(f"{at[0]}/") else at


def fault(at: Way, problem: str, write: str) -> Problem:
    """Make a fault of a rule book: in which file, at which key."""
    key = ".".join(map(str, at[1:]))
    where = f"{at[0]}, {key}" if key else str(at[0])
    return Problem(where=where, value="", problem=problem, write=write, blocks=True)


def _limbs(rule: RuleTable, book: WholeBook) -> Iterator[str]:
    """Name a rule's limbs; those of a rule it is like are called after its own process."""
    yield rule.id
    for version in rule.version:
        yield from (limb.id for limb in version.latest_of or ())
        like = version.like and next(
            (each for each in book.rules.values() if each.id == version.like.rule), None
        )
        for limb in _limbs(like, book) if like else ():
            yield f"{rule.id.partition('.')[0]}.{limb.partition('.')[2]}"


def _columns(book: WholeBook) -> Iterator[str]:
    """Name what a column may be called: each fact by its option and by its own name."""
    options = (fact.option.removeprefix("--") for fact in book.events.values())
    for name in (*options, *book.events, *book.book.choices, "reason", *BESIDE):
        yield name.replace("-", "_")


def _of_situations(book: WholeBook) -> Iterator[str]:
    """Name the traits on which routes turn: of concerns, choices, facts, the decision itself."""
    yield from (*FROM_DECISION, NOT_LATE)
    for concern in book.concerns.values():
        yield from concern.traits
    for choice in book.book.choices.values():
        for traits in choice.traits.values():
            yield from traits
    for fact in book.events.values():
        yield from fact.traits
