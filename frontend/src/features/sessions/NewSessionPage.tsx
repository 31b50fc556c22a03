import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, type KeyboardEvent, useEffect, useRef } from "react";
import { readAgain } from "@/api/fresh";
import { sessionQuery, startSession, stepsKey } from "@/api/sessions";
import { useIntent } from "@/api/useIntent";
import { useText } from "@/text";
import { Button } from "@/ui/Button";
import { Field, INPUT, TEXT_AREA } from "@/ui/Field";
import { useMe } from "@/ui/me";
import { Column, PageHeader } from "@/ui/PageHeader";
import { usePageTitle } from "@/ui/pageTitle";
import { ProblemNote } from "@/ui/states";
import { useDraft } from "@/ui/useDraft";
import { EMPTY_SESSION, isReady, type NewSessionDraft, overLimits, sessionFrom } from "./newSession";

export function NewSessionPage() {
  const text = useText();
  const me = useMe();
  const navigate = useNavigate();
  const client = useQueryClient();
  const words = text.sessions.new;
  usePageTitle(words.title);
  const problem = useRef<HTMLTextAreaElement>(null);
  useEffect(() => problem.current?.focus({ preventScroll: true }), []);
  const [draft, setDraft, clear] = useDraft<NewSessionDraft>(`new.${me.id}`, EMPTY_SESSION);
  const starting = useIntent({
    name: `new.${me.id}`,
    send: startSession,
    onDone: async (session) => {
      clear();
      client.setQueryData(sessionQuery(session.id).queryKey, session);
      client.setQueryData(stepsKey(session.id), []);
      await readAgain(client, { queryKey: ["sessions"] });
      await navigate({ to: "/pilot/$sessionId", params: { sessionId: session.id } });
    },
  });
  const over = overLimits(draft);
  const submit = (event: FormEvent | KeyboardEvent) => {
    event.preventDefault();
    if (isReady(draft) && !starting.isPending) starting.mutate(sessionFrom(draft));
  };
  const pressed = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) submit(event);
  };
  const error = (name: keyof NewSessionDraft) => (over[name] > 0 ? text.common.tooLong(over[name]) : null);
  const bind = (name: keyof NewSessionDraft) => ({
    value: draft[name],
    onChange: (event: { target: { value: string } }) => setDraft({ ...draft, [name]: event.target.value }),
  });
  return (
    <Column>
      <PageHeader title={words.title} />
      <p className="text-ink-2">{words.explain}</p>
      <form onSubmit={submit} className="card mt-4 flex max-w-[720px] flex-col gap-4 px-4 py-5 sm:px-6">
        <Field label={words.problem} error={error("problem")}>
          {(control) => (
            <textarea
              {...control}
              {...bind("problem")}
              ref={problem}
              required
              rows={3}
              onKeyDown={pressed}
              className={`${TEXT_AREA} field-sizing-content max-h-[40dvh] min-h-[76px]`}
            />
          )}
        </Field>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={words.client} hint={text.common.optional} error={error("client")}>
            {(control) => <input {...control} {...bind("client")} autoComplete="off" className={INPUT} />}
          </Field>
          <Field label={words.ticket} hint={text.common.optional} error={error("ticket")}>
            {(control) => <input {...control} {...bind("ticket")} autoComplete="off" className={INPUT} />}
          </Field>
        </div>
        <Field label={words.intake} hint={words.intakeHint} error={error("intake")}>
          {(control) => (
            <textarea
              {...control}
              {...bind("intake")}
              rows={5}
              onKeyDown={pressed}
              wrap="off"
              spellCheck={false}
              className={`${TEXT_AREA} font-mono text-meta`}
            />
          )}
        </Field>
        <ProblemNote error={starting.error} />
        <div>
          <Button
            type="submit"
            look="primary"
            busy={starting.isPending}
            disabled={!isReady(draft)}
            shortcut={text.session.composer.keys}
          >
            {words.submit}
          </Button>
        </div>
      </form>
    </Column>
  );
}
