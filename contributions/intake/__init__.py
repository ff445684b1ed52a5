"""Nhận tệp của đơn vị: employers' files, read safely in a child process, into one shape of rows.

Public names:

- `sandbox.read(path, *, name, source, mapping, limits, on_progress) -> RawTable`
- `sandbox.preview(path, *, name) -> Preview`: sheets, header and suggested columns of a payroll sheet
- `sandbox.mark(path, target, *, sheet, header_row, marks, lang)`, `sandbox.mark_cells(…)`: the sender's
  file back, marked
- `rows`: `RawTable`, `DeclaredRow`, `BirthDate`, `CELLS`, `ColumnMapping`, `TemplateMarker`, `Preview`
- `faults`: `CellFault`, `FileFault`, `FileRefused` (a DomainError); sentences by code in two languages
- `mending.mended(row, cell, text, columns) -> DeclaredRow`: one cell replaced on the page
- `cells`: parsers of one cell · `wire.pack_rows`, `wire.unpack_rows`: rows as plain JSON and back
- `template.write(target, *, unit, rows)`: our downloadable D02-LT workbook, prefilled
- `d02_lt.check_marker(table, *, unit_code, period)`: "not this month's template"
- `limits.Limits`: what a file may cost
"""
