import type { QueryClient } from "@tanstack/react-query";
import { checkQuery, playbookQuery, playbooksQuery } from "@/api/playbooks";
import type { Flaw, PlaybookList } from "@/api/types";
import { newest } from "../versions/order";
import { partsOf } from "./parts";

const LARGEST_FILE = 20_000_000; // bytes
const LARGEST_PLAYBOOK = 200_000; // characters

/** One playbook of a file and how it relates to what is in use. `part` from 1 where the file holds several. */
export interface Found {
  file: string;
  part: number | null;
  text: string;
  state: "new" | "changed" | "same" | "wrong" | "twice" | "large";
  key: string | null;
  title: string | null;
  flaws: readonly Flaw[];
  /** The newest version that there is of it; null where that does not matter. */
  seen: number | null;
}

/** Reads files and compares each playbook in them with the one in use. Rejects where the server does not answer. */
export async function readFiles(files: readonly File[], client: QueryClient): Promise<Found[]> {
  const list = await client.fetchQuery(playbooksQuery);
  const found: Found[] = [];
  for (const file of files) {
    if (file.size > LARGEST_FILE) {
      found.push({ ...nothing(file.name, null, ""), state: "large" });
      continue;
    }
    const parts = partsOf(await file.text());
    for (const [index, text] of parts.entries()) {
      const part = parts.length > 1 ? index + 1 : null;
      found.push(await compare(nothing(file.name, part, text), list, client));
    }
  }
  return found.map((one, index) => (isRepeated(found, index) ? { ...one, state: "twice" } : one));
}

async function compare(found: Found, list: PlaybookList, client: QueryClient): Promise<Found> {
  if (found.text.length > LARGEST_PLAYBOOK) return { ...found, state: "large" };
  const { errors, key, title } = await client.fetchQuery(checkQuery(found.text));
  if (key === null) return { ...found, flaws: errors };
  if (!list.items.some((item) => item.key === key)) {
    const seen = list.retired.some((item) => item.key === key) ? null : 0;
    return { ...found, state: "new", key, title, seen };
  }
  const playbook = await client.fetchQuery(playbookQuery(key));
  const state = playbook.text.trim() === found.text.trim() ? "same" : "changed";
  return { ...found, state, key, title, seen: newest(playbook) };
}

/** Whether a later one has the same key. */
function isRepeated(found: readonly Found[], index: number): boolean {
  const key = found[index]?.key ?? null;
  return key !== null && found.slice(index + 1).some((later) => later.key === key);
}

function nothing(file: string, part: number | null, text: string): Found {
  return { file, part, text, state: "wrong", key: null, title: null, flaws: [], seen: null };
}
