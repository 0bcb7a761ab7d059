"""A colour without a sentence is refused where it is asked for, and nothing has changed."""

from __future__ import annotations

from pathlib import Path

from tests.e2e.sittings import choose_card, column, focused_names, say_why, sitting, stored, with_tracker
from tests.helpers.desk import run_desk


def test_refuse_empty_sentence(data_dir: Path) -> None:
    with_tracker(data_dir)
    before = stored(data_dir), run_desk(data_dir, "list", "history", "--json").json()
    with sitting(data_dir) as desk:
        choose_card(desk, "Red", "CS KPIs")
        desk.keys("ctrl+Right")
        question = "Why is “CS KPIs” yellow?"
        desk.wait_for(question, role="text", state="focused")
        for typed in ("", "   "):
            desk.type(typed)
            desk.keys("Return")
            refused = desk.wait_for("Say in one sentence why.", role="label")
            field = desk.wait_for(question, role="text", state="focused")
            assert field.description == "Say in one sentence why."
            # One sentence, and right there: between the field and its buttons.
            assert len(desk.find_all("Say in one sentence why.")) == 1
            assert refused.extents is not None
            assert field.extents is not None
            assert 0 <= refused.extents[1] - (field.extents[1] + field.extents[3]) < 20
        assert column(desk, "Red") == ["CS KPIs", "Data quality"]

        desk.keys("Escape")
        desk.wait_gone(question)
        assert any(name.startswith("CS KPIs, red") for name in focused_names(desk))
        assert desk.find_all("Undo", role="button") == []
        assert (stored(data_dir), run_desk(data_dir, "list", "history", "--json").json()) == before

        # The question is asked anew, not with what was thought better of.
        desk.keys("ctrl+Right")
        say_why(desk, "Owned.")
        desk.wait_for("CS KPIs, yellow, 0 days, improving")
