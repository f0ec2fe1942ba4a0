/** Files that cv2 writes and those written here are the same, and each reads the other's. */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import cv from '../../src/index.js';
import { python, readJson } from '../parity/oracle.js';
import { content, withMats, withoutMats } from './document.js';
import { inFolder } from './folder.js';

const files = [
  ...['.yml', '.yaml', '.xml', '.json', '.yml.gz', '.xml.gz', '.json.gz'].map((extension) => ({
    name: `plain${extension}`,
    flags: cv.FILE_STORAGE_WRITE,
  })),
  ...['.yml', '.xml', '.json'].map((extension) => ({
    name: `base64${extension}`,
    flags: cv.FILE_STORAGE_WRITE | cv.FILE_STORAGE_BASE64,
  })),
];

/** Broken in the middle, or at the end. */
const broken: Readonly<Record<string, string>> = {
  'indentation.yml': '%YAML:1.0\n---\na: [1, 2\nb: }\n',
  'end.json': '{ "a": [1, 2',
  'tag.xml': '<?xml version="1.0"?>\n<opencv_storage><a>1</b></opencv_storage>\n',
  'other.yml': 'no storage at all',
};

for (const { name, flags } of files) {
  using storage = new cv.FileStorage(inFolder(name), flags);
  for (const [key, value] of Object.entries(content)) storage.write(key, withMats(value));
}
for (const [name, text] of Object.entries(broken)) writeFileSync(inFolder(name), text);

const theirs = python(
  'storage.py',
  {
    documents: Object.fromEntries(files.map(({ name, flags }) => [name, { flags, content }])),
    read: [...files.map(({ name }) => name), ...Object.keys(broken)].map(inFolder),
  },
  (into) => ({
    documents: files.map(({ name }) => readFileSync(join(into, name))),
    answers: readJson(join(into, 'answers.json')) as ({ content: unknown } | { error: string })[],
  }),
  import.meta.dirname,
);

const unpacked = (name: string, bytes: Buffer): string =>
  (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString();

/** As cv2 reads it: booleans are integers there. */
const asRead = JSON.parse(
  JSON.stringify(content, (_, value: unknown) => (typeof value === 'boolean' ? Number(value) : value)),
) as Record<string, unknown>;

files.forEach(({ name }, i) => {
  describe(name, () => {
    test('is the file that cv2 writes', () => {
      assert.equal(unpacked(name, readFileSync(inFolder(name))), unpacked(name, theirs.documents[i]!));
    });

    test("cv2 reads it, and what it reads is read here from cv2's", async () => {
      const answer = theirs.answers[i]!;
      assert.ok('content' in answer);
      // XML marks no lists: those of one item or none are read as that item, and as nothing.
      if (!name.includes('.xml')) assert.deepEqual(answer.content, asRead);
      const path = inFolder(`cv2-${name}`);
      writeFileSync(path, theirs.documents[i]!);
      using storage = new cv.FileStorage(path, cv.FILE_STORAGE_READ);
      const root = storage.root();
      assert.deepEqual(withoutMats(root.value()), answer.content);
      assert.deepEqual(withoutMats(await root.valueAsync()), answer.content);
    });
  });
});

Object.keys(broken).forEach((name, i) => {
  test(`${name}, which is broken, is refused with OpenCV's own words, as in cv2`, async () => {
    const answer = theirs.answers[files.length + i]!;
    assert.ok('error' in answer, 'cv2 reads it');
    const path = inFolder(name);
    const own = (error: unknown): boolean => error instanceof cv.CvError && error.message.includes(path);
    assert.throws(() => new cv.FileStorage(path, cv.FILE_STORAGE_READ), own);
    await assert.rejects(cv.FileStorage.newAsync(path, cv.FILE_STORAGE_READ), own);
  });
});
