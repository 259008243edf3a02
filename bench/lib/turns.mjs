// Measuring contenders in turns, so that whatever else the machine does hits all of them alike.

const TURN_MS = 1000;

/**
 * Lets each contender run for a second, again and again; the first rounds only warm up.
 *
 * @returns for each contender the milliseconds of its calls, by what was timed
 */
export async function takeTurns(call, names, { seconds, warmup }) {
  const times = Object.fromEntries(names.map((name) => [name, {}]));
  for (let turn = -warmup; turn < (seconds * 1000) / TURN_MS; turn += 1) {
    process.stderr.write(`\r  ${turn < 0 ? "warming up" : `turn ${turn + 1} of ${seconds}`}      `);
    for (const name of names) {
      const measured = await call("measure", name, TURN_MS);
      if (turn < 0) continue;
      for (const [what, list] of Object.entries(measured)) {
        times[name][what] = (times[name][what] ?? []).concat(list);
      }
    }
  }
  process.stderr.write("\r");
  return times;
}
