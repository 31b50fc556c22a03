import { useQuery } from "@tanstack/react-query";
import { proposalCountQuery } from "@/api/proposalCount";
import type { Role } from "@/api/types";

const AGAIN_MS = 300_000;

/** How many proposals wait for an admin; 0 for everybody else. */
export function useOpenProposals(role: Role): number {
  const enabled = role === "admin";
  return useQuery({ ...proposalCountQuery, enabled, refetchInterval: AGAIN_MS }).data?.total ?? 0;
}
