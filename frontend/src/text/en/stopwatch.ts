/** The running stopwatch as it is seen on every page. */
export const stopwatch = {
  running: "Call runs",
  stopped: "Call to save",
  stop: "Stop the call",
};
