import type { Api } from '../model/api.js';
import { additions } from './additions.js';
import { exclude } from './exclude.js';
import { idioms } from './idioms.js';
import { keeps } from './keeps.js';
import { noAsync } from './noasync.js';
import { nullable } from './nullable.js';
import { preconditions } from './preconditions.js';
import { readOnly } from './readonly.js';
import { remembers } from './remembers.js';

const TABLES = [
  ...[additions, exclude, nullable, readOnly, idioms, noAsync],
  ...[preconditions, remembers, keeps],
];

/** All departures from the plain rules, in place. */
export function refine(api: Api): Api {
  for (const table of TABLES) table(api);
  return api;
}
