"""Scripts for what runs somewhere else: mail, jobs that monitoring reports, software to install."""

from flowpilot.domain.script import Cause, Item, Mention, Script, Sign

MAIL = Script(
    name="Mail and calendar",
    phrases=(
        "outlook",
        "mail",
        "mails",
        "email",
        "emails",
        "mailbox",
        "calendar",
        "exchange",
        "shared mailbox",
        "distribution list",
        "attachment",
        "postfach",
        "kalender",
        "nachrichten",
    ),
    items=(
        Item("web", "question", "Does it work in webmail or on the phone with the same account?"),
        Item("direction", "question", "Is it about sending, receiving, searching or a calendar, and since when?"),
        Item(
            "safe",
            "action",
            "Start Outlook in safe mode, without add-ins.",
            ("safe mode", "addin", "addins", "abgesicherten modus"),
        ),
        Item(
            "profile",
            "action",
            "Make a new mail profile and open the mailbox with it.",
            ("new profile", "recreated profile", "mail profile", "neues profil"),
        ),
        Item(
            "token",
            "action",
            "Remove the saved mail credentials on the device, sign the work account out and in again, start Outlook.",
            ("saved credentials", "removed credentials", "credential manager", "work account"),
        ),
        Item(
            "size",
            "action",
            "Check how full the mailbox is and whether its archive works.",
            ("quota", "mailbox full", "mailbox size", "archive", "postfach voll"),
        ),
        Item(
            "trace",
            "action",
            "Follow one message in the mail trace, from sender to mailbox.",
            ("message trace", "mail trace", "header", "headers"),
        ),
    ),
    causes=(
        Cause(
            "An add-in of Outlook",
            (Sign("safe", "worked", 1.3), Sign("safe", "failed", -0.9), Sign("web", "yes", 0.4)),
            then=("safe",),
        ),
        Cause(
            "The Outlook profile or its local copy is damaged",
            (
                Sign("profile", "worked", 1.3),
                Sign("profile", "failed", -0.9),
                Sign("safe", "failed", 0.4),
                Sign("web", "yes", 0.5),
                Mention(("works webmail", "works phone", "works on the phone", "ost", "rebuilding"), 0.4),
            ),
            then=("profile",),
        ),
        Cause(
            "An old sign-in that this device holds for the mail account",
            (
                Sign("token", "worked", 1.2),
                Sign("token", "failed", -0.9),
                Sign("web", "yes", 0.2),
                Sign("profile", "failed", 0.2),
                Mention(("asks password", "asking password", "prompts password", "fragt kennwort"), 0.8),
            ),
            then=("token",),
        ),
        Cause(
            "The mailbox is full",
            (Sign("size", "failed", 1.0), Mention(("quota", "mailbox full", "postfach voll"), 1.0)),
            then=("size",),
        ),
        Cause(
            "The account or the service, not Outlook",
            (Sign("web", "no", 1.2), Sign("web", "yes", -1.0), Sign("profile", "failed", 0.4)),
            then=("trace",),
        ),
        Cause(
            "A rule or filter takes the message on its way",
            (Sign("trace", "worked", 0.8), Mention(("quarantine", "junk", "transport rule", "spam"), 0.9)),
            then=("trace",),
        ),
    ),
)

JOB = Script(
    name="Failed job or backup",
    phrases=(
        "job",
        "jobs",
        "failed job",
        "job failed",
        "backup",
        "scheduler",
        "abended",
        "monitoring",
        "alert",
        "disk space",
        "exit code",
        "sicherung",
        "datensicherung",
    ),
    items=(
        Item("first", "question", "Did the same job fail on the days before as well?"),
        Item("needed", "question", "Does anything else wait for this job today?"),
        Item(
            "log",
            "action",
            "Read the end of the job's own log and record the first error in it, not the last.",
            ("read log", "job log", "logfile", "log file", "log shows", "protokoll"),
        ),
        Item(
            "space",
            "action",
            "Check free space at source and target.",
            ("disk space", "free space", "space left", "volume full", "speicherplatz"),
        ),
        Item(
            "account",
            "action",
            "Check that the job's service account can still sign in and reach its paths.",
            ("service account", "access path", "unc path", "dienstkonto"),
        ),
        Item(
            "rerun",
            "action",
            "Run the job again by hand and stay with it.",
            ("rerun", "reran", "ran again", "run again", "started again", "retried"),
        ),
    ),
    causes=(
        Cause(
            "No space left at source or target",
            (
                Sign("space", "failed", 1.3),
                Sign("space", "worked", -0.8),
                Sign("first", "yes", 0.2),
                Mention(("no space", "not enough space", "disk full", "volume full", "kein speicherplatz"), 1.1),
            ),
            then=("space",),
        ),
        Cause(
            "The service account lost its password or its rights",
            (
                Sign("account", "failed", 1.3),
                Sign("account", "worked", -0.6),
                Sign("rerun", "failed", 0.3),
                Mention(("access denied", "logon failure", "zugriff verweigert"), 1.0),
            ),
            then=("account",),
        ),
        Cause(
            "A file or database was in use at that hour",
            (
                Sign("rerun", "worked", 1.0),
                Sign("rerun", "failed", -0.8),
                Mention(("locked", "timeout", "timed out", "snapshot"), 0.6),
            ),
            then=("rerun",),
        ),
        Cause(
            "The program or its data: the job fails in the same way each time",
            (
                Sign("rerun", "failed", 0.8),
                Sign("first", "yes", 0.5),
                Sign("space", "worked", 0.2),
                Sign("account", "worked", 0.3),
            ),
            then=("log",),
        ),
    ),
)

SOFTWARE = Script(
    name="Software to install or repair",
    phrases=(
        "install",
        "installation",
        "installer",
        "license",
        "licence",
        "software",
        "uninstall",
        "version",
        "upgrade",
        "plugin",
        "software center",
        "lizenz",
        "programm",
        "installieren",
    ),
    items=(
        Item("entitled", "question", "Is the person entitled to it: approval or free licence at hand?"),
        Item("code", "question", "Which version, and which code or line does the installer end with?"),
        Item(
            "room",
            "action",
            "Check free disk space, pending restarts and the supported version of the system.",
            ("pending restart", "pending reboot", "disk space", "free space", "speicherplatz"),
        ),
        Item(
            "admin",
            "action",
            "Run the installer with admin rights from a local folder.",
            ("as admin", "admin rights", "administrator", "elevated", "als administrator"),
        ),
        Item(
            "clean",
            "action",
            "Remove the old version with the maker's clean-up tool, restart, install again.",
            ("uninstalled", "removed old", "cleanup tool", "clean up", "deinstalliert", "reinstalled"),
        ),
        Item(
            "licence",
            "action",
            "Sign out of the program's licence, sign in again, and check the assignment.",
            ("license", "licence", "activation", "lizenz"),
        ),
    ),
    causes=(
        Cause(
            "Rights: the installer may not write where it has to",
            (
                Sign("admin", "worked", 1.3),
                Sign("admin", "failed", -0.9),
                Mention(("access denied", "zugriff verweigert"), 0.9),
            ),
            then=("admin",),
        ),
        Cause(
            "What an older version left behind",
            (
                Sign("clean", "worked", 1.3),
                Sign("clean", "failed", -0.8),
                Sign("admin", "failed", 0.4),
                Mention(("already installed", "older version", "1603", "another version"), 0.9),
            ),
            then=("clean",),
        ),
        Cause(
            "The installer package or the system's installer service",
            (Sign("clean", "failed", 0.7), Sign("admin", "failed", 0.4), Sign("clean", "worked", -1.0)),
            then=("room", "code"),
        ),
        Cause(
            "No licence assigned",
            (
                Sign("licence", "worked", 1.1),
                Sign("entitled", "no", 1.0),
                Mention(("unlicensed", "license expired", "trial"), 0.9),
            ),
            then=("licence",),
        ),
        Cause(
            "The device is not ready: space, restart or version",
            (
                Sign("room", "failed", 1.2),
                Sign("room", "worked", -0.4),
                Mention(("pending restart", "pending reboot"), 0.8),
            ),
            then=("room",),
        ),
    ),
)
