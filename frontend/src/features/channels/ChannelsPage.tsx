import { useQuery } from "@tanstack/react-query";
import { channelHealthQuery } from "@/api/channels";
import { useText } from "@/text";
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
      {health.isError && (
        <Failed title={words.failed} error={health.error} onRetry={() => health.refetch()} />
      )}
      <Rooms />
      {health.isPending && <Skeleton className="h-20" />}
      {health.data && <MailState configured={health.data.mail_configured} />}
    </div>
  );
}
