import { scenarios } from './objects.js';
import { testScenarios } from './scenario.js';

await testScenarios(new URL('objects.ts', import.meta.url), scenarios);
