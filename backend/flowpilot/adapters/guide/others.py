"""What people write in passing of others, so that it need not be asked: that it works for them, or fails there too.

An answer of a playbook names the one that gives it: `others: fine` or `others: same`.
"""

from collections.abc import Mapping, Sequence

from flowpilot.domain.playbook import Phrase
from flowpilot.domain.words import phrase_of

_PEOPLE = "colleague|others|neighbour|neighbor|everyone|everybody|coworker|kollege|kollegin|andere|anderen|nachbar"
_OTHER = "other|others|two|three|both|all|next|andere|anderen|alle|beide|zwei|nebenan|daneben"
_MANY = (
    "user|users|pc|pcs|people|colleague|computer|machine|laptop|desk|desks|device|phone|leute|benutzer|rechner|kollege|"
    "geraete"
)
_WORK = "fine|ok|okay|works|work|worked|can|geht|gehen|ging|klappt|kann|koennen|funktioniert|laeuft|normal"
_NO = "no|not|cannot|kein|keine|nicht|without|ohne"
_TROUBLE = "problem|error|issue|fault|message|fehler|meldung|trouble"
_SAME = "same|gleich|gleiche|gleichen|dasselbe|selbe|selben"
_PLACE = "office|team|site|floor|department|plant|abteilung|buero|standort|stock|etage|werk"
_DOWN = "slow|down|affected|offline|same|no|not|cannot|kein|keine|nicht|langsam|betroffen|steht"

_TEXTS: Mapping[str, Sequence[str]] = {
    "fine": [f"{who} {what}" for who in (_PEOPLE, f"{_OTHER} {_MANY}") for what in (_WORK, f"{_NO} {_TROUBLE}")],
    "same": [
        *[
            f"{who} {what}"
            for who in (_PEOPLE, f"{_OTHER} {_MANY}")
            for what in (f"{_SAME} {_TROUBLE}", "affected|betroffen", f"too|also|auch|either|ebenfalls {_DOWN}|t")
        ],
        f"whole|entire|ganze|ganzen|gesamte {_PLACE} {_DOWN}",
        "nobody|niemand|keiner can|gets|kann|kommt else|there|dort|in|rein|at",
        f"{_MANY} called|calling|reported|complain|gemeldet|angerufen|rufen",
    ],
}

OTHERS: Mapping[str, Sequence[Phrase]] = {
    name: [Phrase(text, phrase_of(text)) for text in texts] for name, texts in _TEXTS.items()
}
