import type { Api } from '../model/api.js';
import { additions } from './additions.js';
import { exclude } from './exclude.js';
import { idioms } from './idioms.js';
import { keeps } from './keeps.js';
import { noAsync } from './noasync.js';
import { nullable } from './nullable.js';
import { preconditions } from './preconditions.js';
import { remembers } from './remembers.js';

/** All departures from the plain rules, in place. */
export function refine(api: Api): Api {
  for (const table of [additions, exclude, nullable, idioms, noAsync, preconditions, remembers, keeps])
    table(api);
  return api;
}
