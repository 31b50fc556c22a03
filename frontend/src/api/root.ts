/** Where the operations begin that the typed client does not know: the stream and the demo's sign-in. */
export const ROOT = "/api/v1";
