// Writes the results as a table in Markdown.

function median(values) {
  const sorted = Float64Array.from(values).sort();
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * One row for each trainer, with ratios to the first one.
 *
 * @param results a Map from a trainer's name to its results, each `{ version, speed, loss }`
 */
export function table(results, epochs) {
  const rows = [...results].map(([name, runs]) => {
    const speeds = runs.map(({ speed }) => speed);
    const loss = median(runs.map((run) => run.loss));
    return { name, version: runs[0].version, best: Math.max(...speeds), median: median(speeds), loss };
  });
  const [first] = rows;
  const ratio = (row, which) => `${(row[which] / first[which]).toFixed(2)} ×`;
  const cells = rows.map((row) => [
    row.name,
    row.version,
    row.best.toFixed(0),
    row.median.toFixed(0),
    ratio(row, "best"),
    ratio(row, "median"),
    row.loss.toFixed(4),
  ]);
  const after = epochs === 1 ? "loss of the epoch" : `loss of epoch ${epochs}`;
  const head = ["trainer", "version", "images/s, best", "median", "ratio of the best", "of the medians", after];
  const lines = [head, head.map(() => "---"), ...cells];
  return lines.map((line) => `| ${line.join(" | ")} |`).join("\n");
}
