/** What the site of the API shows: `cv`, under that name. */
import cv from '../../src/index.js';

export { cv };
