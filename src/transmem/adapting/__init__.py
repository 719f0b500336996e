"""The translation of a similar text, rewritten with the values of the text that is sought.

The walk: `differences` cuts query and match into values and the words between them, and says which
values are others, if all words are the same; `rewriting` finds these values in the translation, has
the new ones written as the old ones are (`numbers` with `figures` and `clock`, `months`), puts them
there and has the result checked. `standing` and `agreement` tell whether a word would have to
change with a number, `links` whether two numbers still stand together as they did. Whatever is not
certain ends the walk with its reason: `uncertainty`.
"""

from transmem.adapting.differences import could_be_adapted, has_names
from transmem.adapting.rewriting import Adaptation, adapt

__all__ = ["Adaptation", "adapt", "could_be_adapted", "has_names"]
