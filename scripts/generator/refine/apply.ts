import type { Api } from '../model/api.js';
import { additions } from './additions.js';
import { exclude } from './exclude.js';
import { idioms } from './idioms.js';
import { noAsync } from './noasync.js';
import { nullable } from './nullable.js';
import { preconditions } from './preconditions.js';
import { readOnly } from './readonly.js';

/** All departures from the plain rules, in place. */
export function refine(api: Api): Api {
  for (const table of [additions, exclude, nullable, readOnly, idioms, noAsync, preconditions]) table(api);
  return api;
}
