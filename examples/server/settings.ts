import { CASCADE } from '../jobs/faces.js';

export interface Settings {
  port: number;
  host: string;
  /** The most bytes of an upload. */
  maxBytes: number;
  /** The most pixels of an image, however small its file is. */
  maxPixels: number;
  /** The most requests at once, from the first byte of the upload to the last of the answer. */
  maxRequests: number;
  /** The most seconds of one; the upload may take half of them. */
  seconds: number;
  cascade: string;
}

/** Reads the environment: PORT, HOST, MAX_BYTES, MAX_PIXELS, MAX_REQUESTS, TIMEOUT, FACE_CASCADE. */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const whole = (name: string, otherwise: number, least: number, most: number): number => {
    const text = env[name] ?? '';
    const value = text === '' ? otherwise : Number(text);
    if (Number.isInteger(value) && value >= least && value <= most) return value;
    throw new RangeError(`${name}: expected a whole number from ${least} to ${most}, got '${text}'`);
  };
  return {
    port: whole('PORT', 3000, 0, 65535),
    host: env['HOST'] ?? '127.0.0.1',
    maxBytes: whole('MAX_BYTES', 10e6, 1, 1e9),
    maxPixels: whole('MAX_PIXELS', 50e6, 1, 1e9),
    maxRequests: whole('MAX_REQUESTS', 64, 1, 1e6),
    seconds: whole('TIMEOUT', 20, 1, 3600),
    cascade: env['FACE_CASCADE'] ?? CASCADE,
  };
}
