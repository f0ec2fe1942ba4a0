import { scenarios } from './in-flight.js';
import { testScenarios } from './scenario.js';

await testScenarios(new URL('in-flight.ts', import.meta.url), scenarios);
