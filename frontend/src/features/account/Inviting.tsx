import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { type Invitation, inviteUser, usersQuery } from "@/api/account";
import { readAgain } from "@/api/fresh";
import { isProblem } from "@/api/problem";
import type { ListedUser, NewUser, Role } from "@/api/types";
import { useIntent } from "@/api/useIntent";
import { useText } from "@/text/later/settings";
import { Button } from "@/ui/Button";
import { Field, INPUT } from "@/ui/Field";
import { ProblemNote } from "@/ui/states";
import { InvitationLink } from "./InvitationLink";
import { NameField } from "./NameField";
import { isWaiting } from "./OpenInvitations";
import { MadeLink, NewLink } from "./person/NewLink";
import { useNewLink } from "./person/useNewLink";
import { ROLES, TIERS } from "./roles";

const EMPTY: Invitation = { email: "", name: "", role: "engineer", tier: 1 };

/** Brings people into the account; the links that let them in are shown once, those of this visit together. */
export function Inviting() {
  const text = useText();
  const client = useQueryClient();
  const [invitation, setInvitation] = useState(EMPTY);
  const [invited, setInvited] = useState<NewUser[]>([]);
  const words = text.account;
  const inviting = useIntent({
    send: inviteUser,
    onDone: async (user) => {
      setInvitation(EMPTY);
      setInvited((before) => [...before, user]);
      await readAgain(client, usersQuery);
    },
  });
  const users = useQuery({ ...usersQuery, enabled: isProblem(inviting.error, "email_taken") });
  const asked = inviting.variables?.email.trim().toLowerCase();
  const taken = isProblem(inviting.error, "email_taken")
    ? users.data?.items.find((user) => isWaiting(user) && user.email.toLowerCase() === asked)
    : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!inviting.isPending) inviting.mutate({ ...invitation, name: invitation.name.trim() });
  };
  return (
    <>
      <form
        onSubmit={submit}
        className="grid items-end gap-3 sm:grid-cols-2 lg:grid-cols-[1fr_1fr_auto_auto_auto]"
      >
        <NameField
          label={words.people.name}
          value={invitation.name}
          onChange={(name) => setInvitation({ ...invitation, name })}
        />
        <Field label={words.people.email}>
          {(control) => (
            <input
              {...control}
              type="email"
              required
              autoComplete="off"
              value={invitation.email}
              onChange={(event) => setInvitation({ ...invitation, email: event.target.value })}
              className={INPUT}
            />
          )}
        </Field>
        <Field label={words.people.role}>
          {(control) => (
            <select
              {...control}
              value={invitation.role}
              onChange={(event) => setInvitation({ ...invitation, role: event.target.value as Role })}
              className={INPUT}
            >
              {ROLES.map((role) => (
                <option key={role} value={role}>
                  {text.common.role[role]}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={words.people.tier}>
          {(control) => (
            <select
              {...control}
              value={invitation.tier}
              onChange={(event) => setInvitation({ ...invitation, tier: Number(event.target.value) })}
              className={INPUT}
            >
              {TIERS.map((tier) => (
                <option key={tier}>{tier}</option>
              ))}
            </select>
          )}
        </Field>
        <Button type="submit" className="h-9" busy={inviting.isPending}>
          {words.invite.submit}
        </Button>
      </form>
      <div className="mt-3 flex flex-col gap-3 empty:hidden">
        {taken === undefined ? (
          <ProblemNote error={inviting.error} />
        ) : (
          <InvitedAlready key={taken.id} user={taken} />
        )}
        {invited.map(
          ({ id, name, invitation_url }) =>
            invitation_url && (
              <InvitationLink
                key={id}
                explain={words.invite.done(name)}
                label={words.invite.link}
                link={invitation_url}
              />
            ),
        )}
      </div>
    </>
  );
}

/** Whom one invites a second time is mostly somebody who lost the link. */
function InvitedAlready({ user }: { user: ListedUser }) {
  const words = useText().account.invite;
  const making = useNewLink(user.id);
  return (
    <>
      {making.data === undefined && (
        <div role="alert" className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span className="text-amber">{words.already(user.name)}</span>
          <NewLink name={user.name} making={making} />
        </div>
      )}
      <MadeLink name={user.name} making={making} />
    </>
  );
}
