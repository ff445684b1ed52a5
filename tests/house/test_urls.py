"""Every address is knocked on: who may come is written on the view, and nobody else gets anything."""

from collections.abc import Iterable, Iterator
from http import HTTPStatus
from typing import Any
from uuid import UUID

import pytest
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import path

from accounts.access import citizen, for_organisation, public, signed_in, staff
from accounts.models import StateEvent, User
from tests.house.addresses import Url, unmarked, urls
from tests.house.samples import World, a_world

pytestmark = pytest.mark.django_db

REFUSED = {HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND}
# The health check is honest: tests run without a worker.
OPENED = {HTTPStatus.OK, HTTPStatus.FOUND, HTTPStatus.METHOD_NOT_ALLOWED, HTTPStatus.SERVICE_UNAVAILABLE}
# Says to whoever comes that the account is closed.
REFUSES_BY_NATURE = frozenset({"account_inactive"})
# Tables of the desk that belong to no agency: whoever holds their power sees the whole of them.
NATIONWIDE = ("accounts_user_", "accounts_outboxwork_", "accounts_mailmessage_", "accounts_auditentry_")


@pytest.fixture
def world(db: None, time_machine: Any, settings: Any) -> World:
    settings.DEMO_WORLD = True
    return a_world(time_machine)


def knock(visitor: User | None, address: str) -> dict[str, Any]:
    """What GET and an empty POST are answered with."""
    client = Client(raise_request_exception=False)
    if visitor is not None:
        client.force_login(visitor)
    return {"GET": read(client.get(address)), "POST": read(client.post(address))}


def read(answer: Any) -> Any:
    """To the end: a file that is handed out stays open until then."""
    if answer.streaming:
        answer.read_size = sum(len(part) for part in answer.streaming_content)
    return answer


def statuses(answers: dict[str, Any]) -> set[int]:
    return {answer.status_code for answer in answers.values()}


def asks_to_sign_in(url: Url, answer: Any) -> bool:
    """Pages lead to the sign-in and back; programs are told in their own way."""
    if url.is_api:
        return answer.status_code in {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN}
    return answer.status_code == HTTPStatus.FOUND and answer["Location"].startswith(
        f"{settings.LOGIN_URL}?next="
    )


# --- the knocks, each gives what is wrong ----------------------------------------------------------------


def open_to_nobody(world: World, found: Iterable[Url]) -> Iterator[str]:
    """Without an account: to the sign-in, unless the view says that it is public."""
    for url in found:
        for method, answer in knock(None, world.address(url)).items():
            is_asked = asks_to_sign_in(url, answer)
            if url.kind == "public" and (is_asked or answer.status_code == HTTPStatus.INTERNAL_SERVER_ERROR):
                yield f"{method} {url.name}: public, but {answer.status_code} for visitors"
            if url.kind != "public" and not is_asked:
                yield f"{method} {url.name}: {answer.status_code} for somebody without an account"


def open_to(visitor: User, world: World, found: Iterable[Url]) -> Iterator[str]:
    """Somebody else's things do not exist, or are refused; nothing breaks."""
    for url in found:
        got = statuses(knock(visitor, world.address(url)))
        if not got & REFUSED or got - REFUSED - {HTTPStatus.METHOD_NOT_ALLOWED}:
            yield f"{url.name}: {sorted(got)} for {visitor.full_name}"


def closed_to_owners(world: World, found: Iterable[Url]) -> Iterator[str]:
    """Samples are real: whom they belong to, gets them."""
    for url in found:
        if url.name in REFUSES_BY_NATURE:
            continue
        client = Client(raise_request_exception=False)
        client.force_login(world.owner(url))
        got = read(client.get(world.address(url))).status_code
        if got not in OPENED:
            yield f"{url.name}: {got} for {world.owner(url).full_name}, whose it is"


# --- the tests --------------------------------------------------------------------------------------------


def test_every_view_says_who_may_come() -> None:
    assert unmarked(urls()) == []


def test_every_address_has_a_sample_that_opens_to_its_owner(world: World) -> None:
    assert "\n".join(closed_to_owners(world, urls())) == ""


def test_whoever_is_signed_out_is_asked_to_sign_in(world: World) -> None:
    assert "\n".join(open_to_nobody(world, urls())) == ""


def test_another_citizen_finds_nothing(world: World) -> None:
    found = [url for url in urls() if url.has_object or url.kind in {"organisation", "staff"}]
    before = traces()

    assert "\n".join(open_to(world.tu, world, found)) == ""
    assert traces() == before


def test_a_citizens_lists_hold_only_what_is_their_own(world: World) -> None:
    lists = [url for url in urls() if url.kind in {"citizen", "signed_in"} and not url.has_object]
    client = Client()
    client.force_login(world.tu)

    shown = [client.get(world.address(url)).content.decode() for url in lists]

    for secret in world.secrets:
        assert not [url.name for url, page in zip(lists, shown, strict=True) if secret in page]


def test_an_account_without_a_person_is_sent_to_be_matched(world: World) -> None:
    found = [url for url in urls() if url.kind == "citizen" and not url.is_api]
    client = Client()
    client.force_login(world.stranger)

    assert {client.get(world.address(url)).headers.get("Location") for url in found} == {"/xac-thuc/"}


def test_a_program_without_a_person_is_refused(world: World) -> None:
    found = [url for url in urls() if url.kind == "citizen" and url.is_api]

    assert len(found) > 5
    assert "\n".join(open_to(world.stranger, world, found)) == ""


def test_another_employer_finds_nothing(world: World) -> None:
    found = [url for url in urls() if url.kind == "organisation"]
    before = traces()

    assert "\n".join(open_to(world.other_filer, world, found)) == ""
    assert traces() == before


def test_who_may_only_look_files_nothing(world: World) -> None:
    found = [url for url in urls() if url.detail == "contributions.file_declaration"]
    before = traces()

    assert len(found) > 10
    assert "\n".join(open_to(world.viewer, world, found)) == ""
    assert traces() == before


def test_officers_of_another_province_find_nothing(world: World) -> None:
    free = tuple(f"desk:{table}" for table in NATIONWIDE)
    found = [u for u in urls() if u.kind == "staff" and u.has_object and not u.name.startswith(free)]
    before = traces()

    for officer in world.elsewhere:
        assert list(open_to(officer, world, found)) == []
    assert traces() == before


def test_without_its_power_a_page_of_the_desk_is_refused(world: World) -> None:
    for officer in world.staff:
        found = [
            url for url in urls() if url.kind == "staff" and url.detail not in {"", *world.held(officer)}
        ]

        assert found
        assert list(open_to(officer, world, found)) == []


def traces() -> dict[str, int]:
    """How much stands in the journals: a refused knock leaves nothing."""
    return {kind.__name__: kind._default_manager.count() for kind in StateEvent.__subclasses__()}


# --- planted: each knock finds its fault ------------------------------------------------------------------


def bare(request: HttpRequest) -> HttpResponse:
    return HttpResponse()


@signed_in
def careless(request: HttpRequest, dossier_id: UUID) -> HttpResponse:
    """Anybody's dossier to anybody."""
    return HttpResponse(str(dossier_id))


@public("forgotten while it was tried out")
def forgotten(request: HttpRequest, dossier_id: UUID) -> HttpResponse:
    return HttpResponse(str(dossier_id))


@citizen
def broken(request: HttpRequest, dossier_id: UUID) -> HttpResponse:
    raise RuntimeError(dossier_id)


@for_organisation("contributions.view_declaration")
def weaker(request: HttpRequest, organisation: object) -> HttpResponse:
    return HttpResponse()


@staff("claims.view_dossier")
def everywhere(request: HttpRequest, dossier_id: UUID) -> HttpResponse:
    return HttpResponse(str(dossier_id))


class Planted:
    """A portal of faults; stands in for the module of addresses."""

    urlpatterns = (
        path("tran/", bare, name="bare"),
        path("so-sai/<uuid:dossier_id>/", careless, name="careless"),
        path("quen/<uuid:dossier_id>/", forgotten, name="forgotten"),
        path("hong/<uuid:dossier_id>/", broken, name="broken"),
        path("moi-noi/<uuid:dossier_id>/", everywhere, name="everywhere"),
        path("la/<uuid:unknown_thing>/", careless, name="unknown"),
        path("don-vi/<slug:code>/", weaker, name="weaker"),
    )


@pytest.fixture
def planted(world: World) -> Iterator[dict[str, Url]]:
    with override_settings(ROOT_URLCONF=Planted):
        yield {url.name: url for url in urls()}


def test_a_view_without_a_mark_is_found(planted: dict[str, Url]) -> None:
    assert unmarked(planted.values()) == ["/tran/ has no access mark"]


def test_a_view_that_hands_out_what_is_anothers_is_found(world: World, planted: dict[str, Url]) -> None:
    assert list(open_to(world.tu, world, [planted["careless"]])) == ["careless: [200] for Đỗ Anh Tú"]
    assert list(open_to(world.tu, world, [planted["forgotten"]])) == ["forgotten: [200] for Đỗ Anh Tú"]
    assert list(open_to(world.elsewhere[0], world, [planted["everywhere"]]))


def test_a_view_that_breaks_is_found(world: World, planted: dict[str, Url]) -> None:
    assert list(open_to(world.tu, world, [planted["broken"]])) == ["broken: [500] for Đỗ Anh Tú"]
    assert list(closed_to_owners(world, [planted["broken"]]))


def test_a_view_open_to_lookers_is_found(world: World, planted: dict[str, Url]) -> None:
    assert list(open_to(world.viewer, world, [planted["weaker"]]))


def test_a_view_open_without_an_account_is_found(world: World, planted: dict[str, Url]) -> None:
    unguarded = Url("forgotten", "quen/", frozenset({"dossier_id"}), planted["careless"].access)

    assert len(list(open_to_nobody(world, [unguarded]))) == 2


def test_an_address_without_a_sample_is_found(world: World, planted: dict[str, Url]) -> None:
    with pytest.raises(KeyError, match="unknown has no sample for unknown_thing"):
        world.address(planted["unknown"])
