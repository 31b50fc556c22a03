import type { FormEvent, ReactNode } from "react";
import { useText } from "@/text";
import { Button } from "@/ui/Button";
import { Mark } from "@/ui/Mark";

/** The frame of the pages before anybody is signed in. */
export function FrontDoor({
  title,
  explain,
  children,
}: {
  title: string;
  explain?: string;
  children: ReactNode;
}) {
  const text = useText();
  return (
    <main className="flex min-h-dvh flex-col items-center px-4 py-10 sm:pt-[12vh]">
      <div className="w-full max-w-[376px]">
        <div className="mb-6 flex items-center gap-3 px-1">
          <Mark size={32} />
          <div>
            <p className="text-title font-semibold">{text.shell.product}</p>
            <p className="text-ink-3">{text.signIn.lead}</p>
          </div>
        </div>
        <div className="card px-5 py-5 sm:px-6">
          <h1 className="text-page font-semibold">{title}</h1>
          {explain !== undefined && <p className="mt-1 text-ink-2">{explain}</p>}
          {children}
        </div>
      </div>
    </main>
  );
}

interface FrontFormProps {
  act: string;
  look?: "primary" | "plain";
  busy: boolean;
  /** Why it did not work, in words. */
  problem: ReactNode;
  onSubmit: () => void;
  /** In place of the button, where sending cannot help. */
  instead?: ReactNode;
  /** Below the button: another way. */
  after?: ReactNode;
  children: ReactNode;
}

/** What one fills in there. */
export function FrontForm(props: FrontFormProps) {
  const { act, look = "primary", busy, problem, onSubmit, instead, after, children } = props;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!busy) onSubmit();
  };
  return (
    <form onSubmit={submit} className="mt-4 flex flex-col gap-4">
      {children}
      {problem && (
        <p role="alert" className="rounded-button bg-red-soft px-3 py-2 text-red">
          {problem}
        </p>
      )}
      {instead || (
        <Button type="submit" look={look} className="h-9" busy={busy}>
          {act}
        </Button>
      )}
      {after}
    </form>
  );
}
