import { scenarios } from './hostile.js';
import { testScenarios } from './scenario.js';

await testScenarios(new URL('hostile.ts', import.meta.url), scenarios);
