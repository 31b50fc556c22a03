import { queryOptions } from "@tanstack/react-query";
import { answered, api } from "./client";
import type { NotesLanguage, Tone } from "./types";

const RELAXED_MS = 300_000;

/** Resolved sessions of the account that are like this one, those of the same client first. */
export const similarQuery = (sessionId: string) =>
  queryOptions({
    queryKey: ["similar", sessionId],
    queryFn: async () => {
      const params = { path: { session_id: sessionId } };
      return (await answered(api.GET("/api/v1/ai-sessions/{session_id}/similar", { params }))).items;
    },
    staleTime: RELAXED_MS,
  });

/** What was recorded so far, as ticket notes; read anew each time. */
export const notesQuery = (sessionId: string, tone: Tone, language: NotesLanguage) =>
  queryOptions({
    queryKey: ["notes", sessionId, tone, language],
    queryFn: async () => {
      const params = { path: { session_id: sessionId }, query: { tone, language } };
      return (await answered(api.GET("/api/v1/ai-sessions/{session_id}/notes", { params }))).text;
    },
    gcTime: 0,
  });
