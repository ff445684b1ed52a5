"""How dates and numbers look and are read, the same in both languages: day first, dot for thousands.

Django's own Vietnamese formats read 05/10/2026 as 10 May and never group digits; its English ones put
the month first. A person who switches the language must not get another date.
"""
