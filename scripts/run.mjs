/**
 * The one launcher behind `npm run X -- args`: prepares the checkout, then gives way to the file
 * that known-scripts.json names for X, on the project's Node. `build` there says that the script
 * opens a screen and so needs out/. Arguments pass through unchanged and stdout stays the
 * script's own. Usage: node scripts/run.mjs <name> [args]
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { handOver } from './hand-over.mjs';
import { prepare, prepareBuild, root, say } from './prepare.mjs';

/** @type {Record<string, { file: string, build: boolean }>} */
const known = JSON.parse(readFileSync(path.join(root, 'scripts/known-scripts.json'), 'utf8'));

const [name = '', ...args] = process.argv.slice(2);
const script = known[name];
if (script === undefined) {
	say(`no script "${name}"; there are: ${Object.keys(known).join(', ')}`);
	process.exit(2);
}
await prepare(import.meta.filename);
if (script.build) await prepareBuild();
const file = path.join(root, script.file);
if (!existsSync(file)) {
	say(`${script.file} is not written yet`);
	process.exit(2);
}
await handOver(process.execPath, [file, ...args]);
