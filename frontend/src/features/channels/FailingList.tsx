import type { FailingChannel } from "@/api/types";
import { type Catalogue, useText } from "@/text/later/settings";
import { WarningIcon } from "@/ui/icons";
import { Panel } from "@/ui/Panel";
import { Moment } from "@/ui/times";
import { KindIcon } from "./kinds";

/** What did not get through of late: whose, since when, what was answered, what to do. */
export function FailingList({ items }: { items: readonly FailingChannel[] }) {
  const words = useText().channels.failing;
  return (
    <Panel title={words.region} explain={words.explain}>
      <ul className="m-0 list-none p-0">
        {items.map((item) => (
          <FailingRow key={item.channel_id ?? `${item.server} ${item.owner?.id ?? item.name}`} item={item} />
        ))}
      </ul>
    </Panel>
  );
}

function FailingRow({ item }: { item: FailingChannel }) {
  const text = useText();
  const words = text.channels.failing;
  const own = item.name ?? text.channels.kind[item.kind];
  const name = item.owner === null ? own : words.of(own, item.owner.name);
  const reason = item.last_reason === null ? undefined : text.channels.testing.reason[item.last_reason];
  return (
    <li className="border-b border-line py-3 first:pt-0 last:border-0 last:pb-0">
      <p className="flex items-start gap-2.5">
        <WarningIcon className="mt-0.5 shrink-0 text-red" />
        <span className="flex flex-wrap gap-x-3">
          <span className="font-medium">{name}</span>
          <span className="text-red">
            {words.since} <Moment at={item.failing_since} />
          </span>
        </span>
      </p>
      <div className="mt-1 flex flex-col gap-1 ps-[26px]">
        <p className="flex flex-wrap items-center gap-x-2 text-meta text-ink-3">
          <KindIcon kind={item.kind} />
          {item.kind === "email"
            ? text.channels.kind.email
            : text.channels.place(text.channels.kind[item.kind], item.server)}
          <span>{words.counts(item.failed, item.dead)}</span>
        </p>
        <dl className="m-0 grid gap-x-3 gap-y-1 sm:grid-cols-[88px_1fr]">
          <dt className="text-ink-3">{words.lastAnswer}</dt>
          <dd className="m-0">
            {item.last_detail !== null && (
              <span className="break-words font-mono text-meta">{item.last_detail}</span>
            )}
            {item.last_detail === null && text.channels.testing.sentence(reason ?? words.noAnswer)}
            <span className="ms-2 text-meta text-ink-3">
              <Moment at={item.last_at} />
            </span>
          </dd>
          <dt className="text-ink-3">{words.todo}</dt>
          <dd className="m-0 max-w-[64ch]">{adviceFor(item, text)}</dd>
        </dl>
      </div>
    </li>
  );
}

/** What an admin can do about it, by why it fails and by the kind of channel. */
function adviceFor({ kind, owner, last_reason }: FailingChannel, text: Catalogue): string {
  const { advice } = text.channels.failing;
  if (last_reason === "blocked_address") return `${advice.blocked} ${advice.blockedVariable}`;
  if (kind === "email") return owner === null ? advice.mailServer : advice.email(owner.name);
  if (last_reason === "server_unavailable") return advice.passing;
  if (kind === "push") return advice.push(owner?.name ?? text.common.formerUser);
  return owner === null ? advice[kind] : advice.ofPerson(owner.name);
}
