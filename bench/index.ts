/** `npm run bench`: all of them; `npm run bench -- memory`: those named. Each in a process of its own. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const all = ['call-overhead', 'async', 'mat', 'memory', 'thumbnails', 'server'];
const chosen = process.argv.slice(2);
const unknown = chosen.find((name) => !all.includes(name));
if (unknown !== undefined) throw new RangeError(`bench: expected ${all.join(', ')}, got '${unknown}'`);

for (const name of chosen.length > 0 ? chosen : all) {
  const program = fileURLToPath(new URL(`${name}.ts`, import.meta.url));
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', program], { stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
