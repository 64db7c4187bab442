// Goal: what docs/integrator.md tells a programmer to type sells, word for word.
import { execFile, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { openTempTerminal } from '#kit/temp-terminal.ts';
import { openBrowserHost } from '#main/browser/browser-host.ts';
import { writeHostNote } from '#main/browser/host-file.ts';

const root = path.resolve(import.meta.dirname, '../..');

it('sells by the curl lines of docs/integrator.md', async (ctx) => {
	const missing = ['bash', 'curl'].find(
		(name) => spawnSync(name, ['--version']).error !== undefined,
	);
	ctx.skip(missing !== undefined, `no ${missing} on this machine`);
	const text = readFileSync(path.join(root, 'docs/integrator.md'), 'utf8');
	const lines = /## A sale with curl[^]*?```sh\n([^]*?)```/.exec(text)?.[1] ?? '';
	const till = await openTempTerminal();
	const host = await openBrowserHost({ terminal: till.running, pageDir: root, port: 0 });
	const note = { url: host.url, key: host.channelKey, pid: process.pid, version: '0.0.0' };
	writeHostNote(till.dataDir, note);

	const { stdout } = await promisify(execFile)('bash', ['-euo', 'pipefail', '-c', lines], {
		env: { ...process.env, DATA: till.dataDir },
	});
	const replies = stdout
		.trim()
		.split('\n')
		.map((line) => JSON.parse(line) as { ok: boolean; value: object });
	expect(replies.map(({ ok }) => ok)).toEqual([true, true, true, true]);
	expect(replies.at(-1)?.value).toMatchObject({ totalFen: 900, givenFen: 2000, changeFen: 1100 });

	await host.close();
	await till.close();
});
