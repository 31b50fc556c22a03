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

/**
 * A write that may be repeated: the same input sent again keeps its idempotency key until an answer came, so
 * that a retry after a cut answer cannot act twice. What was answered, even with a no, starts a new intent.
 */
export function useIntent<Input, Answer>({ name, send, onDone, onProblem }: Intent<Input, Answer>) {
  const pending = useRef<Pending | null>(null);
  const keep = (next: Pending | null) => {
    pending.current = next;
    if (name !== undefined) keepPending(name, next);
  };
  return useMutation({
    mutationFn: (input: Input) => {
      const written = JSON.stringify(input) ?? "";
      const known = pending.current ?? (name === undefined ? null : keptPending(name));
      const intent = known?.input === written ? known : { input: written, key: newKey() };
      keep(intent);
      return send(input, intent.key);
    },
    onSuccess: (answer, input) => {
      keep(null);
      return onDone?.(answer, input);
    },
    onError: (error, input) => {
      if (!mayHaveActed(error)) keep(null);
      onProblem?.(error, input);
    },
    networkMode: "always",
  });
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
