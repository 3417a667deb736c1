"""A quick look whether anything in a text might be in a legacy encoding: most texts are done with then."""

from __future__ import annotations

import re

# characters: a longer text is tried only if it has a letter of the encodings; most have none, and it is a quick look
SHORT = 2000
# Pieces of words that stand so in no other writing. TCVN3: a sign, or a capital behind a small letter. VNI: a vowel
# and its mark, but for the pairs that Unicode Vietnamese has too (hoà, hoá).
SURE = {
    "tcvn3": "(?<=[^\\W\\d_])[¡-©«-´¶-¹»-¿×÷−∙]|[¡-©«-´¶-¹»-¿×÷−∙μµ](?=[^\\W\\d_])|(?<=[a-zß-ÿ])[À-Þ]",
    "vni": "[AEae][âáàåãäÂÁÀÅÃÄùøûõïÙØÛÕÏ]|[Aa][êéèúüëÊÉÈÚÜË]|[Oo][âåäùøûõïÂÅÄÙØÛÕÏ]|[ÔôUuÖöYy][ùøûõïÙØÛÕÏ]",
}
ALIEN = re.compile("[¡-©«-¹»-¿×÷−∙μÄÅÆÇËÎÏÑÖØÛÜÞßäåæçëîïñöøûüþÿ]")
"""What Unicode Vietnamese never has, and a text in one of the encodings hardly lacks."""

TRIGGER = re.compile("|".join((ALIEN.pattern, *SURE.values())))
"""What Unicode Vietnamese never has, and nearly every line in one of the encodings has."""


def has_trace(content: str) -> bool:
    """Whether a text may have a line in a legacy encoding."""
    return not content.isascii() and (TRIGGER if len(content) < SHORT else ALIEN).search(content) is not None
