"""The law as pages: every entry of the register at a permanent address, with search, a glossary and the proposals.

Everything here is public and says nothing about a visitor. What a page shows comes from the register.
"""
