import type { Api, Func, Overload } from './model/api.js';
import type { Timings } from './model/read.js';

/** One line: what was found and bound, and how long each stage took. */
export function summary(api: Api, timings: Timings, written: number): string {
  const { functions, members, constants } = {
    functions: api.namespaces.flatMap((namespace) => namespace.functions.flatMap(overloads)),
    members: api.classes.flatMap((item) => [
      ...item.constructors,
      ...[...item.methods, ...item.statics].flatMap(overloads),
    ]),
    constants: api.namespaces.flatMap((namespace) => namespace.enums.flatMap((item) => item.constants)),
  };
  // Statics are in both lists.
  const free = functions.filter((overload) => overload.classId === undefined);
  const found = [
    `${bound(free)} functions`,
    `${bound(api.classes)} classes`,
    `${bound(members)} members`,
    `${bound(constants)} constants`,
  ];
  const stages = Object.entries(timings).map(
    ([stage, milliseconds]) => `${stage} ${milliseconds.toFixed(0)} ms`,
  );
  return `OpenCV ${api.opencv}: ${found.join(', ')}; ${stages.join(', ')}; ${written} files changed`;
}

function overloads(func: Func): Overload[] {
  return func.overloads;
}

/** `bound/all`, or one number when nothing is left out. */
function bound(items: readonly { skip?: string }[]): string {
  const count = items.filter((item) => item.skip === undefined).length;
  return count === items.length ? `${count}` : `${count}/${items.length}`;
}
