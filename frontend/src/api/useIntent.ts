import { useMutation } from "@tanstack/react-query";
import { useRef } from "react";
import { isProblem } from "./problem";

interface Intent<Input, Answer> {
  /** Keeps the key over a reload, for texts that survive one too. */
  name?: string;
  send: (input: Input, key: string) => Promise<Answer>;
  onDone?: (answer: Answer, input: Input) => void | Promise<void>;
  onProblem?: (error: Error, input: Input) => void;
}

/** How long, and how often, it is asked what became of the same intent that the server is still at. */
const STILL_AT_IT_MS = 400;
const ASKED_AT_MOST = 25;

/**
 * A write that may be repeated: the same input sent again keeps its idempotency key until an answer came, so
 * that a retry after a cut answer cannot act twice. What was answered, even with a no, starts a new intent.
 * A second press before the answer is the same intent: it is sent once, and what follows it is done once.
 */
export function useIntent<Input, Answer>({ name, send, onDone, onProblem }: Intent<Input, Answer>) {
  const pending = useRef<Pending | null>(null);
  const underWay = useRef(new Map<string, Promise<Answer>>());
  const keep = (next: Pending | null) => {
    pending.current = next;
    if (name !== undefined) keepPending(name, next);
  };
  return useMutation({
    mutationFn: (input: Input) => {
      const written = asText(input);
      const asked = underWay.current.get(written);
      if (asked !== undefined) return asked;
      const known = pending.current ?? (name === undefined ? null : keptPending(name));
      const intent = known?.input === written ? known : { input: written, key: newKey() };
      keep(intent);
      const answer = untilAnswered(() => send(input, intent.key));
      underWay.current.set(written, answer);
      return answer;
    },
    onSuccess: (answer, input) => {
      if (!underWay.current.delete(asText(input))) return;
      keep(null);
      return onDone?.(answer, input);
    },
    onError: (error, input) => {
      if (!underWay.current.delete(asText(input))) return;
      if (!mayHaveActed(error)) keep(null);
      onProblem?.(error, input);
    },
    networkMode: "always",
  });
}

/** The server's answer; while it is still at the first request with this key, its answer is waited for. */
async function untilAnswered<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  for (let asked = 1; ; asked += 1) {
    try {
      return await ask();
    } catch (error) {
      if (!isProblem(error, "idempotency_in_progress") || asked === ASKED_AT_MOST) throw error;
      await new Promise((resolve) => setTimeout(resolve, STILL_AT_IT_MS));
    }
  }
}

function asText(input: unknown): string {
  return JSON.stringify(input) ?? "";
}

interface Pending {
  input: string;
  key: string;
}

const PREFIX = "flowpilot.intent.";

function keptPending(name: string): Pending | null {
  try {
    const kept = sessionStorage.getItem(PREFIX + name);
    return kept === null ? null : JSON.parse(kept);
  } catch {
    return null;
  }
}

function keepPending(name: string, pending: Pending | null): void {
  try {
    if (pending === null) sessionStorage.removeItem(PREFIX + name);
    else sessionStorage.setItem(PREFIX + name, JSON.stringify(pending));
  } catch {
    return; // Storage is full or forbidden: the key lives as long as the page.
  }
}

/** Whether the server may have carried it out, or may still be at it, although no success was heard. */
export function mayHaveActed(error: Error): boolean {
  if (!isProblem(error)) return true;
  return error.isUnanswered || error.status >= 500 || error.code === "idempotency_in_progress";
}

/** 32 random hexadecimal characters; `randomUUID` would be missing on plain HTTP beyond this machine. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
