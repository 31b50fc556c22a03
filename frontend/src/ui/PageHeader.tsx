import type { ReactNode } from "react";

interface PageHeaderProps {
  title: string;
  /** Beside the title: how live, how many. */
  beside?: ReactNode;
  /** At the far end: what one may do. */
  actions?: ReactNode;
}

/** The first line of a page; on narrow screens room is left at the end for the alerts and the person. */
export function PageHeader({ title, beside, actions }: PageHeaderProps) {
  return (
    <header className="flex min-h-11 flex-wrap items-center gap-x-4 gap-y-2 pe-[96px] md:pe-0">
      <h1 className="text-page font-semibold">{title}</h1>
      {beside}
      {actions && (
        <div className="flex flex-wrap items-center gap-2 max-sm:-me-[96px] max-sm:basis-full sm:ms-auto">
          {actions}
        </div>
      )}
    </header>
  );
}

/** The column that a list page stands in. */
export function Column({ children }: { children: ReactNode }) {
  return <div className="mx-auto w-full max-w-[1168px] px-3 py-2 sm:px-6 md:py-4">{children}</div>;
}
