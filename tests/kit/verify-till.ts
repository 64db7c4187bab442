/** `verify` on the folder of a test's terminal, from another process as the command line does it. */
import { execFile } from 'node:child_process';
import path from 'node:path';
import type { TempTerminal } from './temp-terminal.ts';

type Check = { readonly id: string; readonly state: string; readonly what: string };

const SCRIPT = path.resolve(import.meta.dirname, '../../scripts/verify.ts');

/** The checks that do not hold; the terminal may go on running. */
export function verifyTill({ dataDir }: Pick<TempTerminal, 'dataDir'>): Promise<Check[]> {
	return new Promise((resolve, reject) => {
		execFile(
			process.execPath,
			[SCRIPT, dataDir, '--json', '--deep'],
			{ maxBuffer: 1e8 },
			(error, stdout) => {
				if (stdout === '') return reject(error ?? new Error('verify said nothing'));
				const { checks } = JSON.parse(stdout) as { checks: Check[] };
				resolve(checks.filter(({ state }) => state === 'broken'));
			},
		);
	});
}
