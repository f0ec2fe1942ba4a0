import { scenarios } from './collection.js';
import { testScenarios } from './scenario.js';

await testScenarios(new URL('collection.ts', import.meta.url), scenarios);
