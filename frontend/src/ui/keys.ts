import { useEffect, useLayoutEffect, useRef } from "react";
import { isTyping } from "./isTyping";
import { useSingleKeys } from "./singleKeys";

export type KeyGroup = "everywhere" | "queue" | "context" | "asked" | "write" | "session";

interface Key {
  group: KeyGroup;
  /** As the browser names them; one of several does the same with another part of the page. */
  keys: readonly string[];
  /** Held together with Ctrl, or with Command on a Mac; such keys work in text boxes, too. */
  control?: true;
  /** Held down, it goes on. */
  repeats?: true;
  /** Only makes sense where the focus is: not offered as an act by its name. */
  inPlace?: true;
}

/** Every key that FlowPilot hears, in the order in which they are listed; their words stand in `text/later/en/keys`. */
export const KEYS = {
  palette: { group: "everywhere", keys: ["k"], control: true, inPlace: true },
  help: { group: "everywhere", keys: ["?"] },
  exactTimes: { group: "everywhere", keys: ["."] },
  nextCard: { group: "queue", keys: ["j"], repeats: true, inPlace: true },
  previousCard: { group: "queue", keys: ["k"], repeats: true, inPlace: true },
  openCard: { group: "queue", keys: ["Enter"], inPlace: true },
  pickUp: { group: "queue", keys: ["c"], inPlace: true },
  searchQueue: { group: "queue", keys: ["/"], inPlace: true },
  continueTogether: { group: "context", keys: ["1"] },
  analyze: { group: "context", keys: ["2"] },
  ownWay: { group: "context", keys: ["3"] },
  backToQueue: { group: "context", keys: ["Escape"] },
  askGuide: { group: "asked", keys: ["g"] },
  giveAnswer: { group: "asked", keys: ["1", "2", "3", "4", "5", "6", "7", "8", "9"], inPlace: true },
  ownAnswer: { group: "asked", keys: ["o"] },
  worked: { group: "asked", keys: ["w"] },
  failed: { group: "asked", keys: ["x"] },
  partly: { group: "asked", keys: ["p"] },
  copyCommand: { group: "asked", keys: ["c"] },
  action: { group: "write", keys: ["a"] },
  result: { group: "write", keys: ["r"] },
  note: { group: "write", keys: ["n"] },
  question: { group: "write", keys: ["q"] },
  fact: { group: "write", keys: ["f"] },
  message: { group: "write", keys: ["m"] },
  send: { group: "write", keys: ["Enter"], control: true, inPlace: true },
  escalate: { group: "session", keys: ["e"] },
  resolve: { group: "session", keys: ["d"] },
  handBack: { group: "session", keys: ["h"] },
  readContext: { group: "session", keys: ["i"] },
  readBack: { group: "session", keys: ["b"] },
  copyNotes: { group: "session", keys: ["t"] },
} as const satisfies Record<string, Key>;

export type KeyName = keyof typeof KEYS;

/** What keys do here and now; `null` lists a key that a control of the page hears by itself. */
export type Keys = Partial<Record<KeyName, ((key: string) => void) | null>>;

interface Registration {
  keys: Keys;
  singleKeys: boolean;
}

const registrations: { readonly current: Registration }[] = [];
const isMac = /Mac|iPhone|iPad/.test(navigator.platform);
const OPEN_MODAL = "[role=dialog][data-state=open], [role=alertdialog][data-state=open]";

/**
 * Makes keys work while the component is mounted; of two that claim the same key the later one has it. They rest
 * under an open dialog, and single keys also while somebody types and where the person has turned them off.
 */
export function useKeys(keys: Keys): void {
  const { singleKeys } = useSingleKeys();
  const registration = useRef({ keys, singleKeys });
  useLayoutEffect(() => {
    registration.current = { keys, singleKeys };
  });
  useEffect(() => {
    if (registrations.length === 0) document.addEventListener("keydown", hear);
    registrations.push(registration);
    return () => {
      registrations.splice(registrations.indexOf(registration), 1);
      if (registrations.length === 0) document.removeEventListener("keydown", hear);
    };
  }, []);
}

/** The keys that work at this moment, in the order of `KEYS`. */
export function keysHere(): KeyName[] {
  const here = new Set(registrations.flatMap(({ current }) => actsOf(current.keys).map(([name]) => name)));
  return (Object.keys(KEYS) as KeyName[]).filter((name) => here.has(name));
}

/** The acts that may be asked for by name at this moment: those of keys that need no place on the page. */
export function actsHere(): KeyName[] {
  return keysHere().filter((name) => !entryOf(name).inPlace && actOf(name) !== null);
}

/** Does what the key would do, however it was asked for; nothing where it does nothing now. */
export function runKey(name: KeyName): void {
  actOf(name)?.(entryOf(name).keys[0] ?? "");
}

/** What a key is called on this keyboard, one cap each. */
export function capsOf(name: KeyName): string[] {
  const { keys, control } = entryOf(name);
  const caps = keys.length > 1 ? [`${keys[0]} – ${keys.at(-1)}`] : keys.map(capOf);
  return control
    ? [isMac ? "⌘" : "Ctrl", ...caps.map((cap) => (cap.length === 1 ? cap.toUpperCase() : cap))]
    : caps;
}

function capOf(key: string): string {
  return key === "Escape" ? "Esc" : key;
}

function entryOf(name: KeyName): Key {
  return KEYS[name];
}

function actsOf(keys: Keys) {
  return Object.entries(keys).filter(([, act]) => act !== undefined) as [
    KeyName,
    ((key: string) => void) | null,
  ][];
}

function actOf(name: KeyName): ((key: string) => void) | null {
  for (const { current } of registrations.toReversed()) {
    const act = current.keys[name];
    if (act) return act;
  }
  return null;
}

function hear(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || event.altKey) return;
  if (document.querySelector(OPEN_MODAL) !== null) return;
  for (const { current } of registrations.toReversed()) {
    const heard = actsOf(current.keys).find(([name]) => isMeant(entryOf(name), event, current.singleKeys));
    const act = heard?.[1];
    if (!act) continue;
    event.preventDefault();
    act(event.key);
    return;
  }
}

function isMeant({ keys, control, repeats }: Key, event: KeyboardEvent, singleKeys: boolean): boolean {
  if (event.repeat && !repeats) return false;
  if (control) return (isMac ? event.metaKey : event.ctrlKey) && keys.includes(event.key.toLowerCase());
  if (event.ctrlKey || event.metaKey || isTyping(event.target)) return false;
  return keys.includes(event.key) && (singleKeys || event.key.length > 1);
}
