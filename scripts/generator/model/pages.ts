import { createHash } from 'node:crypto';
import type { ClassDeclaration } from '../parse/declarations.js';
import type { Spelling } from '../parse/spelling.js';

/**
 * Where the HTML that Doxygen makes of OpenCV has a declaration: `d4/d86/group__imgproc__filter.html#gaabe8...`.
 * Doxygen makes these names from what it reads, so they need not be looked up: its folders and anchors are MD5 sums.
 */
function page(name: string): string {
  const file = name.replace(/_/g, '__').replace(/:/g, '_1');
  const sum = createHash('md5').update(file).digest();
  const folders = [sum[14]! & 15, sum[15]!].map(
    (value, at) => `d${value.toString(16).padStart(at + 1, '0')}`,
  );
  return `${folders.join('/')}/${file}.html`;
}

/** A class's page; none where Doxygen was told to look away. */
export function classPage({ key, group }: ClassDeclaration, cppName: string): string | undefined {
  return group === '' ? undefined : page(`${key}${cppName}`);
}

/** Functions and enums are on the page of their group, and without one on that of their namespace. */
export function namespacePage(namespace: string, group: string | undefined): string | undefined {
  return group === '' ? undefined : page(group === undefined ? `namespace${namespace}` : `group_${group}`);
}

/** The place of a function, field or enum on its page. An enum has no spelling but its name. */
export function memberOn(
  page: string | undefined,
  cppName: string,
  spelling: Spelling = { before: '', after: '' },
): string | undefined {
  if (page === undefined) return undefined;
  const name = cppName.replace(/^.*::/, '');
  const definition = spelling.before === '' ? cppName : `${spelling.before} ${cppName}`;
  const sum = createHash('md5').update(`${definition}${name}${spelling.after}`).digest('hex');
  return `${page}#${page.includes('/group__') ? 'ga' : 'a'}${sum}`;
}
