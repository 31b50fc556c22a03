import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { changeUser, usersQuery } from "@/api/account";
import { readAgain } from "@/api/fresh";
import type { ListedUser, Role } from "@/api/types";
import { useText } from "@/text/later/settings";
import { Avatar } from "@/ui/Avatar";
import { Button } from "@/ui/Button";
import { useMe } from "@/ui/me";
import { Panel } from "@/ui/Panel";
import { Failed, ProblemNote, Skeleton } from "@/ui/states";
import { isWaiting } from "./OpenInvitations";
import { MadeLink, NewLink } from "./person/NewLink";
import { StandingNote } from "./person/StandingNote";
import { useNewLink } from "./person/useNewLink";
import { ROLES, TIERS } from "./roles";

/** Everybody of the account, with role and tier to change. */
export function PeopleTable() {
  const text = useText();
  const client = useQueryClient();
  const users = useQuery(usersQuery);
  const words = text.account.people;
  const changing = useMutation({
    mutationFn: ({ id, ...change }: { id: string; role?: Role; tier?: number; disabled?: boolean }) =>
      changeUser(id, change),
    onSettled: () => readAgain(client, usersQuery),
  });
  return (
    <Panel title={words.region} explain={words.explain}>
      {users.isPending && <Skeleton className="h-24" />}
      {users.isError && <Failed title={words.failed} error={users.error} onRetry={() => users.refetch()} />}
      {users.data && (
        <div className="-mx-4 px-4 sm:overflow-x-auto">
          <table className="w-full border-collapse text-start max-sm:block">
            <thead className="max-sm:sr-only">
              <tr className="border-b border-line text-meta text-ink-3 [&>th]:py-1.5 [&>th]:pe-4 [&>th]:font-normal">
                <th scope="col">{words.name}</th>
                <th scope="col">{words.role}</th>
                <th scope="col">{words.tier}</th>
                <th scope="col">{words.status}</th>
              </tr>
            </thead>
            <tbody className="max-sm:block">
              {users.data.items.map((user) => (
                <PersonRow
                  key={user.id}
                  user={user}
                  onChange={(change) => changing.mutate({ id: user.id, ...change })}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <ProblemNote error={changing.error} />
    </Panel>
  );
}

interface PersonRowProps {
  user: ListedUser;
  onChange: (change: { role?: Role; tier?: number; disabled?: boolean }) => void;
}

const SELECT = "control h-8 w-auto px-2 touch:h-11";

function PersonRow({ user, onChange }: PersonRowProps) {
  const text = useText();
  const me = useMe();
  const words = text.account.people;
  const making = useNewLink(user.id);
  const hasMade = making.data !== undefined || making.isError;
  return (
    <>
      <tr
        className={`${hasMade ? "" : "border-b border-line last:border-0"} max-sm:flex max-sm:flex-wrap max-sm:items-center max-sm:gap-2 max-sm:py-2 sm:[&>td]:py-1.5 sm:[&>td]:pe-4 ${user.disabled ? "text-ink-3" : ""}`}
      >
        <td className="max-sm:w-full">
          <span className="flex min-w-0 items-center gap-2.5">
            <Avatar name={user.name} me={user.id === me.id} />
            <span className="min-w-0">
              <Link
                to="/settings/people/$userId"
                params={{ userId: user.id }}
                className="font-medium text-ink no-underline hover:underline"
              >
                {user.name}
              </Link>
              {user.id === me.id && <span className="ms-2.5 text-meta text-ink-3">{words.you}</span>}
              <span title={user.email} className="block truncate text-meta text-ink-3 sm:max-w-[360px]">
                {user.email}
              </span>
              <StandingNote user={user} />
            </span>
          </span>
        </td>
        <td className="max-sm:ps-[34px]">
          <select
            aria-label={words.roleOf(user.name)}
            value={user.role}
            onChange={(event) => onChange({ role: event.target.value as Role })}
            className={SELECT}
          >
            {ROLES.map((role) => (
              <option key={role} value={role}>
                {text.common.role[role]}
              </option>
            ))}
          </select>
        </td>
        <td>
          <select
            aria-label={words.tierOf(user.name)}
            value={user.tier}
            onChange={(event) => onChange({ tier: Number(event.target.value) })}
            className={SELECT}
          >
            {TIERS.map((tier) => (
              <option key={tier}>{tier}</option>
            ))}
          </select>
        </td>
        <td>
          <Button
            look="quiet"
            className="sm:-ms-3"
            aria-label={user.disabled ? words.enablePerson(user.name) : words.disablePerson(user.name)}
            onClick={() => onChange({ disabled: !user.disabled })}
          >
            {user.disabled ? words.enable : words.disable}
          </Button>
          {isWaiting(user) && <NewLink name={user.name} making={making} />}
        </td>
      </tr>
      {hasMade && (
        <tr className="border-b border-line last:border-0 max-sm:block">
          <td colSpan={4} className="pb-3 pt-1 max-sm:block">
            <MadeLink name={user.name} making={making} />
          </td>
        </tr>
      )}
    </>
  );
}
