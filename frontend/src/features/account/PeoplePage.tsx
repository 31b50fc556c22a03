import { InviteForm } from "./InviteForm";
import { PeopleTable } from "./PeopleTable";

/** Everybody of the account, and the way in for one more. */
export function PeoplePage() {
  return (
    <div className="flex flex-col gap-4">
      <PeopleTable />
      <InviteForm />
    </div>
  );
}
