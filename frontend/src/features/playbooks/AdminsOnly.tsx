import type { ReactNode } from "react";
import { useText } from "@/text";
import { useMe } from "@/ui/me";
import { Empty } from "@/ui/states";

/** What stands below it is for admins; everybody else is told so. */
export function AdminsOnly({ children }: { children: ReactNode }) {
  const { forAdmins } = useText().settings;
  if (useMe().role === "admin") return children;
  return (
    <div className="mx-auto w-full max-w-[640px] p-6">
      <Empty wholePage title={forAdmins.title}>
        {forAdmins.explain}
      </Empty>
    </div>
  );
}
