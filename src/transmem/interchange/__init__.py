"""Files of translation units in and out."""
