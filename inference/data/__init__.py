"""Files that a person brings: read, described for a prompt, and handed on in a form pages read."""

from inference.data.files import DataFile, read_data

__all__ = ["DataFile", "read_data"]
