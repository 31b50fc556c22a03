/** The API's shapes under the names that the pages use; the generated schema is their only source. */
import type { components } from "./schema";

type Schemas = components["schemas"];

export type Person = Schemas["PersonOut"];
export type Readers = Schemas["ReadersOut"];
export type Me = Schemas["MeOut"];
export type Role = Me["role"];
export type AccountSettings = Schemas["AccountDetailOut"];
export type User = Schemas["UserOut"];
export type ListedUser = Schemas["ListedUserOut"];
export type NewUser = Schemas["NewUserOut"];
export type Profile = Schemas["ProfileOut"];
/** What somebody has in hand: their newest open sessions, and how much of everything. */
export type Holdings = Schemas["HoldingsOut"];
export type Client = Schemas["ClientOut"];
export type Login = Schemas["LoginOut"];
export type Token = Schemas["TokenOut"];

export type Session = Schemas["SessionOut"];
/** The playbook that the guide goes by, why this one, and which others it could be. */
export type ChosenPlaybook = Schemas["SessionPlaybookOut"];
/** A playbook in the list, to read, and what its text says. */
export type PlaybookItem = Schemas["PlaybookItem"];
export type PlaybookList = Schemas["PlaybooksOut"];
export type Playbook = Schemas["PlaybookOut"];
export type PlaybookVersion = Schemas["VersionOut"];
export type PlaybookContent = Schemas["PlaybookContentOut"];
export type PlaybookWritten = Schemas["PlaybookIn"];
export type InBoth = Schemas["InBothOut"];
/** What is wrong in a text, by line from 1. */
export type Flaw = Schemas["FlawOut"];
export type Proposal = Schemas["ProposalOut"];
export type ProposalAccepted = Schemas["ProposalAcceptIn"];
export type ProposalState = Proposal["state"];
/** A proposal with the texts that it is to be compared with. */
export type ProposalChange = Schemas["ProposalChangeOut"];
export type SessionItem = Schemas["SessionListItem"];
export type SessionStatus = Session["status"];
export type NewSession = Schemas["SessionIn"];

/** A step; a frame of the stream may carry its text cut, and without what the guide offers. */
export type Step = Schemas["StepOut"] & { truncated?: boolean };
/** What a step of the guide offers: commands to copy, what to expect, answers in one tap. */
export type Offer = Schemas["GuideOut"];
/** What the guide proposed; `fallback` says why the playbook answered for the model. */
export type GuideStep = Schemas["GuideStepOut"];
export type NewStep = Schemas["StepIn"];
export type StepKind = Step["kind"];
export type Outcome = NonNullable<Step["outcome"]>;

/** A file of a session; `size` in bytes. */
export type SessionFile = Schemas["FileOut"];

/** A resolved session that is like another one. */
export type SimilarSession = Schemas["SimilarOut"];
export type Tone = "internal" | "customer";
export type NotesLanguage = "en" | "de";

export type Handoff = Schemas["HandoffOut"];
export type HandoffState = Handoff["state"];
export type NewHandoff = Schemas["HandoffIn"];
export type Priority = Handoff["priority"];
export type Way = Schemas["ClaimIn"]["way"];

/** A step of the ladder as it is planned for one handoff; `tier` only where a tier is told. */
export type Rung = Schemas["RungOut"];

/** A handoff in a list: `mine`, claimed by the reader; `seen`, opened or claimed by the reader. */
export type Card = Schemas["CardOut"];
/** A handoff as a frame carries it: the same for every reader. */
export type SharedCard = Omit<Card, "mine" | "seen">;
export type DeliveryCounts = Card["deliveries"];
export type HandoffContext = Schemas["ContextOut"];
export type Attempt = Schemas["AttemptOut"];
export type Assessment = Schemas["AssessmentOut"];
export type ModelAssessment = Schemas["ModelAssessmentOut"];
export type Cited = Schemas["LineOut"];
export type Delivery = Schemas["DeliveryOut"];
/** Whether and how somebody could be told of an escalation right now. */
export type Reachable = Schemas["ReachOut"];
export type Notification = Schemas["NotificationOut"];

export type FigureName = keyof Schemas["IntervalsOut"];
/** A figure; a range is `[low, high]`, where a high end that the curve does not reach is null. */
export type Figure = Omit<Schemas["FigureOut"], "interval"> & {
  interval: Record<FigureName, (number | null)[] | null>;
};
type FigureMembers = "time_to_first_action" | "waiting" | "getting_ready" | "escalation_cost";
export type EscalationMetric = Omit<Schemas["EscalationMetricOut"], FigureMembers> &
  Record<FigureMembers, Figure>;
export type Period = EscalationMetric["period"];

export type Channel = Schemas["ChannelOut"];
export type NewChannel = Schemas["ChannelIn"];
export type NewChannelAnswer = Schemas["NewChannelOut"];
export type ChannelChange = Schemas["RoomChangeIn"];
export type Alerts = Schemas["AlertsOut"];
export type AlertsChange = Schemas["PreferencesIn"];
export type EmailChoice = Alerts["email"];
export type AlertTest = Schemas["TestOut"];
export type TestLine = AlertTest["items"][number];
export type ChannelHealth = Schemas["HealthOut"];
export type FailingChannel = Schemas["FailingOut"];

export type HeldDelivery = Schemas["HeldDeliveryOut"];

export type SignInSettings = Schemas["SignInOut"];
export type ProviderSettings = Schemas["ProviderOut"];
export type ProviderWritten = Schemas["SignInIn"];
export type TriedProvider = Schemas["TriedOut"];

export type Canary = Schemas["CanaryOut"];
export type CanaryWritten = Schemas["CanaryIn"];

export type Policy = Schemas["PolicyBody"];
export type Tell = Schemas["StepBody"]["tell"];
/** When an account is on duty; a range of a weekday is `[from, to]`. */
export type DutyCalendar = Omit<Schemas["CalendarBody"], "week"> & { week: Record<string, string[][]> };
export type LadderWritten = Schemas["LadderIn"];
export type Ladder = Omit<Schemas["LadderOut"], "calendar"> & { calendar: DutyCalendar | null };
export type PreviewAsked = Schemas["PreviewIn"];
export type LadderPreview = Schemas["PreviewOut"];
export type PreviewItem = Schemas["ForeseenOut"];

/** How far an account is on its way to an escalation that reached somebody. */
export type FirstRun = Schemas["FirstRunOut"];
export type FirstRunStep = FirstRun["steps"][number]["step"];
export type Practice = Schemas["PracticeOut"];
