// Waiting for a condition, never for a time.
import { setTimeout as pause } from "node:timers/promises";

/**
 * Asks `probe` again and again until it answers with something truthy, and returns that.
 *
 * The deadline is far beyond what any step takes, so that a slow machine does not fail a test; it only ends a wait
 * that would never end.
 */
export async function until(what, probe, { seconds = 30 } = {}) {
  const deadline = Date.now() + seconds * 1000;
  let problem;
  for (;;) {
    try {
      const answer = await probe();
      if (answer) return answer;
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
