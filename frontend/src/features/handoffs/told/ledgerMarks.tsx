import type { ReactNode } from "react";
import { BellIcon, LayersIcon, MailIcon, SessionsIcon } from "@/ui/icons";
import { DONE_GLYPH, HALF_GLYPH } from "@/ui/marks";
import type { Mark } from "./ledgerWords";

/** How a delivery stands, by shape first and colour second; the words beside it say it. */
export function StandingMark({ mark }: { mark: Mark }) {
  return (
    <svg width="15" height="15" viewBox="0 0 18 18" aria-hidden="true" className="mt-[2.5px] shrink-0">
      {SHAPES[mark]}
    </svg>
  );
}

const SHAPES: Record<Mark, ReactNode> = {
  sent: DONE_GLYPH,
  waits: (
    <>
      <circle cx="9" cy="9" r="7.2" fill="none" stroke="var(--control)" strokeWidth="1.4" />
      <path d="M9 5.2V9l2.4 1.6" fill="none" stroke="var(--ink-2)" strokeWidth="1.4" strokeLinecap="round" />
    </>
  ),
  trying: HALF_GLYPH,
  dead: (
    <>
      <path
        d="M9 2.2 16.4 15.4H1.6z"
        fill="var(--red-soft)"
        stroke="var(--red)"
        strokeWidth="1.4"
        strokeLinejoin="round"
      />
      <path d="M9 7v3.6M9 13v.1" stroke="var(--red)" strokeWidth="1.6" strokeLinecap="round" />
    </>
  ),
  dropped: (
    <>
      <circle cx="9" cy="9" r="7.2" fill="none" stroke="var(--control)" strokeWidth="1.3" />
      <path d="M5.8 9h6.4" stroke="var(--control)" strokeWidth="1.6" strokeLinecap="round" />
    </>
  ),
};

/** A channel by its kind. */
export function ChannelIcon({ channel }: { channel: string }) {
  if (channel === "email") return <MailIcon />;
  if (channel === "push") return <BellIcon />;
  return channel === "webhook" ? <LayersIcon /> : <SessionsIcon />;
}
