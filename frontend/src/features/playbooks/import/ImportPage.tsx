import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { readAgain } from "@/api/fresh";
import { savePlaybook } from "@/api/playbooks";
import { usePlaybooksText } from "@/text/later/usePlaybooksText";
import { BackLink } from "@/ui/BackLink";
import { Button } from "@/ui/Button";
import { Column, PageHeader } from "@/ui/PageHeader";
import { usePageTitle } from "@/ui/pageTitle";
import { ProblemNote } from "@/ui/states";
import { AdminsOnly } from "../AdminsOnly";
import { DropZone } from "./DropZone";
import { FoundRow, type Result } from "./FoundRow";
import { type Found, readFiles } from "./readFiles";

/** Playbooks from files: first what is in them, then, on a press, into the account. */
export function ImportPage() {
  const words = usePlaybooksText();
  usePageTitle(words.importing.title);
  return (
    <AdminsOnly>
      <Column>
        <BackLink to="/playbooks">{words.back}</BackLink>
        <PageHeader title={words.importing.title} />
        <p className="mt-1 max-w-[72ch] text-ink-3">{words.importing.explain}</p>
        <Importing />
      </Column>
    </AdminsOnly>
  );
}

function Importing() {
  const words = usePlaybooksText().importing;
  const client = useQueryClient();
  const [results, setResults] = useState<ReadonlyMap<Found, Result>>(new Map());
  const reading = useMutation({
    mutationFn: (files: File[]) => readFiles(files, client),
    onMutate: () => setResults(new Map()),
    networkMode: "always",
  });
  const found = reading.data ?? [];
  const wanted = found.filter((one) => isWanted(one) && !results.get(one)?.done);
  const importing = useMutation({
    mutationFn: async () => {
      for (const one of wanted) {
        const result = await saved(one, words.note(one.file));
        setResults((before) => new Map(before).set(one, result));
      }
    },
    onSettled: () => readAgain(client, { queryKey: ["playbooks"] }),
    networkMode: "always",
  });
  const done = [...results.values()].filter((result) => result?.done).length;
  if (found.length === 0) {
    return (
      <>
        <DropZone busy={reading.isPending} onFiles={(files) => files.length > 0 && reading.mutate(files)} />
        <div className="mt-3">
          <ProblemNote error={reading.error} />
          {reading.isSuccess && <p role="alert">{words.empty}</p>}
        </div>
      </>
    );
  }
  return (
    <>
      <ul aria-label={words.list} className="card m-0 mt-3 list-none p-0">
        {found.map((one) => (
          <FoundRow key={`${one.file}/${one.part}`} found={one} result={results.get(one)} />
        ))}
      </ul>
      <div className="mt-3 flex flex-wrap items-center gap-3">
        {wanted.length > 0 && (
          <Button look="primary" busy={importing.isPending} onClick={() => importing.mutate()}>
            {words.act(wanted.length)}
          </Button>
        )}
        <Button onClick={() => reading.reset()}>{words.again}</Button>
        <p role="status" className="text-ink-2">
          {done > 0 ? words.done(done) : wanted.length === 0 && words.nothingNew}
        </p>
      </div>
    </>
  );
}

function isWanted({ state }: Found): boolean {
  return state === "new" || state === "changed";
}

async function saved({ key, text, seen }: Found, note: string): Promise<Result> {
  try {
    await savePlaybook(key ?? "", { text, note, seen });
    return { done: true };
  } catch (error) {
    return { done: false, error };
  }
}
