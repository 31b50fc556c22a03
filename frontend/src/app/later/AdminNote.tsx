import { useQuery } from "@tanstack/react-query";
import { Link, useRouterState } from "@tanstack/react-router";
import { useState } from "react";
import { heldCountQuery } from "@/api/held";
import type { FailingChannel } from "@/api/types";
import { useMissingCanary } from "@/features/canary/useMissingCanary";
import { useFailingChannels } from "@/features/channels/useFailingChannels";
import { type Catalogue, useText } from "@/text";
import { Button, buttonClass } from "@/ui/Button";
import type { TimeFormats } from "@/ui/formatTime";
import { WarningIcon } from "@/ui/icons";
import { useNow, useTimes } from "@/ui/times";

const PUT_AWAY = "flowpilot.note.putAway";
const CHANNELS = "/settings/channels";
const CANARY = "/settings/canary";
const HELD = "/settings/held";
const FIRST_STEPS = "/welcome"; // says itself whether mail is set up

/** To admins, on every page: that mail is not set up, which channels fail, that the test escalation does not come back, what a
 * restore holds. Put away, it comes back with news. */
export default function AdminNote() {
  const text = useText();
  const times = useTimes();
  const now = useNow();
  const health = useFailingChannels();
  const missing = useMissingCanary();
  const waiting = useQuery(heldCountQuery).data ?? 0;
  const here = useRouterState({ select: (state) => state.location.pathname });
  const [putAway, setPutAway] = useState(readPutAway);
  if (health === null || here === CHANNELS) return null;
  const { items } = health;
  const mailConfigured = health.mailConfigured || here === FIRST_STEPS;
  const missed = here === CANARY ? null : missing;
  const held = here === HELD ? 0 : waiting;
  const state = signatureOf(mailConfigured, items, missed, held);
  const channelsWork = mailConfigured && items.length === 0;
  const allWorks = channelsWork && missed === null;
  if ((allWorks && held === 0) || state === putAway) return null;
  const words = text.banners;
  const sentences = [
    ...(mailConfigured ? [] : [words.noMail]),
    ...(items.length === 0 ? [] : [failingWords(items, now, times, text)]),
    ...(missed === null ? [] : [words.noCanary(times.moment(new Date(missed), new Date(now)))]),
    ...(held === 0 ? [] : [words.held(held)]),
  ];
  const dismiss = () => {
    keepPutAway(state);
    setPutAway(state);
  };
  return (
    <aside
      aria-label={words.region}
      className="fade flex flex-wrap items-center gap-x-3 gap-y-1.5 border-b border-line bg-amber-soft px-4 py-1.5 sm:px-8"
    >
      <WarningIcon className="shrink-0 text-amber" />
      <p className="min-w-0 flex-1 basis-[240px] font-medium text-amber">{sentences.join(" ")}</p>
      <span className="flex gap-1.5">
        {held > 0 && (
          <Link to={HELD} className={buttonClass("plain")}>
            {words.decide}
          </Link>
        )}
        {!allWorks && (
          <Link to={channelsWork ? CANARY : CHANNELS} className={buttonClass("plain")}>
            {items.length > 0 || channelsWork ? words.look : words.setUp}
          </Link>
        )}
        <Button look="quiet" onClick={dismiss}>
          {words.dismiss}
        </Button>
      </span>
    </aside>
  );
}

function readPutAway(): string | null {
  try {
    return localStorage.getItem(PUT_AWAY);
  } catch {
    return null;
  }
}

/** Storage that is full or forbidden brings the note back with the next page. */
function keepPutAway(state: string): void {
  try {
    localStorage.setItem(PUT_AWAY, state);
  } catch {
    return;
  }
}

/** What fails, as long as it is the same: counts and times may change. */
function signatureOf(
  mailConfigured: boolean,
  items: readonly FailingChannel[],
  missed: string | null,
  held: number,
): string {
  const names = items.map(({ channel_id, owner, server }) => `${channel_id ?? server}/${owner?.id ?? ""}`);
  return `${mailConfigured}:${names.sort().join()}:${missed ?? ""}:${held > 0 ? "held" : ""}`;
}

function failingWords(
  items: readonly FailingChannel[],
  now: number,
  times: TimeFormats,
  text: Catalogue,
): string {
  const words = text.banners;
  const since = items.map(({ failing_since }) => failing_since).sort()[0] ?? "";
  const time = times.moment(new Date(since), new Date(now));
  const [only] = items;
  if (items.length > 1 || only === undefined) return words.someFail(items.length, time);
  const channel = only.kind === "email" ? words.mail : (only.name ?? words.mail);
  return words.oneFails(only.owner === null ? channel : words.ofPerson(channel, only.owner.name), time);
}
