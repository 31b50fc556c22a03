import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { signOut } from "@/api/account";
import type { Me } from "@/api/types";
import { leaveThisBrowser } from "@/features/alerts/leaveThisBrowser";
import { useText } from "@/text";
import { Avatar } from "@/ui/Avatar";
import { Button } from "@/ui/Button";
import { Check } from "@/ui/Choices";
import { Disclosure } from "@/ui/Disclosure";
import { useExactTimes } from "@/ui/exactTimes";
import { SearchIcon } from "@/ui/icons";
import { type KeyName, runKey } from "@/ui/keys";
import { ThemeChoice } from "@/ui/ThemeChoice";
import { announcePerson } from "./person";

function ask(name: KeyName, close: () => void): void {
  close();
  runKey(name);
}

/** Who is signed in, and the way out. */
export function PersonMenu({ me, place }: { me: Me; place: "side" | "top" }) {
  const text = useText();
  const router = useRouter();
  const client = useQueryClient();
  const { exactTimes, setExactTimes } = useExactTimes();
  const leaving = useMutation({
    mutationFn: async () => {
      await leaveThisBrowser();
      await signOut();
    },
    onSuccess: async () => {
      announcePerson(null);
      await router.navigate({ to: "/login" });
      client.clear();
    },
  });
  const role = `${text.common.role[me.role]} · ${text.shell.tier(me.tier)}`;
  return (
    <Disclosure
      iconOnly={place === "top"}
      label={text.shell.account(me.name)}
      buttonClass={
        place === "side"
          ? "flex w-full items-center gap-2.5 rounded-button px-2 py-1.5 text-start hover:bg-chosen/60"
          : "flex size-11 items-center justify-center rounded-button"
      }
      panelClass={
        place === "side"
          ? "absolute bottom-full start-0 z-40 mb-2 w-[240px] p-4"
          : "absolute end-0 top-full mt-1 w-[260px] p-4"
      }
      button={
        <>
          <Avatar name={me.name} me />
          {place === "side" && (
            <span className="min-w-0 max-lg:sr-only">
              <span className="block truncate font-medium leading-[18px]">
                <span aria-hidden="true">{me.name}</span>
                <span className="sr-only">{text.shell.account(me.name)}</span>
              </span>
              <span className="block text-meta text-ink-3">{role}</span>
            </span>
          )}
        </>
      }
    >
      {(close) => (
        <>
          <p className="font-medium">{me.name}</p>
          <p className="text-meta text-ink-3">{me.email}</p>
          <p className="mb-3 text-meta text-ink-3">{role}</p>
          <div className="mb-3 flex flex-col border-y border-line py-1">
            <Button
              look="quiet"
              className="-mx-3 justify-start md:hidden"
              icon={<SearchIcon />}
              onClick={() => ask("palette", close)}
            >
              {text.shell.search}
            </Button>
            <Button
              look="quiet"
              className="-mx-3 justify-start touch:hidden"
              shortcut="?"
              onClick={() => ask("help", close)}
            >
              {text.shell.keys}
            </Button>
          </div>
          <div className="mb-3 flex flex-col gap-2">
            <ThemeChoice />
            <Check checked={exactTimes} onChange={setExactTimes}>
              {text.shell.exactTimes}
            </Check>
          </div>
          <Button className="w-full" busy={leaving.isPending} onClick={() => leaving.mutate()}>
            {text.shell.signOut}
          </Button>
        </>
      )}
    </Disclosure>
  );
}
