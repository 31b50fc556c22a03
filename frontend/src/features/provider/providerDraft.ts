import type { ProviderSettings, ProviderWritten, Role } from "@/api/types";
import type { ProviderText } from "@/text/later/en/provider";

const ROLES_DOWNWARDS = ["admin", "engineer", "viewer"] as const satisfies readonly Role[];

/** A provider as it stands in the form. */
export interface ProviderDraft {
  issuer: string;
  clientId: string;
  secret: string;
  domains: string;
  byClaim: boolean;
  claim: string;
  values: Record<Role, string>;
  /** Empty: whom no value fits is not let in. */
  otherwise: Role | "";
  passwords: boolean;
  hours: string;
}

export type ProviderFaults = Partial<Record<keyof ProviderDraft, string>>;

export { ROLES_DOWNWARDS };

export function draftOf(provider: ProviderSettings | null): ProviderDraft {
  return {
    issuer: provider?.issuer ?? "",
    clientId: provider?.client_id ?? "",
    secret: "",
    domains: (provider?.domains ?? []).join(", "),
    byClaim: provider?.role_claim != null,
    claim: provider?.role_claim ?? "",
    values: {
      admin: (provider?.roles.admin ?? []).join(", "),
      engineer: (provider?.roles.engineer ?? []).join(", "),
      viewer: (provider?.roles.viewer ?? []).join(", "),
    },
    otherwise: provider === null ? "engineer" : (provider.otherwise ?? ""),
    passwords: provider?.passwords ?? true,
    hours: String(provider?.login_hours ?? 12),
  };
}

/** What does not fit, by where it stands. A secret that is kept may stay unwritten. */
export function faultsOf(
  draft: ProviderDraft,
  kept: ProviderSettings | null,
  words: ProviderText["faults"],
): ProviderFaults {
  const faults: ProviderFaults = {};
  if (!/^https?:\/\/[^\s]+$/.test(draft.issuer.trim())) faults.issuer = words.issuer;
  if (draft.clientId.trim() === "") faults.clientId = words.missing;
  if (draft.secret.trim() === "" && !keepsSecret(draft, kept)) faults.secret = words.missing;
  const domains = parts(draft.domains);
  if (domains.length === 0 || domains.some((domain) => !/^@?[^\s@/*]+\.[^\s@/*]+$/.test(domain)))
    faults.domains = words.domains;
  if (draft.byClaim && draft.claim.trim() === "") faults.claim = words.missing;
  if (draft.byClaim && draft.otherwise === "" && !ROLES_DOWNWARDS.some((role) => draft.values[role].trim()))
    faults.values = words.values;
  const hours = Number(draft.hours);
  if (!Number.isInteger(hours) || hours < 1 || hours > 720) faults.hours = words.hours;
  return faults;
}

export function keepsSecret(draft: ProviderDraft, kept: ProviderSettings | null): boolean {
  return kept?.issuer === draft.issuer.trim() && kept.client_id === draft.clientId.trim();
}

export function writtenOf(draft: ProviderDraft): ProviderWritten {
  const values = (role: Role) => (draft.byClaim ? parts(draft.values[role]) : []);
  return {
    issuer: draft.issuer.trim(),
    client_id: draft.clientId.trim(),
    client_secret: draft.secret.trim() || null,
    domains: parts(draft.domains),
    role_claim: draft.byClaim ? draft.claim.trim() : null,
    roles: { admin: values("admin"), engineer: values("engineer"), viewer: values("viewer") },
    otherwise: draft.otherwise === "" ? (draft.byClaim ? null : "engineer") : draft.otherwise,
    passwords: draft.passwords,
    login_hours: Number(draft.hours),
  };
}

export function isChanged(draft: ProviderDraft, kept: ProviderSettings | null): boolean {
  return JSON.stringify(draft) !== JSON.stringify(draftOf(kept));
}

function parts(text: string): string[] {
  return text
    .split(/[,;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
}
