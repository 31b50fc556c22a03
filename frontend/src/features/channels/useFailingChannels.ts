import { useQuery } from "@tanstack/react-query";
import { channelHealthQuery } from "@/api/channels";
import type { FailingChannel } from "@/api/types";
import { useMe } from "@/ui/me";

interface FailingChannels {
  mailConfigured: boolean;
  items: FailingChannel[];
}

/** What fails right now, asked once a minute; null to everybody but admins, and until it is known. */
export function useFailingChannels(): FailingChannels | null {
  const { role } = useMe();
  const { data } = useQuery({ ...channelHealthQuery, enabled: role === "admin" });
  return data === undefined ? null : { mailConfigured: data.mail_configured, items: data.items };
}
