import { useQueryClient } from "@tanstack/react-query";
import { usersQuery } from "@/api/account";
import { readAgain } from "@/api/fresh";
import { inviteAgain } from "@/api/leaving";
import { useIntent } from "@/api/useIntent";

/** A new invitation for somebody who has not joined; the one before ends. */
export function useNewLink(userId: string) {
  const client = useQueryClient();
  return useIntent({
    send: (_: null, key) => inviteAgain(userId, key).then((made) => made.invitation_url),
    onDone: () => readAgain(client, usersQuery),
  });
}
