/**
 * What the headers of Debian's OpenCV 4.6.0 declare, against the counts of OpenCV's own parser of headers
 * over the same files. Where they differ, that parser errs or reads less, and a row says how.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { declaredCounts, differences, kinds, theirs } from '../../scripts/coverage/declared.js';
import { readApi } from '../../scripts/generator/model/read.js';

test('declarations of OpenCV 4.6.0', (context) => {
  const api = readApi([process.env.OPENCV_INCLUDE ?? '/usr/include/opencv4']);
  if (api.opencv !== theirs.opencv) {
    return context.skip(`the counts are of ${theirs.opencv}, not ${api.opencv}`);
  }
  const ours = declaredCounts(api);
  const explained = { ...theirs.counts };
  for (const { of, by } of differences) explained[of] += by;
  for (const kind of kinds) {
    console.log(`${kind}: ${ours[kind]}, OpenCV's own parser ${theirs.counts[kind]}`);
    for (const { by, reason } of differences.filter((row) => row.of === kind)) {
      console.log(`  ${by > 0 ? '+' : ''}${by} ${reason}`);
    }
  }
  assert.deepEqual(ours, explained);
});
