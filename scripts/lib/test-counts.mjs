/**
 * @typedef {object} TestCounts
 * @property {Record<string, number>} summary node:test's own: tests, pass, fail, cancelled, skipped, todo
 * @property {{ name: string; file: string; reason: string }[]} skipped
 */

const summaryLine = /^(tests|pass|fail|cancelled|skipped|todo) (\d+)$/;

/**
 * A reporter for node:test that writes nothing but one TestCounts as JSON, when all is over.
 * @param {AsyncIterable<import('node:test/reporters').TestEvent>} events
 */
export default async function* reportCounts(events) {
  /** @type {TestCounts} */
  const counts = { summary: {}, skipped: [] };
  for await (const { type, data } of events) {
    if (type === 'test:diagnostic' && data.nesting === 0) {
      // A test's own diagnostics may look the same, but the summary comes last and overwrites them.
      const [, name, number] = summaryLine.exec(data.message) ?? [];
      if (name) counts.summary[name] = Number(number);
    } else if (type === 'test:pass' && data.skip !== undefined) {
      const { name, skip, file = '' } = data;
      counts.skipped.push({
        name,
        file,
        reason: typeof skip === 'string' && skip ? skip : 'no reason given',
      });
    }
  }
  yield JSON.stringify(counts);
}
