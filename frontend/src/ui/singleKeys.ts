import { useContext } from "react";
import { useKeptChoice } from "./keptChoice";
import { MeContext } from "./me";

const OFF = "off";

/** Whether this person lets single keys act in this browser, and a way to change that (WCAG 2.1.4). */
export function useSingleKeys(): { singleKeys: boolean; setSingleKeys: (on: boolean) => void } {
  const person = useContext(MeContext)?.id ?? "";
  const [choice, choose] = useKeptChoice(`flowpilot.singleKeys.${person}`);
  return { singleKeys: choice !== OFF, setSingleKeys: (on) => choose(on ? null : OFF) };
}
