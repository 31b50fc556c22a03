import type { ReactNode } from "react";
import type { ListedUser } from "@/api/types";
import { useText } from "@/text/later/settings";
import { Moment } from "@/ui/times";

/** What has become of somebody's invitation; nothing once they have joined. */
export function InvitationNote({ user }: { user: ListedUser }) {
  const words = useText().account.people;
  if (!user.invited || user.disabled) return null;
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
