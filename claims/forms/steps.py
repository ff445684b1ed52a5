"""Thứ tự các câu hỏi: which question belongs to which task, for which case, what comes next."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from claims.catalogue.maternity import QUIT, WORKING
from claims.enums import TaskState
from claims.forms import event, person
from claims.forms.base import QuestionForm
from claims.rules.maternity import MaternityKind as K
from claims.services.drafts import Task

Answers = Mapping[str, Any]

# Task of the catalogue → part of the address.
TASK_SLUGS = {
    "eligibility": "dieu-kien",
    "place": "noi-nop",
    "person": "thong-tin",
    "birth": "sinh-con",
    "account": "tai-khoan",
    "papers": "giay-to",
    "employer": "don-vi",
    "check": "kiem-tra",
}
_TASKS = {slug: task for task, slug in TASK_SLUGS.items()}
_BORN = frozenset({K.BIRTH, K.FATHER, K.ADOPTION, K.FATHER_ONE_TIME, K.VOLUNTARY})


@dataclass(frozen=True, slots=True)
class Step:
    """Một câu hỏi: task, slug in the address, form; ``kinds`` and ``employment`` say when it is asked."""

    task: str
    slug: str
    form: type[QuestionForm]
    kinds: frozenset[str] = frozenset()
    employment: str = ""

    def applies(self, answers: Answers) -> bool:
        if self.kinds and answers.get("kind", K.BIRTH) not in self.kinds:
            return False
        return not self.employment or answers.get("employment", WORKING) == self.employment

    @property
    def task_slug(self) -> str:
        return TASK_SLUGS[self.task]


STEPS = (
    Step("eligibility", "truong-hop", event.KindForm),
    Step("place", "co-quan", person.AgencyForm),
    Step("place", "nhan-ket-qua", person.ChannelForm),
    Step("person", "danh-tinh", person.IdentityForm),
    Step("person", "lien-lac", person.ContactForm),
    Step("birth", "ngay", event.BirthDayForm, _BORN),
    Step("birth", "ngay", event.LossDayForm, frozenset({K.LOSS})),
    Step("birth", "ngay", event.VisitDayForm, frozenset({K.PRENATAL})),
    Step("birth", "nhan-con", event.ReceivedForm, frozenset({K.ADOPTION})),
    Step("birth", "tuoi-thai", event.WeeksForm, frozenset({K.LOSS})),
    Step("birth", "so-con", event.ChildrenForm, frozenset({K.BIRTH})),
    Step("birth", "so-con", event.WifesChildrenForm, frozenset({K.FATHER})),
    Step("birth", "so-con", event.ChildCountForm, frozenset({K.ADOPTION, K.FATHER_ONE_TIME, K.VOLUNTARY})),
    Step("birth", "thoi-gian-nghi", event.LeaveForm, frozenset({K.BIRTH, K.ADOPTION})),
    Step("birth", "thoi-gian-nghi", event.LeaveDaysForm, frozenset({K.FATHER, K.LOSS})),
    Step("birth", "thoi-gian-nghi", event.VisitLeaveForm, frozenset({K.PRENATAL})),
    Step("birth", "truong-hop-rieng", event.SpecialBirthForm, frozenset({K.BIRTH})),
    Step("birth", "truong-hop-rieng", event.SpecialFatherForm, frozenset({K.FATHER})),
    Step("account", "tai-khoan", person.AccountForm),
    Step("employer", "viec-lam", person.EmploymentForm),
    Step("employer", "ten-don-vi", person.EmployerForm, employment=WORKING),
    Step("employer", "thoi-viec", person.QuitForm, employment=QUIT),
)


def steps_of(task: str, answers: Answers) -> list[Step]:
    """Các câu hỏi của một mục in this case."""
    return [step for step in STEPS if step.task == task and step.applies(answers)]


def step_at(task_slug: str, step_slug: str, answers: Answers) -> Step | None:
    """The question at an address; None where this case has no such question."""
    found = steps_of(_TASKS.get(task_slug, ""), answers)
    return next((step for step in found if step.slug == step_slug), None)


def first_of(task_slug: str, answers: Answers) -> Step | None:
    """Where a task goes on: its first question without an answer, else its first."""
    found = steps_of(_TASKS.get(task_slug, ""), answers)
    open_ones = [
        s for s in found if any(s.form.base_fields[n].required and n not in answers for n in s.form.asks)
    ]
    return next(iter(open_ones or found), None)


def after(step: Step, answers: Answers) -> Step | None:
    """The next question of the same task; None at its end."""
    slugs = [each.slug for each in steps_of(step.task, answers)]
    found = steps_of(step.task, answers)
    place = slugs.index(step.slug) + 1 if step.slug in slugs else 0
    return found[place] if place < len(found) else None


def step_asking(name: str, answers: Answers) -> Step | None:
    """The question that gives an answer: where it is changed."""
    return next((s for s in STEPS if s.applies(answers) and name in s.form.asks), None)


def next_task(tasks: list[Task]) -> Task | None:
    """Mục tiếp theo: the first that is not done and can be done."""
    open_states = {TaskState.ERROR, TaskState.DOING, TaskState.NEW}
    return next((task for task in tasks if task.state in open_states), None)
