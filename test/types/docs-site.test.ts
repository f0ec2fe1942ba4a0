/** The site that `npm run docs` makes of the declarations. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { inflateSync } from 'node:zlib';
import { inRoot, tool } from '../../scripts/lib/paths.mjs';

interface SearchData {
  rows: { name: string; url: string }[];
  index: { invertedIndex: [word: string, places: unknown][] };
}

describe('the site of the API', () => {
  let site: string;
  let output: string;

  before(() => {
    site = mkdtempSync(join(tmpdir(), 'node-cv2-docs-'));
    const options = ['--options', inRoot('scripts', 'docs', 'typedoc.json'), '--out', site];
    const run = spawnSync(process.execPath, [tool('typedoc/bin/typedoc'), ...options], { encoding: 'utf8' });
    output = run.stdout + run.stderr;
    assert.equal(run.status, 0, output);
  });

  after(() => rmSync(site, { recursive: true, force: true }));

  test('is made without a warning: every link leads somewhere', () => {
    assert.doesNotMatch(output, /warning|error/);
  });

  test('its search finds GaussianBlur, and its page tells what it does', () => {
    const [, data = ''] = /"([^"]+)"/.exec(readFileSync(join(site, 'assets', 'search.js'), 'utf8')) ?? [];
    const { rows, index } = JSON.parse(inflateSync(Buffer.from(data, 'base64')).toString()) as SearchData;
    assert.ok(index.invertedIndex.some(([word]) => word === 'gaussianblur'));
    const found = rows.find(({ name }) => name === 'GaussianBlur');
    assert.ok(found);
    const page = join(site, found.url.replace(/#.*/, ''));
    assert.ok(existsSync(page));
    assert.match(readFileSync(page, 'utf8'), /Blurs an image using a Gaussian filter/);
  });
});
