/** What a language model adds to an assessment. */
export const model = {
  region: "From the model",
  pendingWords: "The model is reading the record. Nothing waits for it.",
  writing: "is writing",
  ready: "The model has answered.",
  noCause: "The model names no cause.",
  failed: {
    timed_out: "The model gave no answer in time.",
    unreachable: "The model cannot be reached.",
    unusable_answer: "The model’s answer cannot be used.",
    too_long: "The model’s answer is too long to be read.",
    redacted: "A text of the session was removed, and what was said about it went with it.",
  },
  failedExplain: "The record above is complete without it.",
  fallback: "The playbook answered instead.",
  again: "Try again",
  ask: "Ask the model",
  sent: "What was sent",
  sentExplain: "Word for word; passwords and keys are masked before it leaves.",
  sentChanged: "The record has changed since, so what was sent cannot be shown word for word.",
  confirm: "Written by a program. Check it before you act on it.",
};
