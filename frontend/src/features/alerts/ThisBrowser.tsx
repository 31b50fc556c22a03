import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { addOwnChannel } from "@/api/alerts";
import { readAgain } from "@/api/fresh";
import type { Alerts, Channel } from "@/api/types";
import { newKey } from "@/api/useIntent";
import { useText } from "@/text/later/settings";
import { Button } from "@/ui/Button";
import { formatBrowser } from "@/ui/formatBrowser";
import { BellIcon } from "@/ui/icons";
import { PushDenied, pushSupport, subscribeHere, subscriptionHere } from "./push";
import { keepChannel, keptChannel } from "./thisBrowser";

const HERE = ["push-here"];

/** The channel that this browser is, while its subscription lives. */
export function useThisBrowser(channels: readonly Channel[]): Channel | null {
  const here = useQuery({ queryKey: HERE, queryFn: subscriptionHere, staleTime: 0 });
  if (!here.data) return null;
  return channels.find(({ id }) => id === keptChannel()) ?? null;
}

interface ThisBrowserProps {
  alerts: Alerts;
  onAdded: (channel: Channel) => void;
}

/** Makes this browser one of the channels, or says why it cannot be one. */
export function ThisBrowser({ alerts, onAdded }: ThisBrowserProps) {
  const text = useText();
  const words = text.alerts.push;
  const client = useQueryClient();
  const here = useThisBrowser(alerts.channels);
  const turningOn = useMutation({
    mutationFn: async () => {
      const { endpoint, p256dh, auth } = await subscribeHere();
      const name = words.channel(formatBrowser(navigator.userAgent));
      return addOwnChannel({ kind: "push", name, address: { endpoint, p256dh, auth } }, newKey());
    },
    onSuccess: async (channel) => {
      keepChannel(channel.id);
      await readAgain(client, { queryKey: HERE });
      onAdded(channel);
    },
    networkMode: "always",
  });
  if (here !== null) return null;
  const support = pushSupport();
  if (alerts.push_public_key === "") return <Why>{words.notConfigured}</Why>;
  if (support !== "supported") return <Why>{words.support[support]}</Why>;
  const { error } = turningOn;
  return (
    <>
      <Button icon={<BellIcon />} busy={turningOn.isPending} onClick={() => turningOn.mutate()}>
        {words.turnOn}
      </Button>
      {error !== null && (
        <p role="alert" className="basis-full text-red">
          {error instanceof PushDenied ? words.refused : words.failed}
        </p>
      )}
    </>
  );
}

function Why({ children }: { children: string }) {
  return (
    <div className="basis-full text-meta text-ink-3">
      <p className="max-w-[72ch]">{children}</p>
    </div>
  );
}
