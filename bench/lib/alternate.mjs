// Measures several candidates alternately, so that other work on the machine affects all of them alike.

const ROUND_MS = 1000;

/**
 * Runs each candidate for a second in every round. The first `warmup` rounds are not measured.
 *
 * @returns for each candidate the milliseconds of its calls, by where they were measured
 */
export async function measureAlternately(call, names, { seconds, warmup }) {
  const times = Object.fromEntries(names.map((name) => [name, {}]));
  for (let round = -warmup; round < (seconds * 1000) / ROUND_MS; round += 1) {
    process.stderr.write(`\r  ${round < 0 ? "warming up" : `round ${round + 1} of ${seconds}`}      `);
    for (const name of names) {
      const measured = await call("measure", name, ROUND_MS);
      if (round < 0) continue;
      for (const [where, list] of Object.entries(measured)) {
        times[name][where] = (times[name][where] ?? []).concat(list);
      }
    }
  }
  process.stderr.write("\r");
  return times;
}
