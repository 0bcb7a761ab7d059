"""The board: columns, cards, table, filter and the side panel of the selected card."""
