import { recall } from "./kept";

const NOTES = [660, 880];
const NOTE_SECONDS = 0.16;
const LOUDNESS = 0.07;
const LOCK = "flowpilot.sound";

let speaker: AudioContext | null = null;

/** Whether the person of this browser asked for a sound when an escalation arrives. */
export function isSoundWanted(): boolean {
  return recall("sound") === "on";
}

/** Two soft notes, from one tab of this browser. A browser that wants a touch of the page first stays silent. */
export async function playArrival(): Promise<void> {
  const locks: LockManager | null | undefined = navigator.locks; // absent on a page that came without encryption
  if (!locks) return play();
  await locks.request(LOCK, { ifAvailable: true }, (lock) => (lock === null ? undefined : play()));
}

/** Plays them, and ends when they have ended. */
async function play(): Promise<void> {
  speaker ??= new AudioContext();
  await Promise.race([speaker.resume(), ended()]);
  if (speaker.state !== "running") return;
  for (const [place, pitch] of NOTES.entries())
    sound(speaker, pitch, speaker.currentTime + place * NOTE_SECONDS);
  await ended();
}

function sound(on: AudioContext, pitch: number, at: number): void {
  const note = new OscillatorNode(on, { frequency: pitch });
  const volume = new GainNode(on, { gain: 0 });
  volume.gain.setValueAtTime(0, at);
  volume.gain.linearRampToValueAtTime(LOUDNESS, at + NOTE_SECONDS / 8);
  volume.gain.linearRampToValueAtTime(0, at + NOTE_SECONDS);
  note.connect(volume).connect(on.destination);
  note.start(at);
  note.stop(at + NOTE_SECONDS);
}

function ended(): Promise<void> {
  return new Promise((done) => setTimeout(done, NOTES.length * NOTE_SECONDS * 1000));
}
