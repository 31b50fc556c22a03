import { useMutation, useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useState } from "react";
import { type Credentials, signIn } from "@/api/account";
import { demoQuery } from "@/api/demo";
import { isProblem, type Problem } from "@/api/problem";
import { rememberedCompany } from "@/api/provider";
import { setUpQuery } from "@/api/setUp";
import { type Catalogue, useText } from "@/text";
import { useCompanyText } from "@/text/later/useCompanyText";
import { Button, buttonClass } from "@/ui/Button";
import { usePageTitle } from "@/ui/pageTitle";
import { problemText } from "@/ui/states";
import { CompanyWay } from "./CompanyWay";
import { DemoPeople } from "./DemoPeople";
import { EmailField } from "./EmailField";
import { FrontDoor, FrontForm } from "./FrontDoor";
import { NobodyHere } from "./NobodyHere";
import { PasswordField } from "./PasswordField";
import { useEntering } from "./useEntering";
import { useLanding } from "./useLanding";

const route = getRouteApi("/login");

export function LoginPage() {
  const text = useText();
  const enter = useEntering();
  const { next, refused, account } = route.useSearch();
  const inCompany = useCompanyText();
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  usePageTitle(text.signIn.title);
  const people = useQuery(demoQuery).data ?? [];
  const nobodyIsHere = useQuery(setUpQuery).data?.nobody_is_here ?? false;
  const landing = useLanding();
  const asked = next?.startsWith("/") && !next.startsWith("//") && next !== "/" ? next : null;
  const entering = useMutation({
    mutationFn: (credentials: Credentials) => signIn(credentials),
    onSuccess: async (me) => enter(me, asked ?? (await landing(me))),
  });
  const notByPassword =
    isProblem(entering.error, "passwords_off") || isProblem(entering.error, "turned_away")
      ? entering.error
      : null;
  const company =
    refused === "no_provider" ? null : (notByPassword?.members.account_id ?? account ?? rememberedCompany());
  const accounts = isProblem(entering.error, "choose_account") ? (entering.error.members.accounts ?? []) : [];
  if (nobodyIsHere) return <NobodyHere />;
  if (accounts.length > 0) {
    return (
      <FrontDoor title={text.signIn.chooseAccount} explain={text.signIn.chooseAccountExplain}>
        <div className="mt-4 flex flex-col gap-2">
          {accounts.map((account) => (
            <Button
              key={account.id}
              className="justify-start"
              onClick={() => entering.mutate({ email: email.trim(), password, account_id: account.id })}
            >
              {account.name}
            </Button>
          ))}
          <Button look="quiet" onClick={() => entering.reset()}>
            {text.signIn.differentAddress}
          </Button>
        </div>
      </FrontDoor>
    );
  }
  return (
    <FrontDoor title={text.signIn.title}>
      {refused !== undefined && entering.isIdle && (
        <p role="alert" className="mt-3 rounded-button bg-red-soft px-3 py-2 text-red">
          {inCompany.refused[refused] ?? inCompany.refused.begin_again}
        </p>
      )}
      <CompanyWay company={company} next={next} />
      <FrontForm
        act={text.signIn.submit}
        look={company === null ? "primary" : "plain"}
        busy={entering.isPending}
        problem={
          entering.error &&
          (notByPassword !== null ? inCompany[whyNot(notByPassword)] : signInProblem(entering.error, text))
        }
        onSubmit={() => entering.mutate({ email: email.trim(), password })}
        after={
          <>
            <Link to="/forgot" className={buttonClass("quiet")}>
              {text.signIn.forgotten}
            </Link>
            {company === null && <p className="text-center text-meta text-ink-3">{inCompany.ask}</p>}
          </>
        }
      >
        <EmailField value={email} onChange={setEmail} />
        <PasswordField label={text.signIn.password} value={password} onChange={setPassword} />
      </FrontForm>
      {people.length > 0 && (
        <section aria-label={text.shell.demo.signInAs} className="mt-6 border-t border-line pt-4">
          <h2 className="pb-2 font-semibold">
            {text.shell.demo.signInAs}
            <span className="ms-2 rounded-tag bg-amber-soft px-1.5 text-meta font-medium text-amber">
              {text.shell.demo.label}
            </span>
          </h2>
          <div className="-mx-2">
            <DemoPeople people={people} />
          </div>
        </section>
      )}
    </FrontDoor>
  );
}

function whyNot({ code, members }: Problem): "passwordsOff" | "turnedAway" | "askForLink" {
  if (code === "passwords_off") return "passwordsOff";
  return members.account_id === undefined ? "askForLink" : "turnedAway";
}

function signInProblem(error: Error, text: Catalogue): string {
  if (isProblem(error, "wrong_credentials")) return text.signIn.wrong;
  if (isProblem(error, "account_suspended")) return text.signIn.suspended;
  if (isProblem(error, "rate_limited")) return text.signIn.limited;
  return problemText(error, text);
}
