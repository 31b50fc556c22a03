import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { checkQuery } from "@/api/playbooks";
import type { Flaw, PlaybookContent } from "@/api/types";

const TYPING_MS = 400;

/** What the server says about a text. `settled`: it has spoken about the very text that is there now. */
export interface Check {
  settled: boolean;
  failed: boolean;
  flaws: readonly Flaw[];
  key: string | null;
  content: PlaybookContent | null;
  again: () => void;
}

const NONE: readonly Flaw[] = [];

/** Checks a text when its writer pauses, and at once when asked. What was said last stays until there is more. */
export function useCheck(text: string): Check {
  const [asked, setAsked] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text), TYPING_MS);
    return () => clearTimeout(timer);
  }, [text]);
  const check = useQuery(checkQuery(asked));
  const { data, isFetching, isPlaceholderData } = check;
  return {
    settled: asked === text && !isFetching && !isPlaceholderData && data !== undefined,
    failed: check.isError && !isFetching,
    flaws: data?.errors ?? NONE,
    key: data?.key ?? null,
    content: data?.content ?? null,
    again: () => {
      if (asked === text) void check.refetch();
      else setAsked(text);
    },
  };
}
