"""What failed when it was last tried: channels, the mail server, addresses."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, LiteralString

from psycopg.rows import dict_row

from flowpilot.adapters.db.statements import Statements
from flowpilot.application.ports_alerts import Failing
from flowpilot.domain.account import Person
from flowpilot.domain.delivery import SERVER_UNAVAILABLE

# A mail that was sent speaks for the server and for the address; one that failed speaks against one of the two. A
# suspect's failures count from its last success on.
FAILING: LiteralString = """
    with lately as (
        select d.id, d.channel, d.channel_id, d.user_id, d.server, d.state, d.reason, d.created_at,
               coalesce(d.ended_at, d.lease_until) as at, d.state in ('failed', 'dead') as bad,
               d.channel = 'email' as mail, d.reason is not distinct from %(unavailable)s as by_server
          from delivery d
         where d.created_at > %(since)s and d.state in ('sent', 'failed', 'dead')
           and not exists (select from app_user s where s.id = d.user_id and s.is_system)
    ), suspected as (
        select lately.*, s.channel_of, s.address_of,
               max(at) filter (where state = 'sent') over (partition by s.channel_of, s.address_of) as good_at
          from lately cross join lateral (
                select channel_id as channel_of, null::uuid as address_of where not mail
                union all select null, null where mail and (not bad or by_server)
                union all select null, user_id where mail and (not bad or not by_server)) s
    ), failing as (
        select channel_of, address_of, min(channel) as channel, (array_agg(server order by at desc))[1] as server,
               min(coalesce(a.started_at, created_at)) as since, count(*) filter (where state = 'failed') as waiting,
               count(*) filter (where state = 'dead') as dead, max(at) as last_at,
               (array_agg(id order by at desc))[1] as last_id, (array_agg(reason order by at desc))[1] as last_reason
          from suspected s
          left join delivery_attempt a on a.delivery_id = s.id and a.number = 1
         where bad and at > coalesce(good_at, '-infinity')
         group by channel_of, address_of
    )
    select f.channel_of as channel_id, f.channel as kind, c.name, f.server, f.since, f.waiting, f.dead, f.last_reason,
           f.last_at, coalesce(f.address_of, c.user_id) as owner_id, u.name as owner_name,
           (select detail from delivery_attempt a
             where a.delivery_id = f.last_id and a.detail is not null order by number desc limit 1) as last_detail
      from failing f
      left join alert_channel c on c.id = f.channel_of
      left join app_user u on u.id = coalesce(f.address_of, c.user_id)
     where c.ended_at is null and u.disabled_at is null
     order by f.last_at desc, f.channel_of, f.address_of limit 200"""


async def read_failing(statements: Statements, since: datetime) -> Sequence[Failing]:
    """See `application.ports_alerts.Alerts.failing`."""
    rows = await statements.all(dict_row, FAILING, {"since": since, "unavailable": SERVER_UNAVAILABLE})
    return [_failing(row) for row in rows]


def _failing(row: Mapping[str, Any]) -> Failing:
    return Failing(
        channel_id=row["channel_id"],
        kind=row["kind"],
        name=row["name"],
        server=row["server"],
        owner=Person(row["owner_id"], row["owner_name"]) if row["owner_id"] else None,
        since=row["since"],
        waiting=row["waiting"],
        dead=row["dead"],
        last_reason=row["last_reason"],
        last_detail=row["last_detail"],
        last_at=row["last_at"],
    )
