import { useQuery } from "@tanstack/react-query";
import { canaryQuery } from "@/api/canary";
import { useMe } from "@/ui/me";

/** Since when the test escalation does not come back; null while it does, and to everybody but admins. */
export function useMissingCanary(): string | null {
  const { role } = useMe();
  const { data } = useQuery({ ...canaryQuery, enabled: role === "admin" });
  return data?.enabled ? data.missing_since : null;
}
