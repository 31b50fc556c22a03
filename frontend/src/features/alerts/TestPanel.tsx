import { startTest } from "@/api/alerts";
import { TestLines } from "@/features/channels/TestLines";
import { useTest } from "@/features/channels/useTest";
import { useText } from "@/text/later/settings";
import { Button } from "@/ui/Button";
import { Panel } from "@/ui/Panel";

/** One button that proves over which ways one can be told. */
export function TestPanel() {
  const words = useText().alerts.test;
  const run = useTest((key) => startTest(null, key));
  return (
    <Panel title={words.region} explain={words.explain}>
      <Button look="primary" busy={run.running} onClick={run.begin}>
        {run.lines === null ? words.start : words.again}
      </Button>
      <div className="mt-3 empty:hidden">
        <TestLines run={run} />
      </div>
    </Panel>
  );
}
