import { useQuery } from "@tanstack/react-query";
import { signInQuery } from "@/api/provider";
import { useProviderText } from "@/text/later/useProviderText";
import { Empty, Failed, Skeleton } from "@/ui/states";
import { Addresses } from "./Addresses";
import { ProviderForm } from "./ProviderForm";
import { RemoveProvider } from "./RemoveProvider";
import { Standing } from "./Standing";

/** Where the account's people sign in, beside or in place of passwords. */
export function ProviderPage() {
  const words = useProviderText();
  const signIn = useQuery(signInQuery);
  if (signIn.isPending) return <Skeleton className="h-64" />;
  if (signIn.isError && signIn.data === undefined)
    return <Failed title={words.failed} error={signIn.error} onRetry={() => signIn.refetch()} />;
  const { provider, is_allowed } = signIn.data;
  if (!is_allowed) return <Empty title={words.forbidden.title}>{words.forbidden.explain}</Empty>;
  return (
    <div className="flex flex-col gap-4">
      {provider !== null && <Standing provider={provider} />}
      <Addresses signIn={signIn.data} />
      <ProviderForm provider={provider} />
      {provider !== null && <RemoveProvider />}
    </div>
  );
}
