"""Keeps the processes of the embedded profile running. Knows no Django."""

from artifacts_app.management.supervisor.console import Console
from artifacts_app.management.supervisor.lock import AlreadyRunning, InstanceLock
from artifacts_app.management.supervisor.service import Service
from artifacts_app.management.supervisor.supervisor import Supervisor

__all__ = ["AlreadyRunning", "Console", "InstanceLock", "Service", "Supervisor"]
