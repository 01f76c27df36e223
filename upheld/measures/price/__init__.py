"""The price of non-compliance: what late plans and appeals cost, by a method that anybody can change."""
