/** The running stopwatch as it is seen on every page. */
export const stopwatch = {
  running: "Call runs",
  stopped: "Call to save",
  open: (time: string) => `The call runs, ${time}: open it`,
  openStopped: "A timed call is not saved yet: open it",
  stop: "Stop the call",
};
