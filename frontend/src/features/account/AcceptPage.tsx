import { useMutation, useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useState } from "react";
import { acceptInvitation, invitationQuery } from "@/api/account";
import { isProblem } from "@/api/problem";
import { useText } from "@/text";
import { useCompanyText } from "@/text/later/useCompanyText";
import { buttonClass } from "@/ui/Button";
import { usePageTitle } from "@/ui/pageTitle";
import { problemText } from "@/ui/states";
import { FrontDoor, FrontForm } from "./FrontDoor";
import { NameField } from "./NameField";
import { NewPasswordField } from "./NewPasswordField";
import { useEntering } from "./useEntering";

const route = getRouteApi("/accept/$token");

/** Where an invitation leads: a name, a password, and one is in. */
export function AcceptPage() {
  const text = useText();
  const inCompany = useCompanyText();
  const { token } = route.useParams();
  const invitation = useQuery(invitationQuery(token));
  const [written, setName] = useState<string | null>(null);
  const name = written ?? invitation.data?.name ?? "";
  const [password, setPassword] = useState("");
  const words = text.signIn.accept;
  usePageTitle(words.title);
  const enter = useEntering();
  const joining = useMutation({ mutationFn: acceptInvitation, onSuccess: (me) => enter(me) });
  const gone = isProblem(joining.error, "not_found");
  const company = isProblem(joining.error, "passwords_off") ? joining.error.members.account_id : undefined;
  const { data } = invitation;
  const explanation = data ? words.invites(data.invited_by, data.account_name, data.email) : words.explain;
  const problem = joining.error && (gone ? words.invalid : problemText(joining.error, text));
  if (isProblem(invitation.error, "not_found")) {
    return (
      <FrontDoor title={words.title}>
        <p role="alert" className="mt-3">
          {words.invalid}
        </p>
        <Link to="/login" className={buttonClass("quiet", "mt-3 -ms-3")}>
          {text.signIn.forgot.back}
        </Link>
      </FrontDoor>
    );
  }
  return (
    <FrontDoor title={words.title} explain={explanation}>
      <FrontForm
        act={words.submit}
        busy={joining.isPending}
        problem={company === undefined ? problem : inCompany.passwordsOff}
        instead={
          company !== undefined && (
            <Link to="/sign-in/$accountId" params={{ accountId: company }} className={buttonClass("primary")}>
              {inCompany.act}
            </Link>
          )
        }
        onSubmit={() => joining.mutate({ token, name: name.trim(), password })}
      >
        <NameField label={words.name} autoComplete="name" value={name} onChange={setName} />
        <NewPasswordField label={words.password} value={password} onChange={setPassword} />
      </FrontForm>
    </FrontDoor>
  );
}
