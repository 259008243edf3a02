// A line to a server on this machine, as if it stood elsewhere.
import { connect, createServer } from "node:net";

const DELAY_MS = 20;
const BYTES_PER_MS = 10e6 / 8 / 1000;

/**
 * Answers of the server at `url` come through it 20 ms later, and all of them together at 10 Mbit/s.
 *
 * @returns `url`, the same page at the near end of the line; `close()`
 */
export async function line(url) {
  const { hostname, port, pathname } = new URL(url);
  let free = 0;
  const server = createServer((client) => {
    const upstream = connect(Number(port), hostname);
    client.pipe(upstream);
    upstream.on("data", (chunk) => {
      free = Math.max(free, performance.now() + DELAY_MS) + chunk.length / BYTES_PER_MS;
      setTimeout(() => client.write(chunk), free - performance.now());
    });
    upstream.on("end", () => setTimeout(() => client.end(), Math.max(0, free - performance.now())));
    for (const [socket, other] of [[client, upstream], [upstream, client]]) socket.on("error", () => other.destroy());
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  const near = `http://127.0.0.1:${server.address().port}${pathname}`;
  return { url: near, close: () => new Promise((closed) => server.close(closed)) };
}
