import { rmSync } from "node:fs";

/** Removes the database that the tests used. */
export default function teardown(): void {
  const folder = process.env.FLOWPILOT_TEST_DATA;
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
}
