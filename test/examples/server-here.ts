import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { after } from 'node:test';
import { request } from 'undici';
import { makeServer } from '../../examples/server/app.js';
import { readSettings, type Settings } from '../../examples/server/settings.js';
import { readMetrics } from './server-process.js';
import type { Answer } from './uploads.js';

const close: (() => Promise<unknown>)[] = [];
after(async () => {
  for (const end of close) await end();
});

/** The server's example in this process, which ends with the tests of the file. */
export async function start(settings: Partial<Settings> = {}): Promise<string> {
  const server = await makeServer({ ...readSettings({}), ...settings });
  close.push(() => server.close());
  return server.listen({ port: 0, host: '127.0.0.1' });
}

export async function metricsOf(server: string): Promise<Map<string, number>> {
  const { body } = await request(`${server}/metrics`);
  return readMetrics(await body.text());
}

/** That it is an answer of that status, with a body that says why. */
export function assertProblem({ status, headers, body }: Answer, expected: number, code: string): void {
  assert.equal(status, expected, body.toString());
  assert.match(String(headers['content-type']), /^application\/json/);
  const problem = JSON.parse(body.toString()) as { code: string; message: string };
  assert.deepEqual(Object.keys(problem), ['code', 'message']);
  assert.equal(problem.code, code);
  assert.ok(problem.message.length > 5);
}

/** What comes back on a connection until it ends. */
export async function raw(url: string, text: string): Promise<string> {
  const { port, hostname } = new URL(url);
  const socket = connect(Number(port), hostname).setEncoding('utf8');
  socket.write(text);
  let answer = '';
  for await (const part of socket) answer += part as string;
  return answer;
}
