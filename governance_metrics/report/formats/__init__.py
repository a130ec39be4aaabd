"""One writer per file format; each sees blocks, and nothing of where they came from."""
