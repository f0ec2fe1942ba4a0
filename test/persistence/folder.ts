import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';

/** Goes with the tests of the file. */
const folder = mkdtempSync(join(tmpdir(), 'node-cv2-storage-'));
after(() => rm(folder, { recursive: true }));

export const inFolder = (name: string): string => join(folder, name);
