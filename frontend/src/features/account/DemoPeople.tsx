import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { meQuery } from "@/api/account";
import { type DemoPerson, demoQuery, signInAs } from "@/api/demo";
import { useText } from "@/text";
import { Avatar } from "@/ui/Avatar";
import { ProblemNote } from "@/ui/states";

interface Props {
  people: DemoPerson[];
  onDone?: () => void;
}

/** The demo's people by account; a press signs in as that person. */
export function DemoPeople({ people, onDone }: Props) {
  const text = useText();
  const client = useQueryClient();
  const router = useRouter();
  const becoming = useMutation({
    mutationFn: signInAs,
    onSuccess: async (me) => {
      client.removeQueries({ predicate: (query) => query.queryKey[0] !== demoQuery.queryKey[0] });
      client.setQueryData(meQuery.queryKey, me);
      onDone?.();
      await router.invalidate();
      await router.navigate({ to: me.role === "viewer" ? "/" : (router.state.location.search.next ?? "/") });
    },
  });
  const accounts = [...new Map(people.map((person) => [person.account.id, person.account])).values()];
  return (
    <div className="flex flex-col gap-3">
      {accounts.map((account) => (
        <div key={account.id}>
          <p className="px-2 pb-1 text-meta text-ink-3">{account.name}</p>
          <ul className="m-0 list-none p-0">
            {people
              .filter((person) => person.account.id === account.id)
              .map((person) => (
                <li key={person.id}>
                  <button
                    type="button"
                    disabled={becoming.isPending}
                    onClick={() => becoming.mutate(person.id)}
                    className="flex w-full items-center gap-2.5 rounded-button px-2 py-1.5 text-start text-body text-ink hover:bg-chosen touch:min-h-11"
                  >
                    <Avatar name={person.name} />
                    <span className="flex-1">{person.name}</span>
                    <span className="text-meta text-ink-3">{text.common.role[person.role]}</span>
                  </button>
                </li>
              ))}
          </ul>
        </div>
      ))}
      <ProblemNote error={becoming.error} />
    </div>
  );
}
