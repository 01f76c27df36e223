"""What is owed: the duties alive in a case, whether each was met, why, and what can be done about it."""

from upheld.compliance.as_data import as_data
from upheld.compliance.breach import Breach, breaches
from upheld.compliance.explain import steps as explain
from upheld.compliance.obligation import STATUSES, Obligation, Status
from upheld.compliance.reckon import Reckoning, reckon
from upheld.compliance.routes import Route, routes

__all__ = [
    "STATUSES",
    "Breach",
    "Obligation",
    "Reckoning",
    "Route",
    "Status",
    "as_data",
    "breaches",
    "explain",
    "reckon",
    "routes",
]
