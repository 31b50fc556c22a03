export { ArrivalToast } from "./ArrivalToast";
export { LeaseToast } from "./LeaseToast";
export { NoteToast } from "./NoteToast";
export { PartingToast } from "./PartingToast";
