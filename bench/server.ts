/**
 * The server's example under load, in a process of its own: thumbnails alone, and with hostile uploads mixed in. A program
 * for itself, as it has nobody to be compared with: node --import tsx bench/server.ts
 */
import { setTimeout as wait } from 'node:timers/promises';
import autocannon from 'autocannon';
import { request } from 'undici';
import cv from '../src/index.js';
import { readMetrics, startServer } from '../test/examples/server-process.js';
import { hostile, sample } from '../test/examples/uploads.js';

const SECONDS = 10;
const CONNECTIONS = 16;
/** Hostile uploads that are on their way at once. */
const HOSTILE = 4;

const small = sample('messi5.jpg');
const large = cv.imencode('.jpg', cv.resize(cv.imdecode(sample('aloeL.jpg'), cv.IMREAD_COLOR), [4000, 3000]));

/** Sends hostile uploads until the signal aborts; tells how many had which status. */
async function annoy(url: string, signal: AbortSignal): Promise<Map<string, number>> {
  const statuses = new Map<string, number>();
  const lane = async (first: number): Promise<void> => {
    for (let i = first; !signal.aborted; i += HOSTILE) {
      const [, , send] = hostile[i % hostile.length]!;
      const status = await send(url).then(
        (code) => String(code ?? 'left'),
        () => 'failed',
      );
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: HOSTILE }, (_, i) => lane(i)));
  return statuses;
}

/** What the server tells of itself, each second: memory in MB, and the delay of its event loop in ms. */
async function watch(url: string, signal: AbortSignal): Promise<{ rss: number; p99: number; max: number }[]> {
  const seen = [];
  while (!signal.aborted) {
    await wait(1000);
    const metrics = readMetrics(await (await request(`${url}/metrics`)).body.text());
    seen.push({
      rss: metrics.get('process_resident_memory_bytes')! / 1e6,
      p99: metrics.get('nodejs_eventloop_lag_p99_seconds')! * 1e3,
      max: metrics.get('nodejs_eventloop_lag_max_seconds')! * 1e3,
    });
  }
  return seen;
}

async function load(what: string, body: Buffer, withHostile: boolean): Promise<void> {
  const { child, url, ended } = await startServer();
  const end = new AbortController();
  const { signal } = end;
  const watching = watch(url, signal);
  const annoying = withHostile ? annoy(url, signal) : undefined;
  const result = await autocannon({
    url: `${url}/thumbnail?width=200&height=200`,
    method: 'POST',
    headers: { 'content-type': 'image/jpeg' },
    body,
    connections: CONNECTIONS,
    duration: SECONDS,
  });
  end.abort();
  const [seen, statuses] = await Promise.all([watching, annoying]);
  child.kill('SIGTERM');
  const [code] = await ended;

  const say = (name: string, ...values: (string | number)[]): void =>
    console.log(`  ${name.padEnd(26)}${values.join('  ')}`);
  const of = (key: 'rss' | 'p99' | 'max'): string[] => seen.map((row) => row[key].toFixed(0));
  const counts = (entries: Iterable<[string, number]>): string =>
    Array.from(entries, ([status, count]) => `${status}: ${count}`).join('  ');
  console.log(`\n${what}${withHostile ? `, and ${HOSTILE} hostile uploads at once` : ''}`);
  say('requests a second', result.requests.average.toFixed(0));
  say('latency p50, p99 in ms', result.latency.p50, result.latency.p99);
  say(
    'by status',
    counts(Object.entries(result.statusCodeStats ?? {}).map(([status, { count }]) => [status, count ?? 0])),
  );
  say('connections that failed', result.errors);
  if (statuses !== undefined) say('hostile, by status', counts([...statuses].sort()));
  say('memory in MB, by seconds', ...of('rss'));
  say('event loop p99 in ms', ...of('p99'));
  say('event loop max in ms', ...of('max'));
  say('exit code', String(code));
}

console.log(
  `\nThumbnails over HTTP: ${CONNECTIONS} connections for ${SECONDS} s, client and server on one machine, Node ${process.version}`,
);
for (const [what, body] of [
  [`photos of 0.2 MP, ${(small.length / 1e3).toFixed(0)} kB`, small],
  [`photos of 12 MP, ${(large.length / 1e6).toFixed(1)} MB`, large],
] as const) {
  await load(what, body, false);
  await load(what, body, true);
}
