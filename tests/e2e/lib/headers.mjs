// Reads `_headers`: each rule is a path, or a path with `*` for all below it, and the indented headers that follow.

/** The headers of a file, by their names in lower case. The values of several rules for one header are joined. */
export function headersOf(text, path) {
  const headers = {};
  let matches = false;
  for (const line of text.split("\n").filter((line) => line.trim() && !line.startsWith("#"))) {
    if (!/^\s/.test(line)) {
      matches = line.endsWith("*") ? path.startsWith(line.slice(0, -1)) : path === line;
    } else if (matches) {
      const [, name, value] = line.match(/^\s+([^:]+):\s*(.*)$/);
      const key = name.toLowerCase();
      headers[key] = key in headers ? `${headers[key]}, ${value}` : value;
    }
  }
  return headers;
}
