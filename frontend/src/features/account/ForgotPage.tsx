import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { askForReset } from "@/api/account";
import { useText } from "@/text";
import { buttonClass } from "@/ui/Button";
import { usePageTitle } from "@/ui/pageTitle";
import { problemText } from "@/ui/states";
import { EmailField } from "./EmailField";
import { FrontDoor, FrontForm } from "./FrontDoor";

/** Asks for a link to a new password; it tells nobody who has an address. */
export function ForgotPage() {
  const text = useText();
  const words = text.signIn.forgot;
  const [email, setEmail] = useState("");
  usePageTitle(words.title);
  const asking = useMutation({ mutationFn: askForReset, networkMode: "always" });
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
      <FrontForm
        act={words.submit}
        busy={asking.isPending}
        problem={asking.error && problemText(asking.error, text)}
        onSubmit={() => asking.mutate(email.trim())}
        after={back}
      >
        <EmailField value={email} onChange={setEmail} />
      </FrontForm>
    </FrontDoor>
  );
}
