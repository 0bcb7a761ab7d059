"""A twelve-slide deck, warm, and the same pages drawn by bare ReportLab. Prints both in milliseconds, in turn."""

import sys
import time
from dataclasses import replace

from csops_desktop.deck.fonts import typesetter
from csops_desktop.deck.layout import lay_out
from csops_desktop.deck.pdf import render
from csops_desktop.deck.story import build_deck
from tests.deck.bare import draw_bare, register_fonts
from tests.deck.invented import kpis, small_data

# Ten priorities, and with summary, help and appendix a little more than twelve slides.
small = small_data()
details = (*small.details, *(replace(kpis(), card=kpis().card._replace(id=100 + n)) for n in range(3)))
data = replace(small, details=details, max_priorities=9)
register_fonts()
pages = lay_out(build_deck(data), typesetter())
print("pages", len(pages))
render(build_deck(data))
draw_bare(pages)
for _ in range(int(sys.argv[1])):
    began = time.perf_counter()
    render(build_deck(data))
    middle = time.perf_counter()
    draw_bare(pages)
    print("deck", 1000 * (middle - began))
    print("bare", 1000 * (time.perf_counter() - middle))
