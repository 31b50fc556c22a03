"""What is said of a playbook's text where something is wrong with it, in both languages."""

from flowpilot.domain.language import Text

# Names of what belongs somewhere.
A_TEXT = Text("a text", "ein Text")
A_NUMBER = Text("a number", "eine Zahl")
A_PHRASE = Text("a phrase", "ein Ausdruck")
AN_ITEMS_KEY = Text("an item's key", "der Schlüssel eines Eintrags")

BELONGS = Text("Here belongs {what}.", "Hierher gehört {what}.")
EMPTY = Text("Here belongs {what}; it is empty.", "Hierher gehört {what}, hier steht nichts.")
MAPPING = Text("Here belongs a mapping (name: value).", "Hierher gehört eine Zuordnung (Name: Wert).")
TEXT_OR_BOTH = Text("Here belongs a text, or {en: …, de: …}.", "Hierher gehört ein Text oder {en: …, de: …}.")
ONE_LANGUAGE = Text("Here belongs at least one of en and de.", "Hierher gehört mindestens eines von en und de.")
NUMBER = Text(
    "Here belongs a number from {least} to {largest} other than 0.",
    "Hierher gehört eine Zahl von {least} bis {largest} außer 0.",
)
TOO_LONG = Text("At most {most} characters; these are {count}.", "Höchstens {most} Zeichen; hier sind es {count}.")
TOO_MANY = Text("Here stand at most {most} entries.", "Hier stehen höchstens {most} Einträge.")
PLAIN_WORD = Text("A name must be a plain word.", "Ein Name muss ein einfaches Wort sein.")
TWICE = Text("“{name}” stands here twice.", "„{name}“ steht hier zweimal.")
MISSING = Text("“{name}” is missing.", "„{name}“ fehlt.")
UNKNOWN = Text("“{name}” is not known here. Known are: {known}.", "„{name}“ ist hier unbekannt. Bekannt sind: {known}.")
MEANT = Text("“{name}” is not known here. Did you mean “{near}”?", "„{name}“ ist hier unbekannt. Meinten Sie „{near}“?")

NO_ITEM = Text("A playbook needs at least one item.", "Ein Playbook braucht mindestens einen Eintrag.")
SAME_KEY = Text("Another item has the key “{key}” already.", "Den Schlüssel „{key}“ hat schon ein anderer Eintrag.")
ONE_KIND = Text(
    "An item has one of “ask”, “do” and “check”.", "Ein Eintrag hat genau eines von „ask“, „do“ und „check“."
)
NOT_OF_KIND = Text(
    "“{name}” does not belong to an item with “{kind}”.", "„{name}“ gehört nicht zu einem Eintrag mit „{kind}“."
)
ITEMS_KEY = Text(
    "An item's key has small letters, digits, hyphens and underscores.",
    "Der Schlüssel eines Eintrags hat Kleinbuchstaben, Ziffern, Binde- und Unterstriche.",
)
TAKEN_KEY = Text(
    "“{key}” means something else here; choose another key.",
    "„{key}“ bedeutet hier etwas anderes; wählen Sie einen anderen Schlüssel.",
)
ANSWERS_NAME = Text(
    "An answer's name has small letters, digits, hyphens and underscores.",
    "Der Name einer Antwort hat Kleinbuchstaben, Ziffern, Binde- und Unterstriche.",
)
NEEDS_SAY = Text(
    "“{name}” needs “say”: what to offer as an answer.", "„{name}“ braucht „say“: was als Antwort angeboten wird."
)
NO_TARGET = Text(
    "There is no item “{key}”; “solved” and “escalate” end the playbook.",
    "Einen Eintrag „{key}“ gibt es nicht; „solved“ und „escalate“ beenden das Playbook.",
)
NO_SUCH_ITEM = Text("There is no item “{key}”.", "Einen Eintrag „{key}“ gibt es nicht.")
ONE_SUBJECT = Text(
    "A rule is about an item or about what was said, not both.",
    "Eine Regel handelt von einem Eintrag oder von Gesagtem, nicht von beidem.",
)
NO_OUTCOME = Text(
    "“{key}” cannot come out as “{came_out}”. Possible: {possible}.",
    "„{key}“ kann nicht mit „{came_out}“ ausgehen. Möglich: {possible}.",
)
NO_ANSWERS = Text("nothing: the question offers no answers", "nichts: Die Frage bietet keine Antworten an")
KEY = Text(
    "A key has small letters, digits and single hyphens: printer-setup.",
    "Ein Schlüssel hat Kleinbuchstaben, Ziffern und einzelne Bindestriche: printer-setup.",
)
NO_WORD = Text("A phrase needs a word.", "Ein Ausdruck braucht ein Wort.")
LONG_PHRASE = Text(
    "A phrase has at most {words} words and {characters} characters.",
    "Ein Ausdruck hat höchstens {words} Wörter und {characters} Zeichen.",
)

TOO_LARGE = Text("A playbook has at most {most} kB.", "Ein Playbook hat höchstens {most} kB.")
STRANGE = Text(
    "The sign U+{code} is not allowed in a playbook.", "Das Zeichen U+{code} ist in einem Playbook nicht erlaubt."
)
NO_YAML = Text("This is no YAML.", "Das ist kein YAML.")
NO_YAML_BECAUSE = Text("This is no YAML: {why}.", "Das ist kein YAML: {why}.")
NOTHING_THERE = Text("The playbook is empty.", "Das Playbook ist leer.")
TOO_MANY_NODES = Text("A playbook has at most {most} entries.", "Ein Playbook hat höchstens {most} Einträge.")
TOO_DEEP = Text("A playbook is at most {most} levels deep.", "Ein Playbook ist höchstens {most} Ebenen tief.")
SECOND = Text(
    "A file holds one playbook: remove the second document.",
    "Eine Datei enthält ein Playbook: Entfernen Sie das zweite Dokument.",
)
ANCHOR = Text(
    "Anchors (&) and aliases (*) are not allowed; write the text out, in quotes if need be.",
    "Anker (&) und Verweise (*) sind nicht erlaubt; schreiben Sie den Text aus, nötigenfalls in Anführungszeichen.",
)
TAG = Text(
    "Tags (!) are not allowed; put the text into quotes.",
    "Typangaben (!) sind nicht erlaubt; setzen Sie den Text in Anführungszeichen.",
)
