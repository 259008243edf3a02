// `--name value` pairs of a command line, on top of defaults of the same type.
export function options(defaults) {
  const chosen = { ...defaults };
  const words = process.argv.slice(2);
  for (let i = 0; i < words.length; i += 2) {
    const name = words[i].replace(/^--/, "");
    if (!(name in defaults) || words[i + 1] === undefined) {
      console.error(`options: ${Object.entries(defaults).map(([key, value]) => `--${key} ${value}`).join(" ")}`);
      process.exit(2);
    }
    chosen[name] = typeof defaults[name] === "number" ? Number(words[i + 1]) : words[i + 1];
  }
  return chosen;
}
