import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { usersQuery } from "@/api/account";
import { readAgain } from "@/api/fresh";
import { inviteAgain } from "@/api/leaving";
import type { ListedUser } from "@/api/types";
import { newKey } from "@/api/useIntent";
import { useText } from "@/text/later/settings";
import { Button } from "@/ui/Button";
import { ProblemNote } from "@/ui/states";
import { isWaiting } from "./OpenInvitations";

/** Once mail is set up: invitations that nobody was mailed go out, each with a new link. */
export function MailInvitations() {
  const words = useText().account.people;
  const client = useQueryClient();
  const keys = useRef(new Map<string, string>());
  const unmailed = (useQuery(usersQuery).data?.items ?? []).filter(isWaiting).filter(wasNotMailed);
  const mailing = useMutation({
    mutationFn: async (ids: readonly string[]) => {
      for (const id of ids) {
        const key = keys.current.get(id) ?? newKey();
        keys.current.set(id, key);
        await inviteAgain(id, key);
        keys.current.delete(id);
      }
      return ids.length;
    },
    onSettled: () => readAgain(client, usersQuery),
  });
  if (unmailed.length === 0 && mailing.isIdle) return null;
  return (
    <div className="flex flex-col gap-2">
      {unmailed.length > 0 && (
        <>
          <p className="max-w-[68ch] text-ink-2">{words.unmailed(unmailed.length)}</p>
          <Button
            className="self-start"
            busy={mailing.isPending}
            onClick={() => mailing.mutate(unmailed.map(({ id }) => id))}
          >
            {words.mailAll(unmailed.length)}
          </Button>
        </>
      )}
      <ProblemNote error={mailing.error} />
      <p role="status" className="text-green empty:hidden">
        {mailing.isSuccess && words.mailedAll(mailing.data)}
      </p>
    </div>
  );
}

function wasNotMailed({ invitation }: ListedUser): boolean {
  const state = invitation?.mail_state ?? "suppressed";
  return state === "suppressed" || state === "cancelled" || state === "dead";
}
