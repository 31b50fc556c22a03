import { useMutation } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useState } from "react";
import { resetPassword } from "@/api/account";
import { isProblem } from "@/api/problem";
import { useText } from "@/text";
import { usePageTitle } from "@/ui/pageTitle";
import { problemText } from "@/ui/states";
import { FrontDoor, FrontForm } from "./FrontDoor";
import { NewPasswordField } from "./NewPasswordField";
import { useEntering } from "./useEntering";

const route = getRouteApi("/reset/$token");

/** Where the link of a forgotten password leads. */
export function ResetPage() {
  const text = useText();
  const words = text.signIn.reset;
  const { token } = route.useParams();
  const [password, setPassword] = useState("");
  usePageTitle(words.title);
  const enter = useEntering();
  const saving = useMutation({ mutationFn: resetPassword, onSuccess: (me) => enter(me) });
  const problem = isProblem(saving.error, "not_found") ? (
    <>
      {words.invalid}{" "}
      <Link to="/forgot" className="font-medium underline underline-offset-2">
        {words.again}
      </Link>
    </>
  ) : (
    saving.error && problemText(saving.error, text)
  );
  return (
    <FrontDoor title={words.title} explain={words.explain}>
      <FrontForm
        act={words.submit}
        busy={saving.isPending}
        problem={problem}
        onSubmit={() => saving.mutate({ token, password })}
      >
        <NewPasswordField label={words.password} value={password} onChange={setPassword} />
      </FrontForm>
    </FrontDoor>
  );
}
