"""The habits of the house, counted: sizes, who writes, who catches, what every service and rule says of itself."""

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.house.source import Module, functions, length, modules, plant

MODULE_LINES = 400
FUNCTION_LINES = 50
HANDLER_LINES = 25
ARGUMENTS = 5
TEMPLATE_LINES = 120
OWN_SCRIPT_LINES = 1500

WRITES = frozenset(
    {"save", "create", "bulk_create", "bulk_update", "update_or_create", "get_or_create", "delete"}
)
WRITERS = ("services", "models", "tasks", "intake")
# Whoever may catch everything: one row's bug must not stop a batch, one outside system not the portal.
CATCHERS = frozenset({"accounts.services.outbox"})

Check = Callable[[Module], Iterator[str]]


def part(module: Module) -> str:
    parts = module.name.split(".")
    return parts[1] if len(parts) > 1 else ""


def is_app(module: Module) -> bool:
    return module.name.split(".")[0] in {"accounts", "contributions", "claims"}


def too_long(module: Module) -> Iterator[str]:
    """Modules, functions and request handlers beyond their limit."""
    if module.lines > MODULE_LINES:
        yield f"{module.name} has {module.lines} lines"
    for function in functions(module):
        limit = (
            HANDLER_LINES if is_app(module) and part(module) in {"views", "api", "tasks"} else FUNCTION_LINES
        )
        if (lines := length(function)) > limit:
            yield f"{module.name}.{function.name} has {lines} lines, {limit} are the limit"


def too_many_arguments(module: Module) -> Iterator[str]:
    """More positional arguments than a reader can hold."""
    for function in functions(module):
        count = len(function.args.posonlyargs) + len(function.args.args)
        if (
            count - (function.args.args[:1] != [] and function.args.args[0].arg in {"self", "cls"})
            > ARGUMENTS
        ):
            yield f"{module.name}.{function.name} takes {count} positional arguments"


def acts_without_keywords(module: Module) -> Iterator[str]:
    """Public functions of services whose first word is an act take keywords only after their subject."""
    if not (is_app(module) and part(module) == "services"):
        return
    for function in functions(module):
        names = {arg.arg for arg in function.args.kwonlyargs}
        positional = {arg.arg for arg in function.args.args}
        if {"actor", "at"} & positional and not function.name.startswith("_"):
            yield f"{module.name}.{function.name} takes {sorted({'actor', 'at'} & positional)} by place"
        timeless = "actor" in names and "at" not in names and function.name != "set_language"
        if timeless and not function.name.startswith("_"):
            yield f"{module.name}.{function.name} has an actor but no moment"


def writing_outside_services(module: Module) -> Iterator[str]:
    """Pages, forms, API, admin and selectors that write rows themselves."""
    if not is_app(module) or part(module) in WRITERS:
        return
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call) and _writes(node) and not _library_save(module, node):
            yield f"{module.name}:{node.lineno} writes: {ast.unparse(node.func)}"


def _writes(node: ast.Call) -> bool:
    if not isinstance(node.func, ast.Attribute) or node.func.attr not in WRITES:
        return False
    return "objects" in ast.unparse(node.func.value) or (node.func.attr == "save" and not node.keywords)


def _library_save(module: Module, node: ast.Call) -> bool:
    """The sign-in library asks its adapter to save the account it made."""
    return module.name == "accounts.signin" and ast.unparse(node.func) == "user.save"


def state_written_elsewhere(module: Module) -> Iterator[str]:
    """Only ``move`` writes the state of a dossier or declaration: no assignment, no update(state=…) elsewhere."""
    if not is_app(module) or module.name.startswith("accounts.services"):
        return
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Assign):
            for target in node.targets:
                if (
                    isinstance(target, ast.Attribute)
                    and target.attr == "state"
                    and ast.unparse(target.value) != "self"
                ):
                    yield f"{module.name}:{node.lineno} assigns {ast.unparse(target)}"
        elif isinstance(node, ast.Call) and _updates_state(node):
            yield f"{module.name}:{node.lineno} updates a state"


def _updates_state(node: ast.Call) -> bool:
    if not isinstance(node.func, ast.Attribute) or node.func.attr != "update":
        return False
    return any(keyword.arg == "state" for keyword in node.keywords)


def catching_everything(module: Module) -> Iterator[str]:
    """``except Exception`` or a bare except outside the batch runner and the gateway client."""
    if module.name in CATCHERS or module.name.startswith("vssportal.gateways"):
        return
    for node in ast.walk(module.tree):
        if isinstance(node, ast.ExceptHandler):
            caught = ast.unparse(node.type) if node.type else "everything"
            if caught in {"everything", "Exception", "BaseException"}:
                yield f"{module.name}:{node.lineno} catches {caught}"


def asking_the_clock(module: Module) -> Iterator[str]:
    """Time is passed in: models, rules, services and selectors never ask what time it is."""
    if not is_app(module) or part(module) not in {
        "models",
        "rules",
        "services",
        "selectors",
        "intake",
        "workflow",
    }:
        return
    asked = {
        "timezone.now",
        "timezone.localdate",
        "date.today",
        "datetime.now",
        "time.time",
        "datetime.utcnow",
    }
    for node in ast.walk(module.tree):
        # With a moment given, localdate only says which day it is in Viet Nam.
        if isinstance(node, ast.Call) and ast.unparse(node.func) in asked and not node.args:
            yield f"{module.name}:{node.lineno} asks the clock"


def without_a_word(module: Module) -> Iterator[str]:
    """Public functions of services and rules without a docstring."""
    if not is_app(module) or part(module) not in {"services", "rules"}:
        return
    for node in module.tree.body:
        if isinstance(node, ast.FunctionDef) and _is_mute(node):
            yield f"{module.name}.{node.name} says nothing of itself"


def _is_mute(function: ast.FunctionDef) -> bool:
    is_public = not function.name.startswith("_")
    return is_public and not ast.get_docstring(function) and length(function) > 3


CHECKS: tuple[Check, ...] = (
    too_long,
    too_many_arguments,
    acts_without_keywords,
    writing_outside_services,
    state_written_elsewhere,
    catching_everything,
    asking_the_clock,
    without_a_word,
)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_the_house_keeps_its_habit(check: Check) -> None:
    found = [fault for module in modules() for fault in check(module)]

    assert found == []


@pytest.mark.parametrize(
    ("check", "where", "text"),
    [
        (too_long, "accounts/services/x.py", "x = 1\n" * 401),
        (too_long, "accounts/views/x.py", "def f(request):\n" + "    x = 1\n" * 26),
        (too_many_arguments, "accounts/models/x.py", "def f(a, b, c, d, e, g):\n    return a\n"),
        (acts_without_keywords, "claims/services/x.py", "def act(actor, *, at):\n    return actor\n"),
        (acts_without_keywords, "claims/services/x.py", "def act(*, actor):\n    return actor\n"),
        (writing_outside_services, "claims/views/x.py", "def f(request):\n    Dossier.objects.create()\n"),
        (writing_outside_services, "claims/forms.py", "def f(form):\n    form.save()\n"),
        (state_written_elsewhere, "claims/services/x.py", "def f(dossier):\n    dossier.state = 'paid'\n"),
        (state_written_elsewhere, "claims/services/x.py", "def f(rows):\n    rows.update(state='paid')\n"),
        (catching_everything, "claims/services/x.py", "try:\n    f()\nexcept Exception:\n    pass\n"),
        (asking_the_clock, "claims/rules/x.py", "def f():\n    return date.today()\n"),
        (
            without_a_word,
            "claims/services/x.py",
            "def f():\n    a = 1\n    b = 2\n    c = 3\n    return a + b + c\n",
        ),
    ],
)
def test_a_planted_fault_is_found(tmp_path: Path, check: Check, where: str, text: str) -> None:
    planted = modules(plant(tmp_path, where, text))

    assert [fault for module in planted for fault in check(module)] != []
