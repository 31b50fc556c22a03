"""Why an address is not saved, in both languages."""

from flowpilot.domain.language import Text

NO_WEB_ADDRESS = Text("This is not a web address.", "Das ist keine Webadresse.")
BEGINS_WITH = Text("The address must begin with {scheme}://.", "Die Adresse muss mit {scheme}:// beginnen.")
HOLDS_NAME = Text(
    "The address must not hold a user name or a password.",
    "Die Adresse darf keinen Benutzernamen und kein Passwort enthalten.",
)
INSIDE = Text(
    "This address lies inside a network that FlowPilot must not reach.",
    "Diese Adresse liegt in einem Netz, das FlowPilot nicht erreichen darf.",
)
MISSING = Text("This is missing.", "Das fehlt.")
TOO_LONG = Text("This is longer than {longest} characters.", "Das ist länger als {longest} Zeichen.")
ONE_OF = Text(
    "The address must begin with one of {schemes}, and ://.",
    "Die Adresse muss mit einem von {schemes} und :// beginnen.",
)
ONE_PLACE = Text(
    "The address must lead to one place; add a channel for each.",
    "Die Adresse muss zu einer Stelle führen; legen Sie für jede einen Kanal an.",
)
NO_HOST = Text("The address names no host.", "Die Adresse nennt keinen Server.")
NOT_OF_SERVICE = Text("This is not an address of this service.", "Das ist keine Adresse dieses Dienstes.")
MEMBERS = Text(
    "Behind the question mark this service may have only {members}.",
    "Hinter dem Fragezeichen darf dieser Dienst nur {members} haben.",
)
NO_MEMBERS = Text(
    "Behind the question mark this service may have nothing.",
    "Hinter dem Fragezeichen darf dieser Dienst nichts haben.",
)
NO_CHAT = Text("The address must name a chat.", "Die Adresse muss einen Chat nennen.")
NO_ADDRESS = Text("A channel of this kind has no address of its own.", "Ein Kanal dieser Art hat keine eigene Adresse.")
