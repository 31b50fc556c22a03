/** The dialogs that change whose a handoff is, fetched together when one is asked for. */
export { ReassignDialog } from "./ReassignDialog";
export { TakeOverDialog } from "./TakeOverDialog";
