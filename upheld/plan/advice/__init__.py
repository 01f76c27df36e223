"""What did the professionals recommend, and what became of it in the plan?"""

from upheld.plan.advice.findings import findings
from upheld.plan.advice.recommendation import FATES, Fate, Recommendation, Report, Source, Traced
from upheld.plan.advice.recommendations import recommendations
from upheld.plan.advice.report import report_of
from upheld.plan.advice.sources import sources
from upheld.plan.advice.trace import trace

__all__ = [
    "FATES", "Fate", "Recommendation", "Report", "Source", "Traced", "findings", "recommendations", "report_of",
    "sources", "trace",
]  # fmt: skip
