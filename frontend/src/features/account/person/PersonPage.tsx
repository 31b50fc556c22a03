import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { usersQuery } from "@/api/account";
import type { ListedUser } from "@/api/types";
import { useText } from "@/text/later/settings";
import { Avatar } from "@/ui/Avatar";
import { BackLink } from "@/ui/BackLink";
import { useMe } from "@/ui/me";
import { Empty, Failed, Skeleton } from "@/ui/states";
import { RemovePerson } from "./RemovePerson";
import { SessionsInHand } from "./SessionsInHand";
import { StandingNote } from "./StandingNote";
import { WayIn } from "./WayIn";

const route = getRouteApi("/shell/settings/people/$userId");

/** One person of the account, for its admins: a way in, what they have in hand, and the way out. */
export function PersonPage() {
  const words = useText().account.person;
  const { userId } = route.useParams();
  const users = useQuery(usersQuery);
  const user = users.data?.items.find(({ id }) => id === userId);
  return (
    <div className="flex flex-col gap-4">
      <BackLink to="/settings/people">{words.back}</BackLink>
      {users.isPending && <Skeleton className="h-24" />}
      {users.isError && <Failed title={words.failed} error={users.error} onRetry={() => users.refetch()} />}
      {users.data && !user && <Empty title={words.gone}>{words.goneExplain}</Empty>}
      {user && <Whole key={user.id} user={user} />}
    </div>
  );
}

function Whole({ user }: { user: ListedUser }) {
  const text = useText();
  const me = useMe();
  return (
    <>
      <div className="flex items-center gap-3">
        <Avatar name={user.name} me={user.id === me.id} />
        <div className="min-w-0">
          <h2 className="text-title font-semibold">{user.name}</h2>
          <p className="break-words text-ink-3">
            {user.email} · {text.common.role[user.role]} · {text.shell.tier(user.tier)}
          </p>
          <StandingNote user={user} />
        </div>
      </div>
      {!user.disabled && user.id !== me.id && <WayIn user={user} />}
      <SessionsInHand user={user} />
      {user.id !== me.id && <RemovePerson user={user} />}
    </>
  );
}
