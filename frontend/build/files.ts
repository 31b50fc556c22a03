import { fileURLToPath } from "node:url";

interface Imports {
  importedIds: string[];
  importers: string[];
}

interface Modules {
  getModuleInfo(id: string): Imports | null;
}

interface Group {
  name: (id: string, modules: Modules) => string | null;
  priority: number;
}

const START = fileURLToPath(new URL("../src/main.tsx", import.meta.url));
const QUEUE = fileURLToPath(new URL("../src/features/handoffs/QueuePage.tsx", import.meta.url));
const BUNDLERS_OWN = /rolldown\/runtime|vite\/preload-helper/;
const SHARED_ROOM = /\/src\/(api|app|stream|text|ui)\//;
/** They stand on much that only dialogs need, or are words that few people ever see: they stay with their users. */
const WITH_ITS_USERS = /\/ui\/(Dialog|FormDialog|LeaveGuard)\.tsx$|\/(app|text)\/later\/|\/text\/de\//;

/**
 * Which modules share a file: `frame` is what every page needs, `cards` what the queue shares with other pages, `desk`
 * what those share among themselves. All else stays with the page that imports it. A file takes along what its modules
 * import, so the first comes first.
 */
export function fileGroups(): Group[] {
  let everywhere: Set<string> | undefined;
  let queue: Set<string> | undefined;
  const fileOf = (id: string, modules: Modules): string | null => {
    everywhere ??= reached(START, modules);
    queue ??= reached(QUEUE, modules);
    if (BUNDLERS_OWN.test(id) || everywhere.has(id)) return "frame";
    if (WITH_ITS_USERS.test(id)) return null;
    if (SHARED_ROOM.test(id)) return queue.has(id) ? "frame" : "desk";
    return queue.has(id) && isImportedBesides(queue, id, modules) ? "cards" : null;
  };
  return ["frame", "cards", "desk"].map((file, place, files) => ({
    name: (id, modules) => (fileOf(id, modules) === file ? file : null),
    priority: files.length - place,
  }));
}

/** The modules that are there when `start` is: what it imports, and so on, but nothing that is fetched later. */
function reached(start: string, modules: Modules): Set<string> {
  const found = new Set([start]);
  for (const id of found) for (const next of modules.getModuleInfo(id)?.importedIds ?? []) found.add(next);
  return found;
}

function isImportedBesides(page: Set<string>, id: string, modules: Modules): boolean {
  return modules.getModuleInfo(id)?.importers.some((importer) => !page.has(importer)) ?? false;
}
