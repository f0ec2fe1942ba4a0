/**
 * Takes images over HTTP, and gives thumbnails, images with blurred faces, or what their headers tell:
 *
 *   PORT=3000 node --import tsx examples/server.ts
 *   curl --data-binary @photo.jpg -H 'content-type: image/jpeg' 'localhost:3000/thumbnail?width=200&height=200' -o small.jpg
 *   curl --form image=@photo.jpg localhost:3000/blur-faces -o blurred.jpg
 *   curl --form image=@photo.jpg localhost:3000/info
 *   curl localhost:3000/metrics
 */
import { makeServer } from './server/app.js';
import { readSettings } from './server/settings.js';

try {
  const { host, port, ...settings } = readSettings(process.env);
  const server = await makeServer({ host, port, ...settings });
  console.log(`listening on ${await server.listen({ host, port })}`);
  // No new requests; once those in flight are answered nothing is left to do, and the process ends. A second signal ends it at once.
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void server.close());
} catch (error) {
  console.error(`server: ${(error as Error).message}`);
  process.exitCode = 1;
}
