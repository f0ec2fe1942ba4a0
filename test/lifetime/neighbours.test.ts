import { scenarios } from './neighbours.js';
import { testScenarios } from './scenario.js';

await testScenarios(new URL('neighbours.ts', import.meta.url), scenarios);
