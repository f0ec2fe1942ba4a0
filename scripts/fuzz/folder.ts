import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import cv from '../../src/index.js';

/** Where processes run: `work` is theirs, with what `fixtures` holds as often as they need it. */
export class Folder {
  readonly path = mkdtempSync(join(tmpdir(), 'node-cv2-fuzz-'));
  readonly work = join(this.path, 'work');
  private readonly fixtures = join(this.path, 'fixtures');

  constructor() {
    mkdirSync(this.work);
    mkdirSync(this.fixtures);
    const noise = (shape: number[], seed: number): cv.Mat => cv.Mat.random(shape, { dtype: 'uint8', seed });
    cv.imwrite(join(this.fixtures, 'image.png'), noise([24, 32, 3], 1));
    const codec = cv.VideoWriter_fourcc('M', 'J', 'P', 'G');
    using writer = new cv.VideoWriter(join(this.fixtures, 'video.avi'), codec, 25, [64, 48]);
    for (let seed = 0; seed < 5; seed++) writer.write(noise([48, 64, 3], seed));
  }

  /** One more of the fixtures. */
  put(name: string, content: Uint8Array): void {
    writeFileSync(join(this.fixtures, name), content);
  }

  drop(name: string): void {
    rmSync(join(this.fixtures, name), { force: true });
  }

  tidy(): void {
    rmSync(this.work, { recursive: true, force: true });
    cpSync(this.fixtures, this.work, { recursive: true });
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}
