import { useQuery } from "@tanstack/react-query";
import { usersQuery } from "@/api/account";
import type { ListedUser } from "@/api/types";
import { useText } from "@/text/later/settings";
import { MadeLink, NewLink } from "./person/NewLink";
import { StandingNote } from "./person/StandingNote";
import { useNewLink } from "./person/useNewLink";

/** Who is invited and has not joined, each with a new link for who lost theirs. */
export function OpenInvitations() {
  const words = useText().account.people;
  const waiting = (useQuery(usersQuery).data?.items ?? []).filter(isWaiting);
  if (waiting.length === 0) return null;
  return (
    <section aria-label={words.waiting} className="mt-1">
      <h3 className="font-medium">{words.waiting}</h3>
      <ul className="m-0 list-none p-0">
        {waiting.map((user) => (
          <Waiting key={user.id} user={user} />
        ))}
      </ul>
    </section>
  );
}

/** Invited, and not in yet. */
export function isWaiting({ invited, disabled }: ListedUser): boolean {
  return invited && !disabled;
}

function Waiting({ user }: { user: ListedUser }) {
  const making = useNewLink(user.id);
  return (
    <li className="border-b border-line py-1.5 last:border-0">
      <div className="flex flex-wrap items-center gap-x-4">
        <div className="min-w-0 flex-1 basis-[200px]">
          <span className="break-words">
            {user.name} <span className="text-ink-3">{user.email}</span>
          </span>
          <StandingNote user={user} />
        </div>
        <NewLink name={user.name} making={making} />
      </div>
      <MadeLink name={user.name} making={making} />
    </li>
  );
}
