"""Council, region and national pages, measures, comparisons and how it is all worked out."""
