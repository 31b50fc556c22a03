import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { FILE_LIMIT, filesQuery, sendFile } from "@/api/files";
import { readAgain } from "@/api/fresh";
import { Problem } from "@/api/problem";
import { sessionQuery } from "@/api/sessions";
import { newKey } from "@/api/useIntent";

/** A file on its way; its key makes a repeat after a cut answer attach it only once. */
export interface Upload {
  key: string;
  file: File;
  /** The share that was sent, 0 to 1. */
  share: number;
  error: Error | null;
}

export interface Uploads {
  items: readonly Upload[];
  /** The name of the file that was attached last. */
  attached: string | null;
  add: (files: readonly File[]) => void;
  retry: (key: string) => void;
  /** Stops sending it, or forgets that it failed. */
  drop: (key: string) => void;
}

/** The files that somebody attaches to a session, sent one after the other. */
export function useUploads(sessionId: string): Uploads {
  const client = useQueryClient();
  const [items, setItems] = useState<Upload[]>([]);
  const [attached, setAttached] = useState<string | null>(null);
  const sending = useRef<{ key: string; stop: AbortController } | null>(null);
  const change = useCallback((key: string, changed: Partial<Upload>) => {
    setItems((known) => known.map((each) => (each.key === key ? { ...each, ...changed } : each)));
  }, []);
  const drop = useCallback((key: string) => {
    if (sending.current?.key === key) sending.current.stop.abort();
    setItems((known) => known.filter((each) => each.key !== key));
  }, []);
  const send = useCallback(
    async ({ key, file }: Upload) => {
      const stop = new AbortController();
      sending.current = { key, stop };
      try {
        const onProgress = (share: number) => change(key, { share });
        const stored = await sendFile({ sessionId, file, key, signal: stop.signal, onProgress });
        setAttached(stored.name);
        drop(key);
        void readAgain(client, filesQuery(sessionId));
        void readAgain(client, sessionQuery(sessionId));
      } catch (error) {
        change(key, { error: error instanceof Error ? error : new Problem(0, "unanswered") });
      } finally {
        sending.current = null;
      }
    },
    [client, sessionId, change, drop],
  );
  useEffect(() => {
    const next = items.find(({ error }) => error === null);
    if (next !== undefined && sending.current === null) void send(next);
  }, [items, send]);
  useEffect(() => () => sending.current?.stop.abort(), []);
  return {
    items,
    attached,
    drop,
    add: (files) => setItems((known) => [...known, ...files.map(uploadOf)]),
    retry: (key) => change(key, { error: null, share: 0 }),
  };
}

/** What is too large or empty is refused before it is sent. */
function uploadOf(file: File): Upload {
  const code = file.size > FILE_LIMIT ? "file_too_large" : file.size === 0 ? "file_empty" : null;
  return { key: newKey(), file, share: 0, error: code === null ? null : new Problem(413, code) };
}
