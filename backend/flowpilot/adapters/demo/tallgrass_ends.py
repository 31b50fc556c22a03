"""How sessions at Tallgrass IT ended in other ways: alone, cancelled, given up, passed on."""

from collections.abc import Sequence

from flowpilot.adapters.demo.story import (
    Answers,
    Asks,
    Claims,
    DaysAgo,
    Escalates,
    LetsGo,
    Opens,
    Records,
    Story,
)

OTHER_ENDS: Sequence[Story] = (
    Story(
        owner="Mira",
        start=DaysAgo(2, "16:10"),
        problem="Customer portal refuses uploads larger than a few pages",
        client="Bruck Metallbau",
        ticket="TG-20349",
        category="Web",
        acts=(
            Records("action", "Tried with a file of 2 MB, then of 12 MB", "partial"),
            Escalates("Everything above 10 MB is cut off, I do not find where.", after=200),
            Records(
                "action", "Found the limit in the proxy's settings of this client and raised it", "worked", after=540
            ),
            LetsGo("resolve", "Proxy limit raised to 50 MB, upload of 31 MB tested.", after=120),
        ),
    ),
    Story(
        owner="Tomasz",
        start=DaysAgo(5, "13:40"),
        problem="Conference phone has no dial tone",
        client="Hotel Lindenhof",
        ticket="TG-20312",
        category="Telephony",
        acts=(
            Records("action", "Swapped the cable, no change", "failed"),
            Escalates("Port is dark, I think the switch is dead.", priority="high", after=90),
            LetsGo("cancel", "The cleaner had pulled the plug of the injector. Sorry!", after=260),
            LetsGo("resolve", "Injector plugged in again, dial tone is back.", after=30),
        ),
    ),
    Story(
        owner="Tomasz",
        start=DaysAgo(9, "10:20"),
        problem="Old scanner for floor plans is to talk to the new server",
        client="Architekturbüro Lohse",
        ticket="TG-20270",
        category="Scanner",
        priority="low",
        acts=(
            Records("note", "Speaks only a protocol that the new server refuses, and has no update since 2014."),
            LetsGo("abandon", "Client decided to buy a new one.", after=1800),
        ),
    ),
    Story(
        owner="Mira",
        start=DaysAgo(11, "09:15"),
        problem="Password forgotten after the holidays",
        client="Bruck Metallbau",
        ticket="TG-20243",
        category="Password",
        acts=(
            Asks(after=20),
            Answers("Wrong password.", after=30),
            Asks(after=10),
            Answers("Yes, it is her alone.", after=40),
            Asks(after=10),
            Answers("Not locked, three bad attempts this morning, all from her own PC", "worked", after=60),
            Asks(after=10),
            Answers("Checked her number with the team lead", "worked", after=70),
            Asks(after=10),
            Answers("Was not locked", "failed", after=20),
            Asks(after=10),
            Answers("Set a new one, she is in", "worked", after=130),
            LetsGo("resolve", "New password, caller verified by call-back.", after=40),
        ),
    ),
    Story(
        owner="Tomasz",
        start=DaysAgo(13, "14:25"),
        problem="Warehouse program freezes each time a delivery note is booked",
        client="Nordhafen Logistik",
        ticket="TG-20218",
        category="ERP",
        acts=(
            Records("action", "Booked one with him on the phone, freezes for two minutes", "failed"),
            Escalates("Only delivery notes, everything else is quick.", after=100),
            Opens(by="Jonas", after=300),
            Claims(by="Jonas", after=60, way="own"),
            LetsGo("release", "Called away to an outage, somebody else please.", by="Jonas", after=170),
            Opens(by="Priya", after=200),
            Claims(by="Priya", after=35),
            Records("action", "Watched the database: it waits for a lock of a report", "worked", by="Priya", after=118),
            LetsGo("resolve", "Stock report moved to the night; booking takes a second again.", by="Priya", after=900),
        ),
    ),
)
