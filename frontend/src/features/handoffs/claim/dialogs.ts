/** What one may do about a handoff without having it, fetched together when one is asked for. */
export { AskAskerDialog } from "./AskAskerDialog";
export { ReassignDialog } from "./ReassignDialog";
export { TakeOverDialog } from "./TakeOverDialog";
