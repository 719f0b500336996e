"""The translation of a similar text, rewritten with the values of the text that is sought.

The walk: `differences` cuts query and match into values and the words between them, and says which
values are others, if all words are the same; `places` finds these values in the translation;
`standing` and `agreement` tell whether a word of it would have to change with them; `figures`,
`clock` and `months` write the new ones as the old ones are written; `rewriting` puts them there
and has the result checked. Whatever is not certain ends the walk, with the reason.
"""

from transmem.adapting.differences import could_be_adapted, has_names
from transmem.adapting.rewriting import Adaptation, adapt

__all__ = ["Adaptation", "adapt", "could_be_adapted", "has_names"]
