// Prints tables of durations in milliseconds.

function summary(times) {
  const sorted = Float64Array.from(times).sort();
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  return { calls: sorted.length, best: sorted[0], median: at(0.5), p95: at(0.95) };
}

/** Prints best, median and 95th percentile of each `[name, times]`, and the ratio of its median to the first one's. */
export function printTable(rows) {
  console.log(`${"ms per reconstruction".padEnd(50)}    best  median     p95   calls  median ÷ first`);
  let first;
  for (const [name, times] of rows) {
    const { best, median, p95, calls } = summary(times);
    first ??= median;
    const numbers = [best, median, p95].map((value) => value.toFixed(2).padStart(8)).join("");
    console.log(`${name.padEnd(50)}${numbers}${String(calls).padStart(8)}${(median / first).toFixed(2).padStart(16)}`);
  }
}
