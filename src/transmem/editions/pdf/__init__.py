"""PDF, typeset with typst: a module a layout, and what they share."""
