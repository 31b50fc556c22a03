"""What stands in Northlight Support today."""

from collections.abc import Sequence
from datetime import timedelta

from flowpilot.adapters.demo.story import (
    Answers,
    Asks,
    Claims,
    Escalates,
    LetsGo,
    MinutesAgo,
    Opens,
    Parks,
    Pauses,
    Records,
    Story,
)

NOW: Sequence[Story] = (
    Story(
        owner="Dana",
        start=MinutesAgo(19),
        problem="Three attorneys cannot open the case archive over VPN, court filing is due at four",
        client="Hallam & Reyes Law",
        ticket="NL-7731",
        category="VPN",
        priority="urgent",
        acts=(
            Asks(after=30),
            Answers("Yes, everything else on the internet is fine for all three.", after=50),
            Asks(after=15),
            Answers("Nobody from the firm gets in, I tried my own test account too.", after=90),
            Records("action", "Connected over a phone hotspot", "failed", after=150),
            Records("fact", "In the office without VPN the archive opens.", after=60),
            Escalates(
                "Gateway accepts the password and then drops everybody. I have no rights on the firewall.",
                "Somebody with firewall access, the filing deadline is today.",
                "urgent",
                needed_within=timedelta(hours=2),
                writing_seconds=29,
                after=80,
            ),
        ),
    ),
    Story(
        owner="Dana",
        start=MinutesAgo(66),
        problem="Shared mailbox 'billing' shows yesterday's mail only",
        client="Prairie Dental Group",
        ticket="NL-7722",
        category="Mail",
        acts=(
            Asks(after=40),
            Answers("It was there and does not work: Outlook is a day behind, webmail is not.", after=60),
            Records("action", "Started Outlook in safe mode", "failed", after=200),
            Records("action", "Made a new profile with the shared mailbox added", "failed", after=500),
            Escalates(
                "Webmail is right, Outlook is a day behind, even in a new profile.", "Cached mode, maybe?", after=120
            ),
            Opens(by="Luis", after=400),
        ),
    ),
    Story(
        owner="Dana",
        start=MinutesAgo(150),
        problem="Please add the new copier to the second floor's computers",
        client="Cedar Falls Credit Union",
        ticket="NL-7709",
        category="Printer",
        priority="low",
        acts=(
            Records("action", "Added the queue on the print server", "worked", after=420),
            Records("action", "Rolled it out by policy, arrives on two of nine computers", "partial", after=900),
            Escalates("I cannot see why the policy skips seven computers.", priority="low", after=200),
        ),
    ),
    Story(
        owner="Luis",
        start=MinutesAgo(41),
        problem="Point of sale tablets reboot by themselves since the weekend",
        client="Juniper Market",
        ticket="NL-7726",
        category="Hardware",
        priority="high",
        acts=(
            Records("action", "Swapped the power supply of lane 2", "failed", after=240),
            Records("action", "Installed the maker's firmware update on lane 3", "failed", after=600),
            Escalates(
                "All eight do it, about every 20 minutes.", "Have you seen this at another store?", "high", after=90
            ),
            Opens(by="Grace", after=260),
            Claims(by="Grace", after=70),
        ),
    ),
    Story(
        owner="Dana",
        start=MinutesAgo(84),
        problem="Phone system sends callers to the closed message during business hours",
        client="Prairie Dental Group",
        ticket="NL-7719",
        category="Telephony",
        priority="high",
        acts=(
            Records(
                "action",
                "Called the main number from my cell, closed message at 9:40 in the morning",
                "failed",
                after=60,
            ),
            Records("note", "Schedule page shows the right hours.", after=120),
            Escalates("Hours are right and it still plays the closed message.", priority="high", after=60),
            Opens(by="Grace", after=110),
            Claims(by="Grace", after=25, way="own"),
            Records("action", "Checked the system's clock: it stands in UTC", "worked", by="Grace", after=64),
            LetsGo(
                "hand_back",
                "Time zone was lost in the update. I set it back; please test the night schedule after six.",
                by="Grace",
                after=300,
            ),
            Records("answer", "Thanks! Callers get through. I will test tonight.", after=240),
        ),
    ),
    Story(
        owner="Dana",
        start=MinutesAgo(12),
        problem="Headset microphone is silent in calls",
        client="Juniper Market",
        ticket="NL-7733",
        category="Hardware",
        acts=(Asks(after=30), Answers("The microphone. There is a second headset.", after=60), Asks(after=20)),
    ),
    Story(
        owner="Dana",
        start=MinutesAgo(320),
        problem="Laptop encryption asks for the recovery key at each start",
        client="Cedar Falls Credit Union",
        ticket="NL-7690",
        category="Hardware",
        acts=(
            Records("action", "Suspended and resumed the encryption once", "partial", after=400),
            Parks("Asked twice this week only. Look again after the next restart.", after=60),
        ),
    ),
    Story(
        owner="Luis",
        start=MinutesAgo(400),
        problem="Move the time clock to the new network",
        client="Juniper Market",
        category="Network",
        priority="low",
        acts=(Records("note", "Vendor has to open the device, appointment is on Tuesday."), Pauses(after=40)),
    ),
)
