import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { answered, api, intent } from "./client";
import type { Playbook, PlaybookWritten, Proposal, ProposalAccepted, ProposalState, Session } from "./types";

/** Lets the guide of a session go by another playbook. */
export function choosePlaybook(sessionId: string, playbook: string, key: string): Promise<Session> {
  const params = { path: { session_id: sessionId } };
  const options = { params, body: { key: playbook }, ...intent(key) };
  return answered(api.POST("/api/v1/ai-sessions/{session_id}/playbook", options));
}

/** What there is to work with, and what was withdrawn. */
export const playbooksQuery = queryOptions({
  queryKey: ["playbooks"],
  queryFn: () => answered(api.GET("/api/v1/playbooks")),
});

/** One version of a playbook (0: as it ships), or the one in use. */
export const playbookQuery = (key: string, version?: number) =>
  queryOptions({
    queryKey: ["playbooks", key, version ?? "in use"],
    queryFn: () =>
      answered(api.GET("/api/v1/playbooks/{key}", { params: { path: { key }, query: { version } } })),
  });

/** What is wrong with a text, else what it says. */
export const checkQuery = (text: string) =>
  queryOptions({
    queryKey: ["playbook-check", text],
    queryFn: ({ signal }) => answered(api.POST("/api/v1/playbooks/check", { body: { text }, signal })),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
  });

/** Writes a new version of the account's own. */
export function savePlaybook(key: string, body: PlaybookWritten): Promise<Playbook> {
  return answered(api.PUT("/api/v1/playbooks/{key}", { params: { path: { key } }, body }));
}

/** Gives up the account's own; what ships is used again, or nothing. */
export function withdrawPlaybook(key: string): Promise<unknown> {
  return answered(api.DELETE("/api/v1/playbooks/{key}", { params: { path: { key } } }));
}

/** Where the texts in use can be downloaded from. */
export const exportAddress = (which: "own" | "all") => `/api/v1/playbook-export?which=${which}`;

/** The newest proposals in this state. */
export const proposalsQuery = (state: ProposalState) =>
  queryOptions({
    queryKey: ["proposals", "list", state],
    queryFn: () =>
      answered(api.GET("/api/v1/playbook-proposals", { params: { query: { state, limit: 200 } } })),
  });

export const proposalQuery = (id: string) =>
  queryOptions({
    queryKey: ["proposals", "one", id],
    queryFn: () =>
      answered(
        api.GET("/api/v1/playbook-proposals/{proposal_id}", { params: { path: { proposal_id: id } } }),
      ),
  });

/** Takes a proposal over, as it is or as the admin edited it. */
export function acceptProposal(id: string, body: ProposalAccepted, key: string): Promise<Proposal> {
  const params = { path: { proposal_id: id } };
  const options = { params, body, ...intent(key) };
  return answered(api.POST("/api/v1/playbook-proposals/{proposal_id}/accept", options));
}

export function rejectProposal(id: string, reason: string, key: string): Promise<Proposal> {
  const params = { path: { proposal_id: id } };
  const options = { params, body: { reason }, ...intent(key) };
  return answered(api.POST("/api/v1/playbook-proposals/{proposal_id}/reject", options));
}
