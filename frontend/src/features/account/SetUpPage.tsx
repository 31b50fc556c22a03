import { useMutation } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useState } from "react";
import { isProblem } from "@/api/problem";
import { type Founder, setUp } from "@/api/setUp";
import { useText } from "@/text";
import { useSetUpText } from "@/text/later/useSetUpText";
import { buttonClass } from "@/ui/Button";
import { Field } from "@/ui/Field";
import { usePageTitle } from "@/ui/pageTitle";
import { problemText } from "@/ui/states";
import { ZoneSelect } from "@/ui/ZoneSelect";
import { EmailField } from "./EmailField";
import { FrontDoor, FrontForm } from "./FrontDoor";
import { NameField } from "./NameField";
import { NewPasswordField } from "./NewPasswordField";
import { useEntering } from "./useEntering";

const route = getRouteApi("/set-up/$token");

type Written = Omit<Founder, "token" | "locale">;

/** Where the link leads that the server printed: the first account, and on to the first steps. */
export function SetUpPage() {
  const text = useText();
  const words = useSetUpText();
  const { token } = route.useParams();
  const [founder, setFounder] = useState<Written>(() => ({
    account_name: "",
    name: "",
    email: "",
    password: "",
    time_zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  }));
  usePageTitle(words.title);
  const enter = useEntering();
  const founding = useMutation({ mutationFn: setUp, onSuccess: (me) => enter(me, "/welcome") });
  const gone = isProblem(founding.error, "not_found");
  const change = (part: Partial<Written>) => setFounder({ ...founder, ...part });
  return (
    <FrontDoor title={words.title} explain={words.explain}>
      <FrontForm
        act={words.submit}
        busy={founding.isPending}
        problem={founding.error && (gone ? words.gone : problemText(founding.error, text))}
        instead={
          gone && (
            <Link to="/login" className={buttonClass("primary")}>
              {words.toSignIn}
            </Link>
          )
        }
        onSubmit={() => founding.mutate({ ...trimmed(founder), token, locale: text.language })}
      >
        <NameField
          label={words.company}
          autoComplete="organization"
          value={founder.account_name}
          onChange={(account_name) => change({ account_name })}
        />
        <NameField
          label={words.name}
          hint={words.nameHint}
          autoComplete="name"
          value={founder.name}
          onChange={(name) => change({ name })}
        />
        <EmailField value={founder.email} onChange={(email) => change({ email })} />
        <NewPasswordField
          label={words.password}
          value={founder.password}
          onChange={(password) => change({ password })}
        />
        <Field label={words.zone} hint={words.zoneHint}>
          {({ id, "aria-describedby": describedBy }) => (
            <ZoneSelect
              id={id}
              describedBy={describedBy}
              value={founder.time_zone}
              onChange={(time_zone) => change({ time_zone })}
            />
          )}
        </Field>
      </FrontForm>
    </FrontDoor>
  );
}

function trimmed(founder: Written): Written {
  const { account_name, name, email } = founder;
  return { ...founder, account_name: account_name.trim(), name: name.trim(), email: email.trim() };
}
