import type { ReactNode } from "react";
import { useText } from "@/text";
import { Mark } from "@/ui/Mark";

/** The frame of the pages before anybody is signed in. */
export function FrontDoor({
  title,
  explain,
  children,
}: {
  title: string;
  explain?: string;
  children: ReactNode;
}) {
  const text = useText();
  return (
    <main className="flex min-h-dvh flex-col items-center px-4 py-10 sm:pt-[12vh]">
      <div className="w-full max-w-[376px]">
        <div className="mb-6 flex items-center gap-3 px-1">
          <Mark size={32} />
          <div>
            <p className="text-title font-semibold">{text.shell.product}</p>
            <p className="text-ink-3">{text.signIn.lead}</p>
          </div>
        </div>
        <div className="card px-5 py-5 sm:px-6">
          <h1 className="text-page font-semibold">{title}</h1>
          {explain !== undefined && <p className="mt-1 text-ink-2">{explain}</p>}
          {children}
        </div>
      </div>
    </main>
  );
}
