/** `verify` on the folder of a test's terminal with a printed statement in hand. */
import { execFile } from 'node:child_process';
import path from 'node:path';
import { formatMark, type PaperMark } from '#shared/journal/paper-mark.ts';

type Report = { readonly checks: readonly { readonly id: string; readonly state: string }[] };

const SCRIPT = path.resolve(import.meta.dirname, '../../scripts/verify.ts');

export function verifyWithPaper(dataDir: string, paper: PaperMark): Promise<Report> {
	const { row, code } = formatMark(paper);
	return new Promise((resolve, reject) => {
		const args = [SCRIPT, dataDir, '--json', '--paper', `${row} ${code}`];
		execFile(process.execPath, args, { maxBuffer: 1e8 }, (error, stdout) => {
			if (stdout === '') return reject(error ?? new Error('verify said nothing'));
			resolve(JSON.parse(stdout) as Report);
		});
	});
}
