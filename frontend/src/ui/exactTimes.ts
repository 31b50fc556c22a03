import { useKeptChoice } from "./keptChoice";

const ON = "on";

/** Whether times are spelled out in this browser, without a pointer to rest on them, and a way to change that. */
export function useExactTimes(): { exactTimes: boolean; setExactTimes: (on: boolean) => void } {
  const [choice, choose] = useKeptChoice("flowpilot.exactTimes");
  return { exactTimes: choice === ON, setExactTimes: (on) => choose(on ? ON : null) };
}
