"""Reports: outline the words, draw the figures, write the files."""
