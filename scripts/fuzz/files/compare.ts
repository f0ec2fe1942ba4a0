import type { Outcome } from '../children.js';
import type { Kind } from './kinds.js';

/** What came of the files of one kind. */
export class KindTally {
  files = 0;
  /** Files of which the first step gives something. */
  decoded = 0;
  readonly counts = new Map<string, number>();
  readonly examples = new Map<string, string[]>();

  count(what: string, example?: string): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + 1);
    const examples = this.examples.get(what) ?? [];
    if (example !== undefined && examples.length < 3) this.examples.set(what, [...examples, example]);
  }

  /** Step by step, beside cv2. */
  add(kind: Kind, name: string, here: Outcome, there: Outcome): void {
    this.files++;
    if (here.kind !== 'ended') this.count(`${here.kind} here`);
    if (there.kind !== 'ended') this.count(`${there.kind} in cv2`, name);
    const ours = told(here);
    const theirs = told(there);
    if (ours === undefined) return;
    if (!isRefusal(ours[0]!)) this.decoded++;
    for (const [at, step] of kind.steps(name).entries()) {
      const [our, their] = [ours[at]!, theirs?.[at]];
      const example = `${name}: ${step.js}: ${our} / ${their}`;
      if (our.startsWith('refused by')) this.count('other errors', example);
      if (step.py === undefined || their === undefined) continue;
      if (our === their) this.count(isRefusal(our) ? 'both refuse' : 'same');
      else if (isRefusal(our)) this.count('only cv2 does', example);
      else if (isRefusal(their)) this.count('only ours does', example);
      else this.count('different', example);
    }
    // An image's header, read by itself, must agree with what was decoded.
    const [pixels, header] = ours;
    if (kind.steps(name)[1]?.js.includes('imageInfo') && !isRefusal(pixels!) && !agrees(pixels!, header!))
      this.count('another header', `${name}: ${pixels} / ${header}`);
  }
}

/** An error, no image, no page, a video or a file that does not open. */
const isRefusal = (text: string): boolean => /^(refused|false$|\[false, (\[\]$|0, 0, 0))/.test(text);

function told(outcome: Outcome): string[] | undefined {
  return outcome.kind === 'ended' && outcome.as.startsWith('ok ')
    ? outcome.as.slice(3).split('; ')
    : undefined;
}

/** `24x32x3 uint8 123` and `24 32 3 uint8`; an image of one channel has no third number. */
function agrees(pixels: string, header: string): boolean {
  const [shape = '', dtype] = pixels.split(' ');
  const sizes = shape.split('x');
  return header === [...sizes, ...(sizes.length < 3 ? ['1'] : []), dtype].join(' ');
}
