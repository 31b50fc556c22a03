import { queryOptions } from "@tanstack/react-query";
import { Problem, problemOf } from "./problem";
import { ROOT } from "./root";
import type { Me, Person, Role } from "./types";

export interface DemoPerson extends Person {
  email: string;
  role: Role;
  account: { id: string; name: string };
}

/** The people that one may be in demo mode; none when the server is not in demo mode. */
export const demoQuery = queryOptions({
  queryKey: ["demo"],
  queryFn: async (): Promise<DemoPerson[]> => {
    const response = await fetch(`${ROOT}/auth/demo`);
    if (response.status === 404) return [];
    if (!response.ok) throw problemOf(response.status, null);
    return ((await response.json()) as { people: DemoPerson[] }).people;
  },
  staleTime: Number.POSITIVE_INFINITY,
  retry: false,
});

export async function signInAs(userId: string): Promise<Me> {
  const response = await fetch(`${ROOT}/auth/demo`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ user_id: userId }),
  }).catch(() => {
    throw new Problem(0, "unanswered");
  });
  if (!response.ok) throw problemOf(response.status, await response.json().catch(() => null));
  return response.json();
}
