"""How a story moves: `engine.move` by the table in `transitions`; `intervals` says what readers get."""
