"""What is said of a row's steps as SQL: by when the family acts, and a council; what is late."""

from sendpath.caseload.briefs import ACT_TODAY
from sendpath.caseload.summary_columns import FAMILY, is_councils, whose
from sendpath.warehouse.cells import (
    FALSE,
    NULL,
    SPELLED,
    Cell,
    called,
    chosen,
    either,
    joined,
    quoted,
    spaced_out,
)
from sendpath.warehouse.printer import TODAY
from sendpath.warehouse.rows import RowPrinter, least
from sendpath.warehouse.rules import Asked


class StepPrinter(RowPrinter):
    """Print the columns of a process, those of its steps too."""

    def limits(self) -> list[Asked]:
        """Give the rules that set the family a last day."""
        return [each for each in self.asked if each.rule.kind == "limit"]

    def acting(self) -> Cell:
        """Print the day by which the family must act, as it falls."""
        return self.days("acting", lambda brief: self.day(brief.act), self.limits())

    def _must_today(self) -> Cell:
        late = self.any(lambda brief: brief.stands in ACT_TODAY, self.limits())
        return self.once("must_today", lambda: either([self.hidden(), late]))

    def act_by(self) -> Cell:
        """Print the working day by which the family must act."""
        acting = self.acting()
        pairs = [(self._must_today(), TODAY)]
        if acting != NULL:
            working = Cell("acting.working_by", acting.layer)
            pairs.append((joined("{} IS NOT NULL", acting), called("GREATEST", [TODAY, working])))
        return chosen([*pairs, (self.faulty(), TODAY)])

    def who(self) -> Cell:
        """Print whose step it is: the family's, else that of whoever is overdue."""
        acting, tests = self.acting(), [self._must_today()]
        tests += [] if acting == NULL else [joined("{} IS NOT NULL", acting)]
        late = [
            (each.where(lambda brief: brief.overdue), Cell(quoted(whose(each.rule))))
            for each in self.asked
        ]
        return chosen([(either(tests), Cell(quoted(FAMILY))), (self.faulty(), NULL), *late])

    def council_next_due(self) -> Cell:
        """Print the next last day of what a council surely has to do."""
        return self.days(
            "council_next_due",
            lambda brief: self.live(brief) if brief.firm else NULL,
            [each for each in self.asked if is_councils(each.rule)],
        )

    def days_overdue(self) -> Cell:
        """Print for how many days the longest has been overdue of what is."""
        cells = [
            chosen([(late, self.part(each.rule.id, ""))])
            for each in self.asked
            if (late := each.where(lambda brief: brief.overdue)) != FALSE
        ]
        if not cells:
            return NULL
        first = self.once("first_overdue", lambda: least(cells))
        return SPELLED["late"](first, TODAY)

    def overdue(self) -> Cell:
        """Print which duties are overdue."""
        return spaced_out(
            " ",
            [
                chosen([(late, Cell(quoted(each.rule.id)))])
                for each in self.asked
                if (late := each.where(lambda brief: brief.overdue)) != FALSE
            ],
        )
