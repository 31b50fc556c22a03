"""Where a playbook that ships belongs: the areas by which people look for one."""

from collections.abc import Mapping
from typing import Literal

Area = Literal["sign_in", "mail", "devices", "network", "files", "applications", "operations", "other"]

AREAS: Mapping[Area, str] = {
    "sign_in": "sign-in mfa password-portal app-sign-in erp-sign-in erp-role access-share",
    "mail": "outlook outlook-calendar mail-delivery mailbox-group meetings telephony",
    "devices": "no-boot pc-slow hardware docking-screens mobile new-device printer printer-setup",
    "network": "vpn wifi no-network slow-network site-down network-port",
    "files": "drives file-restore cloud-files office-files disk-space",
    "applications": "app-crash app-function software-install licence web-page crm reports hr-portal erp-connection"
    " erp-function",
    "operations": "server-down backup-failed job-failed phishing security-alert",
    "other": "new-person leaving-person how-to status-chase already-solved see-attached general",
}
_AREA_OF: Mapping[str, Area] = {key: area for area, keys in AREAS.items() for key in keys.split()}


def area_of(key: str) -> Area | None:
    """The area of the playbook that ships under this key; None for a key that only an account has."""
    return _AREA_OF.get(key)
