"""What `memory.py` is made of: stores, peers, brute force, growth, and how times are taken."""
