"""Scripts for things that one can touch: printers, the network on site, docks and other hardware."""

from flowpilot.domain.script import Cause, Item, Mention, Script, Sign

PRINTER = Script(
    name="Printer",
    phrases=(
        "printer",
        "print",
        "printing",
        "toner",
        "label",
        "labels",
        "spooler",
        "print queue",
        "drucker",
        "netzwerkdrucker",
        "etikettendrucker",
        "druckt",
        "drucken",
        "ausdruck",
    ),
    items=(
        Item("others", "question", "Do other people's prints come out of this printer?"),
        Item("display", "question", "Does the printer's display show an error, or is it offline?"),
        Item(
            "page",
            "action",
            "Print a test page at the printer itself.",
            ("test page", "testseite", "self test", "configuration page"),
        ),
        Item(
            "queue",
            "action",
            "Clear the print queue and restart the spooler where the job waits.",
            ("spooler", "clear queue", "delete queue", "warteschlange"),
        ),
        Item(
            "address",
            "action",
            "Ping the printer's address and compare it with the port of the queue.",
            ("ping", "ip address", "printer port"),
        ),
        Item(
            "driver",
            "action",
            "Remove the printer on one computer and add it again with the current driver.",
            ("driver", "added again", "added printer", "remove printer", "treiber"),
        ),
    ),
    causes=(
        Cause(
            "The printer's address changed, or it lost the network",
            (
                Sign("address", "failed", 1.2),
                Sign("address", "worked", -0.8),
                Sign("others", "no", 0.4),
                Sign("queue", "failed", 0.3),
                Mention(("shows offline", "printer offline", "power cut", "after outage", "stromausfall"), 0.5),
            ),
            then=("address",),
        ),
        Cause(
            "A job that is stuck in the queue",
            (Sign("queue", "worked", 1.3), Sign("queue", "failed", -1.0), Mention(("stuck job", "deleting"), 0.5)),
            then=("queue",),
        ),
        Cause(
            "The driver on the computer",
            (
                Sign("driver", "worked", 1.3),
                Sign("driver", "failed", -0.9),
                Sign("others", "yes", 0.6),
                Sign("page", "worked", 0.4),
                Sign("queue", "failed", 0.2),
            ),
            then=("driver",),
        ),
        Cause(
            "The printer itself: paper, heat, head or sensor",
            (
                Sign("page", "failed", 1.3),
                Sign("page", "worked", -1.0),
                Mention(("paper jam", "streaks", "papierstau"), 0.9),
            ),
            then=("page",),
        ),
    ),
)

NETWORK = Script(
    name="Network and Wi-Fi",
    phrases=(
        "network",
        "wifi",
        "wi fi",
        "wlan",
        "wireless",
        "switch",
        "access point",
        "router",
        "internet",
        "circuit",
        "outage",
        "site down",
        "dhcp",
        "dns",
        "packet loss",
        "netzwerk",
        "netz",
        "verbindung",
    ),
    items=(
        Item("scope", "question", "Is the whole site cut off, or one room, one device, only Wi-Fi?"),
        Item("power", "question", "Was there a power cut or work on the cabling or the switch?"),
        Item(
            "gateway",
            "action",
            "From a device on site, ping the gateway and an outside address.",
            ("ping", "traceroute", "tracert"),
        ),
        Item(
            "port",
            "action",
            "Look at the switch: is it up, are the ports lit, does its log show a port going up and down?",
            ("switch log", "switch port", "ports", "flapping"),
        ),
        Item(
            "cable",
            "action",
            "Swap the cable and the port of one device that is affected.",
            ("cable", "another port", "other port", "patch", "kabel"),
        ),
        Item(
            "lease",
            "action",
            "Check the address that the device got, renew it, and compare the DHCP scope's free addresses.",
            ("ipconfig", "dhcp", "renew", "169"),
        ),
        Item(
            "newest",
            "action",
            "Unplug what was connected or moved last, and watch whether it stays quiet without it.",
            ("unplugged last", "unplugged new", "disconnected new"),
        ),
        Item(
            "restart",
            "action",
            "Restart the access point or switch after telling the site, and watch it come back.",
            ("restarted switch", "rebooted", "power cycle", "power cycled", "restarted access point", "neu gestartet"),
        ),
    ),
    causes=(
        Cause(
            "The provider's line is down",
            (
                Sign("scope", "yes", 0.7),
                Sign("scope", "no", -0.9),
                Sign("gateway", "failed", 0.5),
                Mention(("provider confirms", "carrier", "isp", "line down", "circuit down"), 0.9),
            ),
            then=("gateway",),
        ),
        Cause(
            "A switch, its power or its uplink",
            (
                Sign("port", "failed", 0.9),
                Sign("power", "yes", 0.7),
                Sign("restart", "worked", 0.9),
                Sign("cable", "failed", 0.3),
                Mention(("flapping", "uplink", "loop"), 0.7),
            ),
            then=("port", "newest"),
        ),
        Cause(
            "One cable or port",
            (Sign("cable", "worked", 1.3), Sign("cable", "failed", -0.9), Sign("scope", "no", 0.3)),
            then=("cable",),
        ),
        Cause(
            "No free address, or a wrong one, from DHCP",
            (
                Sign("lease", "failed", 0.8),
                Sign("lease", "worked", 0.6),
                Mention(("169 254", "scope full", "no address"), 1.1),
            ),
            then=("lease",),
        ),
    ),
)

HARDWARE = Script(
    name="Hardware and docking",
    phrases=(
        "hardware",
        "dock",
        "docking",
        "monitor",
        "monitors",
        "screen",
        "keyboard",
        "mouse",
        "headset",
        "battery",
        "usb",
        "laptop",
        "webcam",
        "tablet",
        "scanner",
        "blue screen",
        "bluescreen",
        "noise",
        "bildschirm",
        "tastatur",
        "maus",
        "netzteil",
    ),
    items=(
        Item("spare", "question", "Is there a second dock, cable or device of the same kind to swap with?"),
        Item("moved", "question", "Was anything moved, dropped or updated before it began?"),
        Item(
            "power",
            "action",
            "Unplug everything, hold the power button for 30 seconds, plug in power first, then the rest one by one.",
            ("drain", "unplugged everything", "power button", "hard reset", "30 seconds"),
        ),
        Item(
            "swap",
            "action",
            "Swap one part at a time with a known good one: cable, dock, then device.",
            ("swapped", "another dock", "other dock", "another cable", "other cable", "getauscht"),
        ),
        Item(
            "firmware",
            "action",
            "Install the maker's firmware and driver updates for device and dock.",
            ("firmware", "bios", "driver update", "updated driver"),
        ),
        Item(
            "diagnose",
            "action",
            "Run the maker's hardware check and note its code.",
            ("diagnostics", "hardware check", "hardware test", "memtest"),
        ),
    ),
    causes=(
        Cause(
            "The dock or its cable",
            (
                Sign("swap", "worked", 1.3),
                Sign("swap", "failed", -1.0),
                Sign("power", "failed", 0.3),
                Mention(("without dock", "directly connected works", "works without dock"), 0.8),
            ),
            then=("swap",),
        ),
        Cause(
            "Old firmware or a driver after an update",
            (
                Sign("firmware", "worked", 1.3),
                Sign("firmware", "failed", -0.8),
                Sign("swap", "failed", 0.5),
                Mention(("after update", "after windows update", "seit update"), 0.7),
            ),
            then=("firmware",),
        ),
        Cause(
            "A passing electrical state", (Sign("power", "worked", 1.1), Sign("power", "failed", -0.7)), then=("power",)
        ),
        Cause(
            "A defect of the device: repair or replace it",
            (
                Sign("diagnose", "failed", 1.3),
                Sign("swap", "failed", 0.4),
                Sign("firmware", "failed", 0.4),
                Mention(("dropped", "liquid", "swollen", "burnt"), 0.9),
            ),
            then=("diagnose",),
        ),
    ),
)
