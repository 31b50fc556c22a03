"""`/dev/mail`: the mails of the demo accounts, in demo mode only. No scripts, and nothing is loaded from elsewhere."""

from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import HTMLResponse
from jinja2 import DictLoader, Environment, StrictUndefined

from flowpilot.application.ports_deliveries import KeptMail, Mailbox
from flowpilot.domain.errors import NotFound

PAGE_SECURITY = (
    "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)
# The mail itself: an origin of its own, whose links open in a tab of their own.
MAIL_SECURITY = (
    "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; "
    "img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
)

FRAME = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{% block title %}Mails{% endblock %} · FlowPilot demo</title>
<style>
  :root { color-scheme: light dark; }
  body { font: 16px/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 56rem; padding: 1rem; }
  a { display: inline-block; padding: .625rem 0; }
  li { border-top: 1px solid #8886; padding: .25rem 0; overflow-wrap: anywhere; }
  ul { list-style: none; padding: 0; }
  iframe { background: Canvas; border: 1px solid #8886; border-radius: 8px; height: 28rem; width: 100%; }
  pre { overflow-wrap: anywhere; white-space: pre-wrap; }
</style>
</head>
<body><main>{% block content %}{% endblock %}</main></body>
</html>
"""

LIST = """{% extends "frame" %}{% block content %}
<h1>Mails of the demo accounts</h1>
{% if mails %}<ul>
{% for mail in mails %}
<li><a href="/dev/mail/{{ mail.id }}">{{ mail.subject }}</a><br>to {{ mail.recipient }},
<time datetime="{{ mail.at.isoformat() }}">{{ mail.at.strftime("%Y-%m-%d %H:%M:%S") }} UTC</time></li>
{% endfor %}
</ul>{% else %}<p>None yet. Escalate a session; its mails are shown here within a second.</p>{% endif %}
{% endblock %}"""

ONE = """{% extends "frame" %}{% block title %}{{ mail.subject }}{% endblock %}{% block content %}
<p><a href="/dev/mail">All mails</a></p>
<h1>{{ mail.subject }}</h1>
<p>to {{ mail.recipient }},
<time datetime="{{ mail.at.isoformat() }}">{{ mail.at.strftime("%Y-%m-%d %H:%M:%S") }} UTC</time></p>
<iframe title="The mail as HTML" src="/dev/mail/{{ mail.id }}/html"
  sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>
<h2>The same as text</h2>
<pre>{{ mail.text }}</pre>
{% endblock %}"""


def router(mailbox: Mailbox) -> APIRouter:
    """The pages of this mailbox."""
    routes = APIRouter(prefix="/dev/mail")
    pages = _pages()

    async def found(mail_id: UUID) -> KeptMail:
        mail = await mailbox.get(mail_id)
        if mail is None:
            raise NotFound
        return mail

    @routes.get("")
    async def list_mails() -> HTMLResponse:
        return _page(pages.get_template("list").render(mails=await mailbox.newest()), PAGE_SECURITY)

    @routes.get("/{mail_id}")
    async def show_mail(mail_id: UUID) -> HTMLResponse:
        return _page(pages.get_template("one").render(mail=await found(mail_id)), PAGE_SECURITY)

    @routes.get("/{mail_id}/html")
    async def show_html(mail_id: UUID) -> HTMLResponse:
        return _page((await found(mail_id)).html, MAIL_SECURITY)

    return routes


def _page(content: str, security: str) -> HTMLResponse:
    return HTMLResponse(content, headers={"Content-Security-Policy": security, "Cache-Control": "no-store"})


def _pages() -> Environment:
    templates = {"frame": FRAME, "list": LIST, "one": ONE}
    return Environment(autoescape=True, undefined=StrictUndefined, loader=DictLoader(templates))
