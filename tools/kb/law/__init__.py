"""Find citations of Chinese statutes in text, and tell whether what they cite exists.

    register = Register(map(Law.from_facts, facts))
    citations = find_citations(text, register.names)
    for resolution in resolve_citations(citations, register, as_of):
        ...

Verdicts are the classes of `kb.law.verdict`.  Standard library only; nothing here reads
a file or the clock.
"""

from kb.law.citation import Citation, Kind, find_citations
from kb.law.law import Law, Status
from kb.law.numerals import article_key, article_name
from kb.law.place import Place, Reference
from kb.law.register import Register
from kb.law.resolve import Resolution, resolve_citations

__all__ = [
    "Citation",
    "Kind",
    "Law",
    "Place",
    "Reference",
    "Register",
    "Resolution",
    "Status",
    "article_key",
    "article_name",
    "find_citations",
    "resolve_citations",
]
