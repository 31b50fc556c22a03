import { createRoute } from "@tanstack/react-router";
import { shell } from "./frame";
import { lazyPage } from "./lazyPage";
import { numberOrNothing, textOrNothing } from "./searchValues";

const playbooks = createRoute({
  getParentRoute: () => shell,
  path: "/playbooks",
  validateSearch: (search: Record<string, unknown>): { q?: string } => ({ q: textOrNothing(search.q) }),
  component: lazyPage(() => import("@/features/playbooks/PlaybooksPage"), "PlaybooksPage"),
});

const playbook = createRoute({
  getParentRoute: () => shell,
  path: "/playbooks/read/$key",
  validateSearch: (search: Record<string, unknown>): { version?: number; against?: number } => ({
    version: numberOrNothing(search.version),
    against: numberOrNothing(search.against),
  }),
  component: lazyPage(() => import("@/features/playbooks/PlaybookPage"), "PlaybookPage"),
});

const editPlaybook = createRoute({
  getParentRoute: () => shell,
  path: "/playbooks/edit/$key",
  component: lazyPage(() => import("@/features/playbooks/edit/EditPage"), "EditPage"),
});

const newPlaybook = createRoute({
  getParentRoute: () => shell,
  path: "/playbooks/new",
  component: lazyPage(() => import("@/features/playbooks/edit/NewPage"), "NewPage"),
});

const importPlaybooks = createRoute({
  getParentRoute: () => shell,
  path: "/playbooks/import",
  component: lazyPage(() => import("@/features/playbooks/import/ImportPage"), "ImportPage"),
});

const proposals = createRoute({
  getParentRoute: () => shell,
  path: "/playbooks/proposals",
  validateSearch: (search: Record<string, unknown>): { state?: "accepted" | "rejected" } => ({
    state: search.state === "accepted" || search.state === "rejected" ? search.state : undefined,
  }),
  component: lazyPage(() => import("@/features/playbooks/proposals/ProposalsPage"), "ProposalsPage"),
});

const proposal = createRoute({
  getParentRoute: () => shell,
  path: "/playbooks/proposals/$proposalId",
  component: lazyPage(() => import("@/features/playbooks/proposals/ProposalPage"), "ProposalPage"),
});

export const playbookPages = [
  playbooks,
  playbook,
  editPlaybook,
  newPlaybook,
  importPlaybooks,
  proposals,
  proposal,
] as const;
