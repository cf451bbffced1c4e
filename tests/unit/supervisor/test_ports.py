import socket

import pytest

from artifacts_app.management.supervisor.ports import PortTaken, free_port, require_free


def test_a_free_port_may_be_used() -> None:
    require_free("127.0.0.1", free_port())


def test_a_taken_port_is_named_with_what_changes_it() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(PortTaken, match=rf"Port {port} .* PORT=… or --port"):
            require_free("127.0.0.1", port)
