import type { SignInSettings } from "@/api/types";
import { useText } from "@/text";
import { useProviderText } from "@/text/later/useProviderText";
import { Button } from "@/ui/Button";
import { Field, INPUT } from "@/ui/Field";
import { Panel } from "@/ui/Panel";
import { useCopy } from "@/ui/useCopy";

/** What is copied out of here: one address for the provider, one for the people. */
export function Addresses({ signIn }: { signIn: SignInSettings }) {
  const words = useProviderText().addresses;
  return (
    <Panel title={words.region}>
      <div className="flex flex-col gap-4">
        <Copied
          label={words.redirect}
          hint={words.redirectHint}
          value={signIn.redirect_uri}
          spoken={words.copyRedirect}
        />
        {signIn.provider !== null && (
          <Copied
            label={words.link}
            hint={words.linkHint}
            value={signIn.sign_in_url}
            spoken={words.copyLink}
          />
        )}
      </div>
    </Panel>
  );
}

function Copied(props: { label: string; hint: string; value: string; spoken: string }) {
  const text = useText();
  const { copied, copy } = useCopy();
  return (
    <Field label={props.label} hint={props.hint}>
      {(control) => (
        <div className="flex gap-2">
          <input
            {...control}
            readOnly
            value={props.value}
            onFocus={(event) => event.target.select()}
            className={`${INPUT} min-w-0 flex-1 font-mono text-meta`}
          />
          {"clipboard" in navigator && (
            <Button className="h-9" aria-label={props.spoken} onClick={() => copy(props.value)}>
              {copied === props.value ? text.common.copied : text.common.copy}
            </Button>
          )}
        </div>
      )}
    </Field>
  );
}
