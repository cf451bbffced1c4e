"""All routes of a host, and addresses that lead to them."""

import re
from collections.abc import Callable, Iterator

from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import RoutePattern

PLACE = re.compile(r"<(?:(\w+):)?(\w+)>")


def routes(urlconf: str) -> list[str]:
    """As `request.resolver_match.route` names them; without those of Django's admin and allauth."""
    return sorted(set(_below(get_resolver(urlconf), "", lambda part: part is RoutePattern)))


def all_routes(urlconf: str) -> list[str]:
    """Those too, which are regular expressions."""
    return list(_below(get_resolver(urlconf), "", lambda part: True))


def _below(resolver: URLResolver, prefix: str, is_wanted: Callable[[type], bool]) -> Iterator[str]:
    for pattern in resolver.url_patterns:
        if not is_wanted(type(pattern.pattern)):
            continue
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield route
        else:
            yield from _below(pattern, route, is_wanted)


def address(route: str, values: dict[str, str]) -> str:
    """`values` by the names of the places, or by their kinds; "str" for all others."""
    return "/" + PLACE.sub(lambda place: _value(place[2], place[1], values), route)


def _value(name: str, kind: str, values: dict[str, str]) -> str:
    return values.get(name) or values.get(kind) or values["str"]
