import { useQuery } from "@tanstack/react-query";
import { channelHealthQuery } from "@/api/channels";
import { useText } from "@/text/later/settings";
import { CheckIcon } from "@/ui/icons";
import { Failed, Skeleton } from "@/ui/states";
import { FailingList } from "./FailingList";
import { MailState } from "./MailState";
import { Rooms } from "./Rooms";

/** The account's channels: what fails stands on top. */
export function ChannelsPage() {
  const words = useText().channels.failing;
  const health = useQuery(channelHealthQuery);
  return (
    <div className="flex flex-col gap-4">
      {health.data && health.data.items.length > 0 && <FailingList items={health.data.items} />}
      {health.data?.items.length === 0 && (
        <p className="flex items-start gap-2.5 text-ink-2">
          <CheckIcon className="mt-0.5 shrink-0 text-green" />
          {words.fine}
        </p>
      )}
      {health.isError && (
        <Failed title={words.failed} error={health.error} onRetry={() => health.refetch()} />
      )}
      <Rooms />
      {health.isPending && <Skeleton className="h-20" />}
      {health.data && <MailState configured={health.data.mail_configured} />}
    </div>
  );
}
