"""What to ask where no script fits, and how every script ends."""

from collections.abc import Sequence

from flowpilot.domain.script import Cause, Item, Mention, Script, Sign

CLOSING: Sequence[Item] = (
    Item("changed", "question", "What changed since it last worked: an update, a move, a new password, a new device?"),
    Item("exact_words", "question", "What exactly does the message say, and at what time did it last appear?"),
)
NOTHING_LEFT = (
    "The script ends here. If it still does not work, escalate: what you recorded goes along, and nobody asks twice."
)

GENERAL = Script(
    name="General",
    phrases=(),
    items=(
        Item("others", "question", "Does anybody else there have the same problem?"),
        Item("ever_worked", "question", "Has it worked before, in the same way and on the same device?"),
        Item(
            "repeat", "action", "Watch the person do it once, and write down the exact message.", ("reproduce", "watch")
        ),
        Item(
            "restart",
            "action",
            "Close the program, restart the device, and try once more.",
            ("restart", "reboot", "neu gestartet", "neustart"),
        ),
        Item(
            "elsewhere",
            "action",
            "Let the person try the same on another device.",
            ("another device", "other device", "another laptop", "another computer", "colleague pc", "other pc"),
        ),
    ),
    causes=(
        Cause(
            "Something central, not this person or device",
            (Sign("others", "yes", 0.9), Sign("others", "no", -0.6), Sign("elsewhere", "failed", 0.4)),
        ),
        Cause(
            "This device or its settings",
            (
                Sign("elsewhere", "worked", 0.9),
                Sign("others", "no", 0.4),
                Sign("elsewhere", "failed", -0.6),
                Mention(("works phone", "works browser", "works fine on another"), 0.5),
            ),
        ),
        Cause(
            "The person's account or rights",
            (Sign("elsewhere", "failed", 0.6), Sign("others", "no", 0.3), Mention(("denied", "not authorized"), 0.6)),
        ),
        Cause("A passing state that a restart cleared", (Sign("restart", "worked", 0.8),)),
    ),
)
