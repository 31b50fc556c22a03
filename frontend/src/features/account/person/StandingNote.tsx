import type { ReactNode } from "react";
import type { ListedUser } from "@/api/types";
import { useText } from "@/text/later/settings";
import { Moment } from "@/ui/times";

/** Why somebody is not in: what has become of their invitation, or that they were turned away. Else nothing. */
export function StandingNote({ user }: { user: ListedUser }) {
  const words = useText().account.people;
  if (user.disabled) return null;
  if (!user.invited) return user.turned_away ? <Line>{words.turnedAway}</Line> : null;
  const { invitation } = user;
  if (invitation === null) return <Line>{words.invited}</Line>;
  if (!invitation.stands) {
    return <Line>{invitation.mail_state === "cancelled" ? words.withdrawn : words.expired}</Line>;
  }
  return (
    <Line>
      {words.invitedUntil} <Moment at={invitation.expires_at} />
      {invitation.mail_state !== null && `, ${words.mail[invitation.mail_state]}`}
    </Line>
  );
}

function Line({ children }: { children: ReactNode }) {
  return <span className="block text-meta text-amber">{children}</span>;
}
