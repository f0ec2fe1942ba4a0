import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { bindable } from '../../scripts/generator/arguments/index.js';
import { emitDts } from '../../scripts/generator/emit/dts.js';
import type { Api } from '../../scripts/generator/model/api.js';
import { readApi } from '../../scripts/generator/model/read.js';
import { refine } from '../../scripts/generator/refine/apply.js';

/** What Doxygen makes of the same headers, as Debian's opencv-doc has it. */
const HTML = '/usr/share/doc/opencv-doc/opencv4/html';
const reasons = [
  process.env.OPENCV_INCLUDE === undefined ? undefined : "the headers are not Debian's",
  existsSync(HTML) ? undefined : "Debian's opencv-doc is not installed",
];
const skip = reasons.find((reason) => reason !== undefined) ?? false;

let api: Api;
let comments: string[];

before(() => {
  api = refine(readApi([process.env.OPENCV_INCLUDE ?? '/usr/include/opencv4']));
  bindable(api);
  const text = emitDts(api).get('cv.d.ts')!;
  comments = [...text.matchAll(/\/\*\*([\s\S]*?)\*\//g)].map(([, inner]) => inner!.replace(/^ *\* ?/gm, ''));
});

describe('what is left of Doxygen in the comments', () => {
  const leftovers: [what: string, pattern: RegExp][] = [
    ['commands', /(?<![\w.])@(?!param |returns\b|see |throws |deprecated|link )\S*/g],
    ['commands of TeX and Doxygen', /\\[a-zA-Z[\](){}$@#]/g],
    ['formulas', /\$/g],
    ['directions of parameters', /@param\s*\[|\[(?:in|out|in, ?out)\]/g],
    ['references', /(?<![\w/&=-])#(?=[A-Za-z_])(?!\w*\))/g],
    ['marks against links', /(?<=^|[\s(])%[A-Z]/g],
    ['tags of HTML', /(?<!\\)<\/?[a-zA-Z][^>\n:]*>/g],
    ['entities', /&(?:lt|gt|amp|nbsp|quot);/g],
    ['pictures', /!\[/g],
    ['private-use characters', /[\uE000-\uF8FF]/g],
  ];

  /** Code may say what it wants. */
  const prose = (comment: string): string =>
    comment.replace(/^ *(?:> *)?```[\s\S]*?```/gm, '').replace(/`[^`]*`/g, '');

  for (const [what, pattern] of leftovers) {
    test(what, () => {
      const found = comments.flatMap((comment) =>
        [...prose(comment).matchAll(pattern)].map(({ index, input }) =>
          input.slice(Math.max(0, index - 40), index + 40),
        ),
      );
      assert.deepEqual(found, []);
    });
  }

  test('fences are closed', () => {
    const open = comments.filter((comment) => (comment.match(/^ *(?:> *)?```/gm) ?? []).length % 2 === 1);
    assert.deepEqual(open, []);
  });
});

interface Page {
  html: string;
  anchors: Set<string>;
}

const pages = new Map<string, Page | undefined>();

/** A page of Doxygen's, read once. */
function read(page: string): Page | undefined {
  const file = join(HTML, page);
  if (!pages.has(page)) {
    const html = existsSync(file) ? readFileSync(file, 'utf8') : undefined;
    const ids = html?.matchAll(/ id="(g*a[0-9a-f]{32})"/g) ?? [];
    pages.set(
      page,
      html === undefined ? undefined : { html, anchors: new Set([...ids].map(([, id]) => id!)) },
    );
  }
  return pages.get(page);
}

interface Item {
  name: string;
  page?: string;
}

function items(): Record<'functions' | 'members' | 'enums' | 'classes', Item[]> {
  const classes = api.classes.filter((item) => item.skip === undefined);
  const named = (scope: string, name: string, page: string | undefined): Item => ({
    name: `${scope}::${name}`,
    ...(page === undefined ? {} : { page }),
  });
  return {
    classes: classes.map(({ cppName, page }) => named('', cppName, page)),
    enums: api.namespaces.flatMap(({ enums }) =>
      enums.map(({ cppName, constants, page }) => named('', cppName ?? constants[0]!.cppName, page)),
    ),
    functions: api.namespaces.flatMap(({ functions }) =>
      functions.flatMap(({ overloads }) =>
        overloads
          .filter(({ kind }) => kind === 'function')
          .map(({ cppName, page }) => named('', cppName, page)),
      ),
    ),
    members: classes.flatMap((item) =>
      [
        ...item.constructors,
        ...[...item.methods, ...item.statics].flatMap(({ overloads }) => overloads),
        ...item.properties.map(({ name, page }) => ({ cppName: name, page })),
      ].map(({ cppName, page }) => named(item.cppName, cppName, page)),
    ),
  };
}

describe("links into OpenCV's documentation", { skip }, () => {
  test('every page exists', () => {
    // Doxygen sees these classes in `inline namespace tracking`, and knows no group of that name.
    const astray = /::detail::(?:CvFeatureParams|Tracker\w*Sampler\w*)::|::ximgproc::HoughOp$/;
    const missing = Object.values(items())
      .flat()
      .filter(
        ({ name, page }) =>
          page !== undefined && !astray.test(name) && read(page.replace(/#.*/, '')) === undefined,
      );
    assert.deepEqual(missing, []);
  });

  // Debian's Doxygen leaves some macros of imgcodecs, rgbd and others as they are, which changes their sums;
  // on docs.opencv.org the first of these is there: imread's #ga288b8b3da0892bd651fce07b3bbd3a56.
  for (const [kind, share] of [
    ['functions', 0.93],
    ['members', 0.95],
    ['enums', 0.97],
    ['classes', 1],
  ] as const) {
    test(`of a hundred ${kind}, ${100 * share} are found at their place`, () => {
      const known = items()[kind].filter(({ page }) => page !== undefined);
      const found = known.filter(({ page }) => {
        const [file, anchor] = page!.split('#') as [string, string | undefined];
        return anchor === undefined || read(file)?.anchors.has(anchor) === true;
      });
      console.log(`${kind}: ${found.length} of ${known.length}`);
      assert.ok(found.length >= share * known.length);
    });
  }

  test('imread is where docs.opencv.org has it', () => {
    const overload = api.namespaces[0]!.functions.find(({ name }) => name === 'imread')!.overloads[0]!;
    assert.equal(overload.page, 'd4/da8/group__imgcodecs.html#ga288b8b3da0892bd651fce07b3bbd3a56');
  });
});

describe('what Doxygen documents', { skip }, () => {
  const words = (text: string): string[] => text.toLowerCase().match(/[a-z]+/g) ?? [];

  /** The text of a member, without what Doxygen says by itself; empty when there is none. */
  function documented(html: string, anchor: string): string {
    const start = html.indexOf(`id="${anchor}"`);
    const from = html.indexOf('<div class="memdoc">', start);
    const to = html.indexOf('\n</div>\n</div>', from);
    if (start < 0 || html.slice(start, from).split('<h2 class="memtitle">').length > 2) return '';
    return html
      .slice(from, to)
      .replace(/<code>#include.*?<\/code>|<div class="python_language">[\s\S]*|<dl[\s\S]*|<table[\s\S]*/g, '')
      .replace(/(?:Implements|Reimplemented from|Implemented in|Reimplemented in) [\s\S]*/g, '')
      .replace(/This is an overloaded member function[\s\S]*/, '')
      .replace(/<[^>]*>|&\w+;/g, ' ');
  }

  test('is documented here, in the same words', () => {
    const link = /\(https:\/\/docs\.opencv\.org\/[\d.]+\/([^)#]*)#(\w+)\)/;
    const seen = new Set<string>();
    const silent: string[] = [];
    let [same, other] = [0, 0];
    for (const comment of comments) {
      const [all, page, anchor] = link.exec(comment) ?? [];
      if (all === undefined || seen.has(all)) continue;
      seen.add(all);
      const theirs = words(documented(read(page!)?.html ?? '', anchor!)).slice(0, 4);
      if (theirs.length === 0) continue;
      const ours = words(
        comment.slice(0, comment.indexOf("[OpenCV's documentation]")).replace(/\{@link ([\w.]+).*?\}/g, '$1'),
      );
      if (ours.length === 0) silent.push(all);
      else if (theirs.join() === ours.slice(0, theirs.length).join()) same++;
      else other++;
    }
    console.log(`${same} begin with the same words, ${other} with others`);
    // Two by `@copydoc` of another class; one documents its parameters alone.
    assert.ok(silent.length <= 3, silent.join('\n'));
    assert.ok(same > 2000 && same > 20 * other);
  });
});
