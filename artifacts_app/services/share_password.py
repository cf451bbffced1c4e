"""The password of a link: tries are bounded, by address and in all."""

from artifacts_app.access import opens_share
from artifacts_app.models import ShareLink
from artifacts_app.services.attempts import count_attempt, forget_attempts
from artifacts_app.services.sharing import LONGEST_PASSWORD

TRIES = 10  # of one address at one link
TRIES_OF_ALL = 100  # at one link, whatever addresses they come from
WITHIN = 600  # seconds


def try_password(link: ShareLink, password: str, address: str) -> bool:
    """Whether it is the password. Raises TooMany and Unavailable.

    The try is counted before the hash is computed: that takes a good part of a second.
    """
    own = f"share:{link.pk}:{address}"
    count_attempt(own, TRIES, WITHIN)
    count_attempt(f"share:{link.pk}", TRIES_OF_ALL, WITHIN)
    if len(password) > LONGEST_PASSWORD or not opens_share(link, password=password):
        return False
    forget_attempts(own)
    return True
