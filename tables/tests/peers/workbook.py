"""Reads a workbook of ours with openpyxl, edits its sheet of cards, and writes one of its own.

Arguments: the workbook, where the edited one goes, where the own one goes. Prints what was read as JSON.
"""
import datetime
import json
import sys

import openpyxl
from openpyxl.utils import get_column_letter

ours, edited, own = sys.argv[1:]
book = openpyxl.load_workbook(ours)
sheets = [
    {
        "name": sheet.title,
        "state": sheet.sheet_state,
        "frozen": sheet.freeze_panes,
        "merged": sorted(str(area) for area in sheet.merged_cells.ranges),
        "filter": sheet.auto_filter.ref,
        "rows": [[cell for cell in row] for row in sheet.iter_rows(values_only=True)],
    }
    for sheet in book
]
print(json.dumps(sheets, default=str))

cards = book.worksheets[1]
headings = {cell.value: get_column_letter(cell.column) for cell in cards[1]}


def cell(row, heading):
    return cards[f"{headings[heading]}{row}"]


def row_of(card):
    return next(row for row in range(2, cards.max_row + 1) if cell(row, "Card id").value == card)


cell(row_of("a1"), "Card").value = "edited\nin Excel"
cell(row_of("a1"), "Impact, 1 to 5").value = 4
cell(row_of("a1"), "Due").value = datetime.date(2027, 3, 31)
cell(row_of("a4"), "Card").value = "=A1"
cell(row_of("a4"), "Stage").value = "Elsewhere"
cell(row_of("a2"), "Lane").value = "Friction"
cell(row_of("a2"), "Effort, 1 to 5").value = "a lot"
feeling = next(row for row in range(2, cards.max_row + 1) if cell(row, "Lane").value == "Feelings")
cell(feeling, "Feeling, −2 to +2").value = -1
new = cards.max_row + 1
for heading, value in {"Stage": "Buy", "Step": "pay", "Lane": "Actions", "Card": "A new one"}.items():
    cell(new, heading).value = value
cell(new + 1, "Card").value = "nowhere"
cards.delete_rows(row_of("a3"))
book.save(edited)

book = openpyxl.Workbook()
sheet = book.active
sheet.title = "Liste"
sheet.append(["Étape", "Moment", "Ligne", "Fiche", "Échéance", "Impact, de 1 à 5", "Point de contact clé", "Indicateur", "Dernier relevé"])
sheet.append(["Achat", "Payer", "Actions", "Payer en ligne", datetime.date(2027, 3, 31), 4, True, "Attente", 1.5])
sheet.append(["Achat", "Payer", "Actions", "  Deux\nlignes & <signes>", None, None, None, None, None])
book.create_sheet("Autre")["B2"] = "x"
book.save(own)
