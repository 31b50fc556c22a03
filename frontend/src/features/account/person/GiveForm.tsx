import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { usersQuery } from "@/api/account";
import type { Holdings, ListedUser } from "@/api/types";
import { useText } from "@/text/later/settings";
import { Button } from "@/ui/Button";
import { Check } from "@/ui/Choices";
import { Field, INPUT } from "@/ui/Field";
import { Moment } from "@/ui/times";
import type { useGiving } from "./useGiving";

interface GiveFormProps {
  user: ListedUser;
  holdings: Holdings;
  giving: ReturnType<typeof useGiving>;
}

/** Which sessions go to whom, and why. All are chosen at first. */
export function GiveForm({ user, holdings, giving }: GiveFormProps) {
  const words = useText().account.person;
  const [kept, setKept] = useState<ReadonlySet<string>>(new Set());
  const [to, setTo] = useState("");
  const [reason, setReason] = useState("");
  const users = useQuery(usersQuery).data?.items ?? [];
  const takers = users.filter((one) => one.id !== user.id && !one.disabled && one.role !== "viewer");
  const chosen = holdings.sessions.filter(({ id }) => !kept.has(id)).map(({ id }) => id);
  const beyond = holdings.n_sessions - holdings.sessions.length;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!giving.isPending && chosen.length > 0)
      giving.mutate({ sessionIds: chosen, to, reason: reason.trim() });
  };
  const toggle = (id: string) => {
    const next = new Set(kept);
    if (!next.delete(id)) next.add(id);
    setKept(next);
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-3">
      <ul className="m-0 list-none p-0">
        {holdings.sessions.map((session) => (
          <li key={session.id} className="flex items-start gap-3 border-b border-line py-2 last:border-0">
            <span className="-mt-1 shrink-0 touch:-mt-3">
              <Check checked={!kept.has(session.id)} onChange={() => toggle(session.id)}>
                <span className="sr-only">{words.choose(session.problem)}</span>
              </Check>
            </span>
            <span className="min-w-0 flex-1">
              <Link to="/pilot/$sessionId" params={{ sessionId: session.id }} className="break-words">
                <bdi>{session.problem}</bdi>
              </Link>
              <SessionFacts session={session} />
            </span>
          </li>
        ))}
      </ul>
      {beyond > 0 && <p className="text-ink-3">{words.more(beyond)}</p>}
      <div className="grid gap-3 sm:grid-cols-2">
        <Field label={words.giveTo}>
          {(control) => (
            <select
              {...control}
              required
              value={to}
              onChange={(event) => setTo(event.target.value)}
              className={INPUT}
            >
              <option value="">{words.nobody}</option>
              {takers.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.name}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={words.reason}>
          {(control) => (
            <input
              {...control}
              required
              maxLength={2000}
              autoComplete="off"
              value={reason}
              onChange={(event) => setReason(event.target.value)}
              className={INPUT}
            />
          )}
        </Field>
      </div>
      <div>
        <Button type="submit" disabled={chosen.length === 0} busy={giving.isPending}>
          {words.give(chosen.length)}
        </Button>
      </div>
    </form>
  );
}

function SessionFacts({ session }: { session: Holdings["sessions"][number] }) {
  const text = useText();
  const facts = [
    text.sessions.status[session.status],
    session.client_name,
    session.ticket_ref && text.common.ticket(session.ticket_ref),
  ].filter(Boolean);
  return (
    <span className="block text-meta text-ink-3">
      {facts.join(" · ")} · <Moment at={session.updated_at} />
    </span>
  );
}
