import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { keepAnswer } from "@/api/fresh";
import { ladderQuery, saveLadder } from "@/api/ladder";
import { isProblem } from "@/api/problem";
import type { Ladder, LadderWritten } from "@/api/types";
import { useText } from "@/text/later/settings";
import { fingerprint, type LadderDraft, ladderBody, ladderDraft } from "./ladderDraft";
import { type Faults, ladderFaults } from "./ladderFaults";

/** What became of the last press of a button. */
type Done = "saved" | "undone" | null;

/** The ladder being edited: what is wrong, whether it differs from what holds, and how saving it goes. */
export function useLadderDraft(ladder: Ladder, accountZone: string) {
  const text = useText();
  const client = useQueryClient();
  const [holds, setHolds] = useState(() => ladderDraft(ladder, accountZone));
  const [draft, setDraft] = useState(holds);
  const [before, setBefore] = useState<LadderWritten | null>(null);
  const [done, setDone] = useState<Done>(null);
  const [showAll, setShowAll] = useState(false);
  const [refused, setRefused] = useState<Faults>({});
  const own = ladderFaults(draft, text);
  const dirty = fingerprint(draft) !== fingerprint(holds);
  useEffect(() => {
    const now = ladderDraft(ladder, accountZone);
    if (dirty || fingerprint(now) === fingerprint(holds)) return;
    setHolds(now);
    setDraft(now);
  }, [ladder, accountZone, dirty, holds]);
  const saving = useMutation({
    mutationFn: ({ body }: { body: LadderWritten; becomes: Done }) => saveLadder(body),
    onSuccess: (answer, { becomes }) => {
      const next = ladderDraft(answer, accountZone);
      setBefore(becomes === "saved" ? ladderBody(holds) : null);
      setHolds(next);
      setDraft(next);
      setShowAll(false);
      setRefused({});
      setDone(becomes);
      keepAnswer(client, ladderQuery, answer);
    },
    onError: (error) => setRefused(faultsOf(error)),
    networkMode: "always",
  });
  return {
    draft,
    own,
    refused,
    showAll,
    dirty,
    saving,
    done,
    faultCount: Object.keys(own).length,
    change: (part: Partial<LadderDraft>) => {
      setDraft((now) => ({ ...now, ...part }));
      setRefused({});
      setDone(null);
      saving.reset();
    },
    /** Saves it, or shows from now on all that does not fit. */
    save: () => {
      setShowAll(true);
      const ready = Object.keys(own).length === 0 && !saving.isPending;
      if (ready) saving.mutate({ body: ladderBody(draft), becomes: "saved" });
    },
    discard: () => {
      setDraft(holds);
      setShowAll(false);
      setRefused({});
      saving.reset();
    },
    /** Puts back what held before it was saved. */
    undo: before === null ? null : () => saving.mutate({ body: before, becomes: "undone" }),
  };
}

/** What a server's 422 said about single values. */
export function faultsOf(error: unknown): Faults {
  const errors = isProblem(error) ? (error.members.errors ?? []) : [];
  return Object.fromEntries(errors.map(({ pointer, reason }) => [pointer, reason]));
}
