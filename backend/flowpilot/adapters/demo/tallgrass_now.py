"""What stands in Tallgrass IT today: the queue, what is claimed, and what its owners still work on."""

from collections.abc import Sequence
from datetime import timedelta

from flowpilot.adapters.demo.story import (
    Answers,
    Asks,
    Claims,
    Escalates,
    MinutesAgo,
    Opens,
    Parks,
    Pauses,
    Records,
    Story,
)

SWITCH_LOG = "\n".join(
    f"Nov 09 {8 + n // 3600:02d}:{n // 60 % 60:02d}:{n % 60:02d} bruck-sw2 LINK: interface 1/0/{n % 4 + 21} "
    f"changed state to {'up' if n % 2 else 'down'}, reason {'link recovered' if n % 2 else 'err-disable, loop guard'}"
    for n in range(1_400)
)

WAITING: Sequence[Story] = (
    Story(
        owner="Mira",
        start=MinutesAgo(24),
        problem="Bruck plant: half the shop floor terminals drop off the network every few minutes",
        client="Bruck Metallbau",
        ticket="TG-20418",
        category="Network",
        priority="urgent",
        intake=SWITCH_LOG,
        acts=(
            Asks(after=40),
            Answers("No, all of hall 2 has it, everything behind switch bruck-sw2. The offices are fine.", after=70),
            Asks(after=15),
            Answers("It is up. An electrician moved two cabinets yesterday evening.", "partial", after=80),
            Records("fact", "Hall 2 hangs on one uplink from bruck-sw2 to the core.", after=60),
            Records("action", "Swapped the patch cable of terminal 14 and used another port", "failed", after=200),
            Records(
                "action", "Read the switch log: four ports flapping, loop guard trips each time", "partial", after=150
            ),
            Escalates(
                "Loop guard keeps shutting ports 21 to 24 and I do not dare to touch spanning tree in production.",
                "Somebody who knows this core. The shift lead is on the phone every ten minutes.",
                "urgent",
                needed_within=timedelta(minutes=40),
                writing_seconds=41,
                after=90,
            ),
            Opens(by="Helene", after=150),
        ),
    ),
    Story(
        owner="Tomasz",
        start=MinutesAgo(52),
        problem="Frau Seidel kann sich nach dem Urlaub nicht anmelden, das Konto ist ständig wieder gesperrt",
        client="Kanzlei Seidel & Partner",
        ticket="TG-20409",
        category="Anmeldung",
        priority="high",
        intake="Hallo,\nich komme seit heute früh nicht mehr ins System. Nach dem Entsperren geht es einmal, dann "
        "steht da wieder, das Konto sei gesperrt. Um elf habe ich einen Termin und brauche die Akte.\nGruß, M. Seidel",
        acts=(
            Asks(after=45),
            Answers("Das Konto ist gesperrt. Alle anderen in der Kanzlei kommen hinein.", after=60),
            Records("action", "Konto entsperrt und Anmeldung am Telefon begleitet", "failed", after=180),
            Records(
                "note",
                "Nach vier Minuten wieder gesperrt, Fehlversuche kommen laut Protokoll von einem Gerät.",
                after=120,
            ),
            Records(
                "action", "Gespeicherte Kennwörter am Arbeitsplatz gelöscht, danach neu gestartet", "failed", after=300
            ),
            Escalates(
                "Das Konto sperrt sich weiter, obwohl am Rechner nichts Altes mehr gespeichert ist.",
                "Bitte im Anmeldeprotokoll nachsehen, welches Gerät es ist. Ich habe darauf keinen Zugriff.",
                "high",
                needed_within=timedelta(minutes=75),
                writing_seconds=55,
                after=120,
            ),
            Opens(by="Jonas", after=240),
        ),
    ),
    Story(
        owner="Mira",
        start=MinutesAgo(95),
        problem="Label printer in dispatch prints every label twice since Friday",
        client="Nordhafen Logistik",
        ticket="TG-20397",
        category="Printer",
        acts=(
            Asks(after=60),
            Answers("Yes, all three packing desks get doubles from it.", after=90),
            Asks(after=20),
            Answers("Queue was empty, restarted the spooler, still two of each", "failed", after=145),
            Asks(after=20),
            Answers("Test page comes out once, as it should", "worked", after=160),
            Records(
                "action", "Printed a text from the notepad of the same desk, it comes out once", "worked", after=140
            ),
            Records("fact", "A label sent straight from the server's test tool comes out once.", after=120),
            Escalates(
                "Printer and queue look right. I think the shipping program sends jobs twice, but cannot see into it.",
                "Somebody with access to the shipping server's print settings.",
                writing_seconds=38,
                after=180,
            ),
        ),
    ),
    Story(
        owner="Tomasz",
        start=MinutesAgo(140),
        problem="New colleague needs the plotter driver before Thursday, installer ends with 1603",
        client="Architekturbüro Lohse",
        ticket="TG-20388",
        category="Software",
        priority="low",
        acts=(
            Asks(after=60),
            Answers("The maker's driver 11.4, on her new PC. The office manager approved it.", after=120),
            Records("action", "Ran the installer as admin from C:\\Temp", "failed", after=300),
            Records("action", "Uninstalled the old version, restarted, tried again", "failed", after=600),
            Escalates(
                "Still 1603 after a clean removal. I have no idea what it trips over.",
                "No rush, before Thursday noon is fine.",
                "low",
                after=200,
            ),
        ),
    ),
    Story(
        owner="Mira",
        start=MinutesAgo(7),
        problem="Surgery cannot reach the X-ray archive, two patients are waiting in the chair",
        client="Zahnarztpraxis Am Markt",
        ticket="TG-20421",
        category="Server",
        priority="high",
        acts=(
            Records("action", "Pinged the archive server from the front desk", "worked", after=50),
            Records("action", "Opened the archive's web page, it says the database is starting", "failed", after=40),
            Records("note", "Restarted overnight for updates according to the monitoring mail.", after=30),
            Escalates(
                "Server answers but the archive's database hangs at start. By contract only the vendor may touch it.",
                "Please call the vendor's hotline with the contract number or start the service by hand.",
                "high",
                target="Priya",
                writing_seconds=22,
                after=45,
            ),
        ),
    ),
)

CLAIMED: Sequence[Story] = (
    Story(
        owner="Tomasz",
        start=MinutesAgo(33),
        problem="Outlook asks for the password over and over, phone and webmail are fine",
        client="Hotel Lindenhof",
        ticket="TG-20415",
        category="Mail",
        acts=(
            Asks(after=40),
            Answers("Yes, webmail and the phone work with the same account.", after=50),
            Asks(after=20),
            Answers("Sending and receiving both ask, since this morning's restart.", after=50),
            Asks(after=10),
            Answers("Ended them all, it asks again", "failed", after=60),
            Asks(after=10),
            Answers("Same in safe mode", "failed", after=90),
            Asks(after=10),
            Answers("New profile asks as well, so no change", "failed", after=400),
            Escalates(
                "A new profile changes nothing and the reception cannot print arrivals.",
                "What else holds a token?",
                after=90,
            ),
            Opens(by="Jonas", after=320),
            Claims(by="Jonas", after=55),
            Records(
                "question", "Does the account show up twice under the system's work accounts?", by="Jonas", after=140
            ),
        ),
    ),
    Story(
        owner="Mira",
        start=MinutesAgo(75),
        problem="Nightly backup of the file server failed three times in a row",
        client="Stadtwerke Ohlau",
        ticket="TG-20402",
        category="Backup",
        priority="high",
        intake="received from: monitoring@tallgrass.example\n\njob FS01-full failed at 02:14, exit code 17\n"
        "previous result: failed\nlast good run: 4 days ago",
        acts=(
            Asks(after=30),
            Answers("Three or more: last night was the third.", after=30),
            Asks(after=20),
            Answers("No, FS01 alone. The auditors come on Monday.", after=60),
            Asks(after=20),
            Answers("First error is a snapshot that could not be made, 0x8004230f", "worked", after=180),
            Asks(after=20),
            Answers("Two writers say: failed, timed out", "failed", after=120),
            Records("action", "Reran the job by hand", "failed", after=700),
            Escalates(
                "The snapshot fails each time and I found nothing that holds it.",
                "A second pair of eyes.",
                "high",
                after=150,
            ),
            Opens(by="Priya", after=210),
            Claims(by="Priya", after=40),
            Records("question", "Mira, did anybody install another backup agent on FS01 lately?", by="Priya", after=95),
            Answers("Yes! The client's own IT tried one last Thursday.", after=180),
            Records(
                "action",
                "Listed the snapshot providers: a second one is registered",
                "worked",
                by="Priya",
                after=240,
            ),
        ),
    ),
)

AT_WORK: Sequence[Story] = (
    Story(
        owner="Mira",
        start=MinutesAgo(16),
        problem="Docking station shows a picture on one monitor only",
        client="Bruck Metallbau",
        ticket="TG-20420",
        category="Hardware",
        acts=(
            Asks(after=40),
            Answers("A screen stays dark, the left one. There is a spare dock in the meeting room.", after=90),
            Records("fact", "The laptop's own HDMI port drives the second monitor fine.", after=60),
            Asks(after=20),
        ),
    ),
    Story(
        owner="Tomasz",
        start=MinutesAgo(190),
        problem="VPN connects but the drive letters stay empty from the home office",
        client="Kanzlei Seidel & Partner",
        ticket="TG-20380",
        category="VPN",
        acts=(
            Asks(after=60),
            Answers("Yes, in the office everybody has it.", after=60),
            Records("action", "Connected over the phone's hotspot, the same", "failed", after=300),
            Pauses(after=200),
        ),
    ),
    Story(
        owner="Mira",
        start=MinutesAgo(230),
        problem="Accounting wants a second signature page in every scan",
        client="Nordhafen Logistik",
        ticket="TG-20371",
        category="Scanner",
        priority="low",
        acts=(
            Records(
                "note", "The scan profile lives on the copier; its admin page wants a code that only the dealer has."
            ),
            Parks("Waiting for the dealer's code, promised for tomorrow morning."),
        ),
    ),
    Story(
        owner="Jonas",
        start=MinutesAgo(45),
        problem="Quarterly check of the firewall rules at Ohlau",
        client="Stadtwerke Ohlau",
        category="Firewall",
        acts=(
            Records("action", "Exported the present rules and compared them with those of July", "worked", after=900),
        ),
    ),
)
