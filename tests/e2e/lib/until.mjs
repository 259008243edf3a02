// Waits for a condition instead of a fixed time.
import { setTimeout as pause } from "node:timers/promises";

/**
 * Calls `probe` repeatedly until it returns a truthy value, and returns that value.
 *
 * The time limit is much longer than any step takes, so that a slow machine does not fail a test. It only ends a wait that
 * would never end.
 */
export async function until(what, probe, { seconds = 30 } = {}) {
  const deadline = Date.now() + seconds * 1000;
  let problem;
  for (;;) {
    try {
      const value = await probe();
      if (value) return value;
      problem = undefined;
    } catch (error) {
      problem = error;
    }
    if (Date.now() > deadline) {
      throw new Error(`waited ${seconds} s in vain until ${what}${problem ? `: ${problem.message}` : ""}`);
    }
    await pause(40);
  }
}
