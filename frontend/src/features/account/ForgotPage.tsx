import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { askForReset } from "@/api/account";
import { useText } from "@/text";
import { Button, buttonClass } from "@/ui/Button";
import { Field, INPUT } from "@/ui/Field";
import { usePageTitle } from "@/ui/pageTitle";
import { ProblemNote } from "@/ui/states";
import { FrontDoor } from "./FrontDoor";

/** Asks for a link to a new password; it tells nobody who has an address. */
export function ForgotPage() {
  const text = useText();
  const words = text.signIn.forgot;
  const [email, setEmail] = useState("");
  usePageTitle(words.title);
  const asking = useMutation({ mutationFn: askForReset, networkMode: "always" });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!asking.isPending) asking.mutate(email.trim());
  };
  const back = (
    <Link to="/login" className={buttonClass("quiet")}>
      {words.back}
    </Link>
  );
  if (asking.isSuccess) {
    return (
      <FrontDoor title={words.title}>
        <div role="status" className="mt-2 flex flex-col gap-2">
          <p>{words.done}</p>
          <p className="text-ink-2">{words.without}</p>
        </div>
        <div className="mt-4 flex flex-col">{back}</div>
      </FrontDoor>
    );
  }
  return (
    <FrontDoor title={words.title} explain={words.explain}>
      <form onSubmit={submit} className="mt-4 flex flex-col gap-4">
        <Field label={text.signIn.email}>
          {(control) => (
            <input
              {...control}
              type="email"
              required
              autoComplete="username"
              value={email}
              onChange={(event) => setEmail(event.target.value)}
              className={INPUT}
            />
          )}
        </Field>
        <ProblemNote error={asking.error} />
        <Button type="submit" look="primary" className="h-9" busy={asking.isPending}>
          {words.submit}
        </Button>
        {back}
      </form>
    </FrontDoor>
  );
}
