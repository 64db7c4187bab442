/** Folders for a short torture inside the tests. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export type TortureRoom = {
	readonly work: string;
	readonly evidence: string;
	remove(): void;
};

export function openTortureRoom(): TortureRoom {
	const root = mkdtempSync(path.join(tmpdir(), 'guitai-torture-'));
	const work = path.join(root, 'work');
	const evidence = path.join(root, 'evidence');
	mkdirSync(work);
	mkdirSync(evidence);
	return { work, evidence, remove: () => rmSync(root, { recursive: true, force: true }) };
}
