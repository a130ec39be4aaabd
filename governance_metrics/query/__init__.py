"""The SQL behind a tally: one grouped SELECT per table or view, for every card and area at once."""
