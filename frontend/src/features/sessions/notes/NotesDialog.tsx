import { useQuery } from "@tanstack/react-query";
import { useEffect, useEffectEvent, useState } from "react";
import { notesQuery } from "@/api/record";
import type { NotesLanguage, Session, Tone } from "@/api/types";
import { useText } from "@/text";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { TEXT_AREA } from "@/ui/Field";
import { Segments } from "@/ui/Segments";
import { Failed, Skeleton } from "@/ui/states";
import { useCopy } from "@/ui/useCopy";

const TONES: readonly Tone[] = ["internal", "customer"];
const LANGUAGES: readonly NotesLanguage[] = ["en", "de"];

/** What was recorded as ticket notes: copied at once for colleagues, or seen and copied in another tone. */
export function NotesDialog({ session, onClose }: { session: Session; onClose: () => void }) {
  const text = useText();
  const words = text.notes;
  const [tone, setTone] = useState<Tone>("internal");
  const [language, setLanguage] = useState<NotesLanguage>(text.language === "de" ? "de" : "en");
  const notes = useQuery(notesQuery(session.id, tone, language));
  const { copied, failed, copy } = useCopy();
  const first = useEffectEvent((written: string) => {
    if (copied === null && tone === "internal") void copy(written);
  });
  useEffect(() => {
    if (notes.data !== undefined) first(notes.data);
  }, [notes.data]);
  const isCopied = copied !== null && copied === notes.data;
  return (
    <Dialog title={words.title} onClose={onClose} wide>
      <div className="flex min-h-0 flex-col gap-3 overflow-auto px-4 py-4 sm:px-6">
        <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
          <Segments
            label={words.tone}
            value={tone}
            options={TONES.map((value) => ({ value, label: words.tones[value] }))}
            onChange={setTone}
          />
          <Segments
            label={words.language}
            value={language}
            options={LANGUAGES.map((value) => ({ value, label: words.languages[value] }))}
            onChange={setLanguage}
          />
        </div>
        <p className="text-ink-2">{words.explain[tone]}</p>
        {notes.data !== undefined ? (
          <textarea
            readOnly
            aria-label={words.preview}
            value={notes.data}
            rows={16}
            className={`${TEXT_AREA} min-h-[200px] bg-sunken`}
          />
        ) : notes.isError ? (
          <Failed title={words.failed} error={notes.error} onRetry={() => notes.refetch()} />
        ) : (
          <Skeleton className="h-[320px]" />
        )}
      </div>
      <div className="flex flex-wrap items-center justify-end gap-x-3 gap-y-2 border-t border-line px-4 py-3 sm:px-6">
        <p role="status" className={failed ? "text-amber" : "font-medium text-green"}>
          {failed ? words.copyByHand : isCopied && words.copied[tone]}
        </p>
        <Button onClick={onClose}>{text.common.close}</Button>
        <Button
          look="primary"
          disabled={notes.data === undefined}
          onClick={() => notes.data !== undefined && copy(notes.data)}
        >
          {isCopied ? words.copyAgain : words.copy}
        </Button>
      </div>
    </Dialog>
  );
}
