import fc from "fast-check";
import { AccountModel } from "./accountModel";
import { alice, bob, dora, personOf } from "./people";

const PEOPLE = [alice, bob, dora].map(personOf);

const ACTS = [
  "escalate",
  "claim",
  "release",
  "lapse",
  "reassign",
  "cancel",
  "handBack",
  "resolve",
  "open",
  "deliver",
  "record",
  "actFirst",
] as const;

export interface Wish {
  act: (typeof ACTS)[number];
  person: number;
  handoff: number;
}

export const wish = fc.record({ act: fc.constantFrom(...ACTS), person: fc.nat(2), handoff: fc.nat(20) });

/** What people wish to do, one after another. */
export const wishes = fc.array(wish, { maxLength: 40, size: "max" });

/** Does what is wished on some handoff for which the act is possible; nothing when there is none. */
export function fulfil(model: AccountModel, { act, person, handoff }: Wish): void {
  const by = PEOPLE[person] ?? personOf(alice);
  const open = model.idsOf("open");
  const claimed = model.idsOf("claimed");
  const one = (ids: string[]) => (ids.length === 0 ? undefined : ids[handoff % ids.length]);
  const any = one([...open, ...claimed]);
  const held = one(claimed);
  if (act === "escalate") model.escalate(by);
  else if (act === "release" && held) model.release(held, by);
  else if (act === "lapse" && held) model.release(held, null);
  else if (act === "handBack" && held) model.close(held, "handoff_handed_back", by);
  else if (act === "actFirst" && held) model.actFirst(held);
  else if (any !== undefined) fulfilAnywhere(model, act, any, by);
}

function fulfilAnywhere(
  model: AccountModel,
  act: Wish["act"],
  id: string,
  by: (typeof PEOPLE)[number],
): void {
  if (act === "claim") model.claim(id, by);
  else if (act === "reassign") model.reassign(id, personOf(dora), by);
  else if (act === "cancel") model.close(id, "handoff_cancelled", by);
  else if (act === "resolve") model.resolve(id, by);
  else if (act === "open") model.open(id, by);
  else if (act === "deliver") model.deliver(id);
  else if (act === "record") model.record(id);
}

/** An account in which all of this has happened. */
export function accountAfter(list: readonly Wish[]): AccountModel {
  const model = new AccountModel();
  for (const wish of list) fulfil(model, wish);
  return model;
}
