/** Where the torture keeps what it found, so that it can be looked at afterwards. */
import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { witnessDirOf } from '#main/system/paths.ts';
import { KEY_FILE } from '#main/vault/file-key-store.ts';

/** Copies a till's data folder and its witness under `name`; returns the copy of the data folder. */
export function keepTill(dataDir: string, evidence: string, name: string): string {
	const place = path.join(evidence, name, path.basename(dataDir));
	mkdirSync(path.dirname(place), { recursive: true });
	copyTill(dataDir, place);
	return place;
}

/** Copies data folder and witness to another place. */
export function copyTill(dataDir: string, place: string): void {
	cpSync(dataDir, place, { recursive: true });
	cpSync(witnessDirOf(dataDir), witnessDirOf(place), { recursive: true });
}

/** The data key of a till without a system keystore. */
export function keyOf(dataDir: string): Uint8Array {
	const text = readFileSync(path.join(dataDir, KEY_FILE), 'utf8').trim();
	return Uint8Array.from(Buffer.from(text, 'hex'));
}
