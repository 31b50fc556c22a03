import { useMutation } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { resetPassword } from "@/api/account";
import { isProblem } from "@/api/problem";
import { useText } from "@/text";
import { Button } from "@/ui/Button";
import { usePageTitle } from "@/ui/pageTitle";
import { ProblemNote } from "@/ui/states";
import { FrontDoor } from "./FrontDoor";
import { NewPasswordField } from "./NewPasswordField";
import { useEntering } from "./useEntering";

const route = getRouteApi("/reset/$token");

/** Where the link of a forgotten password leads. */
export function ResetPage() {
  const words = useText().signIn.reset;
  const { token } = route.useParams();
  const [password, setPassword] = useState("");
  usePageTitle(words.title);
  const enter = useEntering();
  const saving = useMutation({ mutationFn: resetPassword, onSuccess: (me) => enter(me) });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!saving.isPending) saving.mutate({ token, password });
  };
  const gone = isProblem(saving.error, "not_found");
  return (
    <FrontDoor title={words.title} explain={words.explain}>
      <form onSubmit={submit} className="mt-4 flex flex-col gap-4">
        <NewPasswordField label={words.password} value={password} onChange={setPassword} />
        {gone ? (
          <p role="alert" className="rounded-button bg-red-soft px-3 py-2 text-red">
            {words.invalid} <Link to="/forgot">{words.again}</Link>
          </p>
        ) : (
          <ProblemNote error={saving.error} />
        )}
        <Button type="submit" look="primary" className="h-9" busy={saving.isPending}>
          {words.submit}
        </Button>
      </form>
    </FrontDoor>
  );
}
