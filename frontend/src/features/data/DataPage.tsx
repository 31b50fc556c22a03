import { ExportPanel } from "./ExportPanel";
import { RetentionPanel } from "./RetentionPanel";

/** What becomes of the account's data: taken out, and kept for so long. */
export function DataPage() {
  return (
    <div className="flex flex-col gap-4">
      <ExportPanel />
      <RetentionPanel />
    </div>
  );
}
