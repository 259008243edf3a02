// Reading `_headers`: rules of a path, or of all below one, and indented below it the headers.

/** The headers that a file's rules name, by their names in lower case. Of several rules for one header all hold. */
export function headersOf(text, path) {
  const headers = {};
  let isMeant = false;
  for (const line of text.split("\n").filter((line) => line.trim() && !line.startsWith("#"))) {
    if (!/^\s/.test(line)) {
      isMeant = line.endsWith("*") ? path.startsWith(line.slice(0, -1)) : path === line;
    } else if (isMeant) {
      const [, name, value] = line.match(/^\s+([^:]+):\s*(.*)$/);
      const key = name.toLowerCase();
      headers[key] = key in headers ? `${headers[key]}, ${value}` : value;
    }
  }
  return headers;
}
