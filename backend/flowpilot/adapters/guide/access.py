"""Scripts for people who cannot get in: sign-in and lockout, rights in a business system, VPN."""

from flowpilot.domain.script import Cause, Item, Mention, Script, Sign

SIGN_IN = Script(
    name="Sign-in and lockout",
    phrases=(
        "password",
        "locked",
        "lockout",
        "unlock",
        "login",
        "logon",
        "log in",
        "log on",
        "sign in",
        "credentials",
        "mfa",
        "authenticator",
        "account disabled",
        "passwort",
        "kennwort",
        "gesperrt",
        "anmelden",
        "anmeldung",
    ),
    items=(
        Item("others", "question", "Can other people at this client sign in?"),
        Item("caps", "question", "Does the same password work in the browser, for example for webmail?"),
        Item(
            "unlock",
            "action",
            "Look up the account, unlock it if it is locked, and let the person try once.",
            ("unlock", "entsperrt", "freigeschaltet"),
        ),
        Item(
            "source",
            "action",
            "Find in the sign-in log from which device or address the bad attempts come, and sign it out there.",
            ("bad attempts", "failed attempts", "signin log", "anmeldeprotokoll"),
        ),
        Item(
            "reset",
            "action",
            "Verify the caller, set a new password, and let the person sign in while you wait.",
            ("reset password", "password reset", "new password", "changed password", "passwort zurückgesetzt"),
        ),
        Item(
            "saved",
            "action",
            "Remove old saved passwords: credential manager, phone mail, mapped drives, services under this account.",
            (
                "saved password",
                "credential manager",
                "stored password",
                "old password phone",
                "cached credentials",
                "gespeicherte kennw",
            ),
        ),
        Item(
            "factor",
            "action",
            "Check the second factor: time of the phone, method registered, last prompt received.",
            ("second factor", "authenticator", "mfa", "2fa"),
        ),
    ),
    causes=(
        Cause(
            "A device or service keeps trying an old saved password and locks the account again",
            (
                Sign("unlock", "failed", 0.8),
                Sign("source", "worked", 1.0),
                Sign("saved", "worked", 1.2),
                Sign("saved", "failed", -0.8),
                Sign("others", "no", -0.3),
                Mention(("locks again", "locked again", "keeps locking", "lock again", "wieder gesperrt"), 1.0),
            ),
            then=("source", "saved"),
        ),
        Cause(
            "The password had expired or was forgotten",
            (Sign("reset", "worked", 1.2), Sign("reset", "failed", -0.8), Mention(("password expired",), 0.8)),
            then=("reset",),
        ),
        Cause(
            "The second factor is out of step or gone",
            (
                Sign("factor", "worked", 1.0),
                Sign("factor", "failed", 0.4),
                Sign("reset", "failed", 0.4),
                Mention(("new phone", "no code", "no prompt", "neues handy"), 0.8),
            ),
            then=("factor",),
        ),
        Cause(
            "Sign-in itself is down for this client",
            (Sign("others", "no", 1.0), Sign("others", "yes", -1.0), Sign("unlock", "failed", 0.2)),
        ),
    ),
)

ERP_ACCESS = Script(
    name="Access to a business system",
    phrases=(
        "erp",
        "role",
        "roles",
        "authorization",
        "authorisation",
        "not authorized",
        "transaction",
        "permission",
        "access request",
        "cost center",
        "purchase order",
        "berechtigung",
        "zugriff",
        "freigabe",
    ),
    items=(
        Item(
            "which", "question", "Which system, which transaction or page, and what does the refusal say word for word?"
        ),
        Item("colleague", "question", "Does it work for a colleague with the same job?"),
        Item("before", "question", "Did it work for this person before?"),
        Item(
            "compare",
            "action",
            "Compare the person's roles with those of the colleague for whom it works.",
            ("compare roles", "compared roles", "compared", "rollen verglichen"),
        ),
        Item(
            "buffer",
            "action",
            "Let the person sign out of the system everywhere and sign in again, so that roles are read anew.",
            ("sign out", "signed out", "log out", "logged out", "logged off", "abgemeldet"),
        ),
        Item(
            "trace",
            "action",
            "Run the system's check of the last refused authorization right after the refusal.",
            ("su53", "authorization check", "trace"),
        ),
    ),
    causes=(
        Cause(
            "A role is missing or ran out",
            (
                Sign("colleague", "yes", 0.7),
                Sign("colleague", "no", -0.7),
                Sign("buffer", "failed", 0.3),
                Sign("trace", "worked", 0.8),
                Sign("compare", "worked", 0.8),
                Mention(("missing role", "role missing", "role expired", "not authorized", "rolle fehlt"), 0.8),
            ),
            then=("compare", "trace"),
        ),
        Cause(
            "The roles are right but an old login still holds the former ones",
            (Sign("buffer", "worked", 1.2), Sign("buffer", "failed", -0.8)),
            then=("buffer",),
        ),
        Cause(
            "The system or this function is at fault, for everybody",
            (Sign("colleague", "no", 0.9), Sign("colleague", "yes", -0.9), Mention(("short dump", "maintenance"), 0.7)),
        ),
    ),
)

VPN = Script(
    name="VPN",
    phrases=(
        "vpn",
        "tunnel",
        "anyconnect",
        "globalprotect",
        "forticlient",
        "home office",
        "remote access",
        "fernzugriff",
        "einwahl",
    ),
    items=(
        Item("internet", "question", "Does the internet work on that device while the VPN does not?"),
        Item("others", "question", "Can other people connect right now?"),
        Item(
            "stage",
            "question",
            "How far does it get: before the password, after it, or connected without reaching anything?",
        ),
        Item(
            "hotspot",
            "action",
            "Connect over the phone's hotspot instead of the home network.",
            ("hotspot", "mobile data", "tethering"),
        ),
        Item(
            "client",
            "action",
            "Repair or reinstall the VPN client and restart the device.",
            ("reinstall", "repair client", "reinstalled client", "updated client", "neu installiert"),
        ),
        Item(
            "certificate",
            "action",
            "Check the device certificate and the antivirus state that the gateway asks for.",
            ("certificate", "zertifikat", "posture", "antivirus"),
        ),
        Item(
            "lockout",
            "action",
            "Check that the account is not locked and the password not expired.",
            ("account locked", "password expired", "not locked", "konto gesperrt"),
        ),
    ),
    causes=(
        Cause(
            "The home network or provider blocks or breaks the tunnel",
            (
                Sign("hotspot", "worked", 1.4),
                Sign("hotspot", "failed", -1.0),
                Sign("client", "failed", 0.3),
                Sign("others", "yes", 0.3),
                Mention(("new router", "neuer router", "provider"), 0.6),
            ),
            then=("hotspot",),
        ),
        Cause(
            "The VPN client or its profile on this device is damaged",
            (
                Sign("client", "worked", 1.4),
                Sign("client", "failed", -0.8),
                Sign("hotspot", "failed", 0.5),
                Sign("others", "yes", 0.3),
            ),
            then=("client",),
        ),
        Cause(
            "The device does not pass the gateway's check: certificate or antivirus",
            (
                Sign("certificate", "worked", 0.9),
                Sign("client", "failed", 0.4),
                Sign("hotspot", "failed", 0.4),
                Mention(("certificate expired", "certificate error", "not compliant", "zertifikat abgelaufen"), 1.2),
            ),
            then=("certificate",),
        ),
        Cause(
            "The gateway is down or full",
            (Sign("others", "no", 1.3), Sign("others", "yes", -1.2), Sign("client", "failed", 0.2)),
        ),
    ),
)
