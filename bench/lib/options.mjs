// Reads `--name value` pairs from the command line. The defaults name the allowed options and their types.
export function options(defaults) {
  const chosen = { ...defaults };
  const args = process.argv.slice(2);
  for (let i = 0; i < args.length; i += 2) {
    const name = args[i].replace(/^--/, "");
    if (!(name in defaults) || args[i + 1] === undefined) {
      console.error(
        `options: ${Object.entries(defaults)
          .map(([key, value]) => `--${key} ${value}`)
          .join(" ")}`,
      );
      process.exit(2);
    }
    chosen[name] = typeof defaults[name] === "number" ? Number(args[i + 1]) : args[i + 1];
  }
  return chosen;
}
