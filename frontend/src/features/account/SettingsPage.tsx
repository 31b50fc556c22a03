import { useText } from "@/text";
import { useMe } from "@/ui/me";
import { Column, PageHeader } from "@/ui/PageHeader";
import { usePageTitle } from "@/ui/pageTitle";
import { InviteForm } from "./InviteForm";
import { LoginList } from "./LoginList";
import { PeopleTable } from "./PeopleTable";
import { TokenList } from "./TokenList";

export function SettingsPage() {
  const text = useText();
  const me = useMe();
  usePageTitle(text.account.title);
  return (
    <Column>
      <PageHeader title={text.account.title} beside={<span className="text-ink-3">{me.account.name}</span>} />
      <div className="mt-3 flex flex-col gap-4">
        {me.role === "admin" && (
          <>
            <PeopleTable />
            <InviteForm />
          </>
        )}
        <LoginList />
        <TokenList />
      </div>
    </Column>
  );
}
