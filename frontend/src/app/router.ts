import { createRouter } from "@tanstack/react-router";
import { PageFailed } from "./ErrorPages";
import { components } from "./routes/components";
import { entrancePages } from "./routes/entrance";
import { nowhere, root, shell } from "./routes/frame";
import { numberPages } from "./routes/numbers";
import { playbookPages } from "./routes/playbooks";
import { settingsPages } from "./routes/settings";
import { workPages } from "./routes/work";

const tree = root.addChildren([
  ...entrancePages,
  shell.addChildren([...workPages, ...playbookPages, ...numberPages, ...settingsPages, components, nowhere]),
]);

export const router = createRouter({
  routeTree: tree,
  defaultPreload: "intent",
  scrollRestoration: true,
  defaultErrorComponent: PageFailed,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
  interface HistoryState {
    /** The session was just claimed here: the context stays beside it and the composer takes the focus. */
    claimed?: string;
    /** The context screen of this handoff was left: its card takes the focus again. */
    returnedFrom?: string;
    /** Somebody was faster: the queue says who. */
    lostRace?: { handoffId: string; problem: string; name: string; at: string };
  }
}
