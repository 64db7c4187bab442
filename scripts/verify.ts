/**
 * `npm run verify -- <data dir> [--deep] [--json] [--key-file F | --recovery-key] [--witness DIR]`
 *
 * Recomputes every promise of a ledger (docs/verify.md), also beside a running terminal, and also
 * of a single copy (`<copy>.db` instead of the folder). The key comes from `ledger.key` in the
 * folder, from a file of 64 hex digits, or from the printed recovery key on standard input.
 * `--paper` asks besides that a printed statement stands on this journal.
 *
 * Ends with 0 when every promise holds, 1 when one is broken, 2 when nothing could be checked.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { codeOf } from '../src-main/ledger/ledger-refusal.ts';
import { ledgerFile } from '../src-main/ledger/connect.ts';
import { readMark, type PaperMark } from '../src-shared/journal/paper-mark.ts';
import { readMigrations } from '../src-main/ledger/migrate.ts';
import { witnessDirOf } from '../src-main/system/paths.ts';
import { fileKeyStore } from '../src-main/vault/file-key-store.ts';
import { openWithRecoveryKey } from '../src-main/vault/recovery-key.ts';
import { reportLines } from '../src-main/verify/report-lines.ts';
import { verifyLedger } from '../src-main/verify/verify-ledger.ts';

const USAGE =
	'usage: npm run verify -- <data dir> [--deep] [--json] ' +
	'[--key-file F | --recovery-key] [--witness DIR] [--paper "ROW CODE"]';
const CHARACTERS_ON_PAPER = 72;

/** Why nothing could be checked, in one line. */
class CannotVerify extends Error {
	override readonly name = 'CannotVerify';
}

try {
	process.exitCode = await main();
} catch (failure) {
	const why = explain(failure);
	if (why === undefined) throw failure;
	process.stderr.write(`verify: ${why}\n`);
	process.exitCode = 2;
}

async function main(): Promise<number> {
	const { values, positionals } = readArguments();
	const [place] = positionals;
	if (place === undefined || positionals.length > 1) throw new CannotVerify(USAGE);
	const isCopy = statSync(place, { throwIfNoEntry: false })?.isFile() === true;
	const file = isCopy ? place : ledgerFile(place);
	if (!existsSync(file)) throw new CannotVerify(`there is no ledger at ${file}`);
	const key = await findKey(place, isCopy, values);
	const witnessDir = values.witness ?? (isCopy ? undefined : witnessDirOf(place));
	const paper = readPaperMark(values.paper);
	const report = verifyLedger({
		file,
		isCopy,
		key,
		migrations: readMigrations(path.resolve(import.meta.dirname, '../migrations')),
		deep: values.deep,
		...(paper === undefined ? {} : { paper }),
		...(witnessDir === undefined ? {} : { witnessDir }),
	});
	const text = values.json
		? JSON.stringify(report, undefined, '\t')
		: reportLines(report).join('\n');
	process.stdout.write(`${text}\n`);
	return report.ok ? 0 : 1;
}

function readArguments() {
	try {
		return parseArgs({
			allowPositionals: true,
			options: {
				deep: { type: 'boolean', default: false },
				json: { type: 'boolean', default: false },
				'key-file': { type: 'string' },
				'recovery-key': { type: 'boolean', default: false },
				witness: { type: 'string' },
				paper: { type: 'string' },
			},
		});
	} catch (failure) {
		throw new CannotVerify(`${failure instanceof Error ? failure.message : ''}\n${USAGE}`);
	}
}

/** The mark of a statement that somebody holds. */
function readPaperMark(text: string | undefined): PaperMark | undefined {
	if (text === undefined) return undefined;
	const mark = readMark(text);
	if (mark === undefined) {
		throw new CannotVerify('--paper takes row and code as printed: "2n8c4k3f9x-345 ab12 cd34 …"');
	}
	return mark;
}

type KeyOptions = { readonly 'key-file'?: string | undefined; readonly 'recovery-key': boolean };

async function findKey(place: string, isCopy: boolean, options: KeyOptions): Promise<Uint8Array> {
	const keyFile = options['key-file'];
	if (keyFile !== undefined) return readKeyFile(keyFile);
	if (options['recovery-key']) return recover(place);
	const folder = isCopy ? path.dirname(place) : place;
	for (const where of isCopy ? [folder, path.dirname(folder)] : [folder]) {
		const held = await fileKeyStore(where).read();
		if (held.state === 'held') return held.key;
		if (held.state === 'unreadable') throw new CannotVerify(held.why);
	}
	throw new CannotVerify(
		`there is no ledger.key in ${folder} (the key may be in this machine's keystore): ` +
			'use --recovery-key and type the printed key, or --key-file',
	);
}

function readKeyFile(file: string): Uint8Array {
	const text = readFileSync(file, 'utf8').trim();
	if (!/^[0-9a-f]{64}$/i.test(text)) throw new CannotVerify(`${file} does not hold 64 hex digits`);
	return Uint8Array.from(Buffer.from(text, 'hex'));
}

async function recover(place: string): Promise<Uint8Array> {
	const opened = openWithRecoveryKey(place, await readPaper());
	if (opened.ok) return opened.value;
	const { refusal } = opened;
	switch (refusal.code) {
		case 'vault/recovery-key-mistyped':
			throw new CannotVerify(`the recovery key is mistyped: look at group ${refusal.groups}`);
		case 'vault/recovery-key-wrong':
			throw new CannotVerify(
				'this recovery key is of another ledger, or a newer one was printed since',
			);
		case 'vault/wrap-missing':
			throw new CannotVerify(`no readable recovery.wrap lies beside ${place} (${refusal.why})`);
	}
}

/** Lines from standard input until 24 groups are there, or it ends. */
async function readPaper(): Promise<string> {
	if (process.stdin.isTTY) process.stderr.write('recovery key, 24 groups: ');
	let paper = '';
	for await (const line of createInterface({ input: process.stdin })) {
		paper += `${line} `;
		if (paper.replaceAll(/[^\p{L}\p{N}]/gu, '').length >= CHARACTERS_ON_PAPER) break;
	}
	return paper;
}

/** One line for what a person can do something about; undefined for a bug. */
function explain(failure: unknown): string | undefined {
	if (failure instanceof CannotVerify) return failure.message;
	const code = codeOf(failure);
	if (code === 'SQLITE_BUSY') return 'the ledger is busy: another program holds it; try again';
	if (code !== '' && failure instanceof Error) return `${failure.message} (${code})`;
	return undefined;
}
