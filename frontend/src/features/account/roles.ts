import type { Role } from "@/api/types";

export const ROLES: readonly Role[] = ["viewer", "engineer", "admin"];
export const TIERS: readonly number[] = [1, 2, 3];
