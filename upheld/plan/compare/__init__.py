"""What changed between two versions of a plan, and for better or worse?"""

from upheld.plan.compare.changes import BECAME, Became, Change, Comparison
from upheld.plan.compare.compare import compare

__all__ = ["BECAME", "Became", "Change", "Comparison", "compare"]
