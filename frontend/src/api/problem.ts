import type { Person } from "./types";

/** What the server said no with (RFC 9457), or what became of a request that never got an answer. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly members: ProblemMembers = {},
  ) {
    super(`${status} ${code}`);
    this.name = "Problem";
  }

  /** No answer came: the request may or may not have been carried out. */
  get isUnanswered(): boolean {
    return this.status === 0;
  }
}

export interface ProblemMembers {
  detail?: string | null;
  request_id?: string;
  errors?: { pointer: string; reason: string }[];
  state?: string;
  claimed_by?: Person;
  claimed_at?: string;
  account_id?: string;
  accounts?: { id: string; name: string }[];
}

/** The problem in an answer that is not 2xx; an answer without problem+json is named by its status. */
export function problemOf(status: number, body: unknown): Problem {
  if (typeof body !== "object" || body === null) return new Problem(status, nameOf(status));
  const members = body as ProblemMembers & { code?: string };
  return new Problem(status, members.code ?? nameOf(status), members);
}

export function isProblem(error: unknown, code?: string): error is Problem {
  return error instanceof Problem && (code === undefined || error.code === code);
}

function nameOf(status: number): string {
  return status >= 500 ? "unavailable" : "invalid";
}
