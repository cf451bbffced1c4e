"""Started as a program of its own, it bounds itself and becomes the browser.

The browser speaks DevTools on the descriptors 3 and 4. Bounds are set here and not in a
`preexec_fn`, which may deadlock in a process with threads.
"""

import os
import resource
import sys

DATA_BYTES = 3 * 1024**3  # of each process; what is only reserved does not count
FILE_BYTES = 64 * 1024**2
CPU_SECONDS = 120  # of each process; the time of a picture is bounded much closer from outside


def main() -> None:
    read_from, write_to = int(sys.argv[1]), int(sys.argv[2])
    for kind, limit in (
        (resource.RLIMIT_DATA, DATA_BYTES),
        (resource.RLIMIT_FSIZE, FILE_BYTES),
        (resource.RLIMIT_CPU, CPU_SECONDS),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(kind, (limit, limit))
    # First out of the way of 3 and 4, which may be what was inherited.
    read_from, write_to = _above(read_from), _above(write_to)
    os.dup2(read_from, 3)
    os.dup2(write_to, 4)
    os.execv(sys.argv[3], sys.argv[3:])  # noqa: S606 (no shell is wanted)


def _above(descriptor: int) -> int:
    import fcntl

    return fcntl.fcntl(descriptor, fcntl.F_DUPFD_CLOEXEC, 10)


if __name__ == "__main__":
    main()
