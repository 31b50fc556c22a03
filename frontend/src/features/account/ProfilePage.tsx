import { useText } from "@/text";
import { useMe } from "@/ui/me";
import { Panel } from "@/ui/Panel";
import { LoginList } from "./LoginList";
import { TokenList } from "./TokenList";

/** Who one is here, where one is signed in, and tokens for scripts. */
export function ProfilePage() {
  const text = useText();
  const me = useMe();
  const words = text.settings.profile;
  const facts = [
    [words.name, me.name],
    [words.email, me.email],
    [words.role, `${text.common.role[me.role]} · ${text.shell.tier(me.tier)}`],
  ] as const;
  return (
    <div className="flex flex-col gap-4">
      <Panel title={words.region} explain={me.role === "admin" ? words.explainToAdmins : words.explain}>
        <dl className="m-0 grid gap-x-6 gap-y-1 sm:grid-cols-[auto_1fr]">
          {facts.map(([name, value]) => (
            <div key={name} className="contents">
              <dt className="text-ink-3">{name}</dt>
              <dd className="m-0 mb-2 sm:mb-0">{value}</dd>
            </div>
          ))}
        </dl>
      </Panel>
      <LoginList />
      <TokenList />
    </div>
  );
}
