import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { changePassword, loginsQuery, tokensQuery } from "@/api/account";
import { readAgain } from "@/api/fresh";
import { isProblem } from "@/api/problem";
import { useIntent } from "@/api/useIntent";
import { useText } from "@/text";
import { Button } from "@/ui/Button";
import { useMe } from "@/ui/me";
import { Panel } from "@/ui/Panel";
import { ProblemNote } from "@/ui/states";
import { NewPasswordField } from "./NewPasswordField";
import { PasswordField } from "./PasswordField";

/** Replaces one's password; every other sign-in ends. */
export function PasswordForm() {
  const words = useText().settings.profile.password;
  const me = useMe();
  const client = useQueryClient();
  const [current, setCurrent] = useState("");
  const [next, setNext] = useState("");
  const changing = useIntent({
    send: changePassword,
    onDone: async () => {
      setCurrent("");
      setNext("");
      await Promise.all([readAgain(client, loginsQuery), readAgain(client, tokensQuery)]);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!changing.isPending) changing.mutate({ current, new: next });
  };
  const wrong = isProblem(changing.error, "wrong_credentials");
  return (
    <Panel title={words.region} explain={words.explain}>
      <form onSubmit={submit} className="grid gap-3 sm:grid-cols-2">
        <input type="hidden" autoComplete="username" value={me.email} readOnly />
        <PasswordField
          label={words.current}
          error={wrong ? words.wrong : null}
          value={current}
          onChange={setCurrent}
        />
        <NewPasswordField label={words.next} value={next} onChange={setNext} />
        <div className="flex flex-wrap items-center gap-3 sm:col-span-2">
          <Button type="submit" busy={changing.isPending}>
            {words.save}
          </Button>
          <span role="status" className="text-ink-2">
            {changing.isSuccess && words.done}
          </span>
          {!wrong && <ProblemNote error={changing.error} />}
        </div>
      </form>
    </Panel>
  );
}
