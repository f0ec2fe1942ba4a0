import type { Api } from '../model/api.js';

/** The manifest: what is bound, what is not, and why. */
export function emitJson(api: Api): string {
  return `${JSON.stringify(api, undefined, 1)}\n`;
}
