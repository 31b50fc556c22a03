import { useMutation, useQueryClient } from "@tanstack/react-query";
import { usersQuery } from "@/api/account";
import { readAgain } from "@/api/fresh";
import { givePasswordLink, inviteAgain, withdrawInvitation } from "@/api/leaving";
import type { ListedUser } from "@/api/types";
import { useIntent } from "@/api/useIntent";
import { useText } from "@/text/later/settings";
import { Button } from "@/ui/Button";
import { Panel } from "@/ui/Panel";
import { ProblemNote } from "@/ui/states";
import { InvitationLink } from "../InvitationLink";

/** A link that lets somebody in: an invitation, or a new password. */
export function WayIn({ user }: { user: ListedUser }) {
  const words = useText().account.person;
  const client = useQueryClient();
  const seeAnew = () => readAgain(client, usersQuery);
  const making = useIntent({
    send: (invited: boolean, key) =>
      invited
        ? inviteAgain(user.id, key).then((made) => made.invitation_url)
        : givePasswordLink(user.id, key).then((made) => made.reset_url),
    onDone: seeAnew,
  });
  const withdrawing = useMutation({
    mutationFn: () => withdrawInvitation(user.id),
    onMutate: () => making.reset(),
    onSettled: seeAnew,
  });
  return (
    <Panel title={words.wayIn} explain={words.waysIn[standing(user)]}>
      <div className="flex flex-wrap gap-2">
        <Button busy={making.isPending} onClick={() => making.mutate(user.invited)}>
          {user.invited ? words.inviteAgain : words.passwordLink}
        </Button>
        {user.invitation?.stands && (
          <Button look="quiet" busy={withdrawing.isPending} onClick={() => withdrawing.mutate()}>
            {words.withdraw}
          </Button>
        )}
      </div>
      <div aria-live="polite" className="mt-3 flex flex-col gap-3 empty:hidden">
        <ProblemNote error={making.error ?? withdrawing.error} />
        {making.data !== undefined && (
          <InvitationLink explain={words.done(user.name)} label={words.link} link={making.data} />
        )}
      </div>
    </Panel>
  );
}

function standing(user: ListedUser): "invited" | "turnedAway" | "joined" {
  if (user.invited) return "invited";
  return user.turned_away ? "turnedAway" : "joined";
}
