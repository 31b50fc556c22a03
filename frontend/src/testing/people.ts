import type { Me, Person } from "@/api/types";

const NORTH = { id: "north", name: "North IT", time_zone: "Europe/Berlin", locale: "en" };
const SOUTH = { id: "south", name: "South IT", time_zone: "UTC", locale: "en" };

function somebody(id: string, name: string, role: Me["role"], tier: number, account = NORTH): Me {
  return { id, name, email: `${id}@${account.id}.example`, role, tier, account };
}

/** Alice escalates, Bob and Dora pick up, Victor may only read. All are of one account. */
export const alice = somebody("alice", "Alice Moreau", "engineer", 1);
export const bob = somebody("bob", "Bob Anders", "engineer", 2);
export const dora = somebody("dora", "Dora Lindt", "admin", 3);
export const victor = somebody("victor", "Victor Hale", "viewer", 1);

/** Charlie is of another account. */
export const charlie = somebody("charlie", "Charlie Reyes", "engineer", 2, SOUTH);

export function personOf({ id, name }: Person): Person {
  return { id, name };
}
