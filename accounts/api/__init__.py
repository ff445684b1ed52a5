"""API: the same services behind JSON. Here is what every address shares, and what belongs to everybody.

doors         Door and its kinds: access mark, language, throttling, pages, Idempotency-Key
shapes        Shape and Given (output and input classes), pages, worksheets, masks, descriptions
description   the OpenAPI text and its page
"""
