import { useMutation } from "@tanstack/react-query";
import { useRef } from "react";
import { isProblem } from "./problem";

interface Intent<Input, Answer> {
  send: (input: Input, key: string) => Promise<Answer>;
  onDone?: (answer: Answer, input: Input) => void | Promise<void>;
  onProblem?: (error: Error, input: Input) => void;
}

/**
 * A write that may be repeated: the same input sent again keeps its idempotency key until an answer came, so
 * that a retry after a cut answer cannot act twice. What was answered, even with a no, starts a new intent.
 */
export function useIntent<Input, Answer>({ send, onDone, onProblem }: Intent<Input, Answer>) {
  const pending = useRef<{ input: string; key: string } | null>(null);
  return useMutation({
    mutationFn: (input: Input) => {
      const written = JSON.stringify(input) ?? "";
      if (pending.current?.input !== written) pending.current = { input: written, key: newKey() };
      return send(input, pending.current.key);
    },
    onSuccess: (answer, input) => {
      pending.current = null;
      return onDone?.(answer, input);
    },
    onError: (error, input) => {
      if (!mayHaveActed(error)) pending.current = null;
      onProblem?.(error, input);
    },
    networkMode: "always",
  });
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
