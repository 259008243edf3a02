// A proxy that makes a server on this machine as slow as a remote one.
import { connect, createServer } from "node:net";

const DELAY_MS = 20;
const BYTES_PER_MS = 10e6 / 8 / 1000;

/**
 * Delays the responses of the server at `url` by 20 ms and limits all of them together to 10 Mbit/s.
 *
 * @returns `url`, the address of the same page behind the proxy; `close()`
 */
export async function throttle(url) {
  const { hostname, port, pathname } = new URL(url);
  // When the connection has sent everything so far.
  let freeAt = 0;
  const server = createServer((client) => {
    const upstream = connect(Number(port), hostname);
    client.pipe(upstream);
    upstream.on("data", (chunk) => {
      freeAt = Math.max(freeAt, performance.now() + DELAY_MS) + chunk.length / BYTES_PER_MS;
      setTimeout(() => client.write(chunk), freeAt - performance.now());
    });
    upstream.on("end", () => setTimeout(() => client.end(), Math.max(0, freeAt - performance.now())));
    for (const [socket, other] of [
      [client, upstream],
      [upstream, client],
    ])
      socket.on("error", () => other.destroy());
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  const throttled = `http://127.0.0.1:${server.address().port}${pathname}`;
  return { url: throttled, close: () => new Promise((closed) => server.close(closed)) };
}
