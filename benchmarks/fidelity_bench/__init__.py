"""What `fidelity.py` is made of: texts, injected errors, checkers, and the tables of results."""
