import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { usersQuery } from "@/api/account";
import { readAgain } from "@/api/fresh";
import { holdingsQuery, removeUser } from "@/api/leaving";
import type { ListedUser } from "@/api/types";
import { useText } from "@/text/later/settings";
import { Button } from "@/ui/Button";
import { Confirm } from "@/ui/Dialog";
import { Panel } from "@/ui/Panel";
import { ProblemNote } from "@/ui/states";

/** The way out: asks first, with what ends and what is left behind. */
export function RemovePerson({ user }: { user: ListedUser }) {
  const words = useText().account.person;
  const [asking, setAsking] = useState(false);
  const client = useQueryClient();
  const navigate = useNavigate();
  const removing = useMutation({
    mutationFn: () => removeUser(user.id),
    onSuccess: async () => {
      await navigate({ to: "/settings/people" });
      await readAgain(client, usersQuery);
    },
  });
  return (
    <Panel title={words.remove} explain={words.removeExplain}>
      <Button look="danger" onClick={() => setAsking(true)}>
        {words.removeOne(user.name)}
      </Button>
      {asking && (
        <Confirm
          title={words.removeAsk(user.name)}
          act={words.removeOne(user.name)}
          keep={words.keep}
          busy={removing.isPending}
          onAct={() => removing.mutate()}
          onClose={() => setAsking(false)}
        >
          <WhatEnds userId={user.id} />
          <ProblemNote error={removing.error} />
        </Confirm>
      )}
    </Panel>
  );
}

function WhatEnds({ userId }: { userId: string }) {
  const words = useText().account.person;
  const held = useQuery(holdingsQuery(userId)).data;
  if (held === undefined) return <p>{words.removeExplain}</p>;
  return (
    <>
      <p>{words.removeEnds(held.n_logins, held.n_tokens, held.n_channels, held.n_claims)}</p>
      {held.n_sessions > 0 && <p className="font-medium text-amber">{words.removeLeaves(held.n_sessions)}</p>}
      <p>{words.removeExplain}</p>
    </>
  );
}
