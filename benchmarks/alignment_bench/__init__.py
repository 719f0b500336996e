"""What `alignment.py` is made of: texts, their right links, aligners, and the tables of results."""
