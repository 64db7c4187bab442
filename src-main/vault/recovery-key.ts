/**
 * The recovery key (恢复密钥) of a terminal: made and printed in the wizard, typed back once, and
 * the only way into the ledger and its backups when the key store is lost or the folder stands on
 * another machine. Its text is never written to the disk; a paper that was lost is replaced by
 * making a new one, after which the old paper opens old backups only.
 */
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { timingSafeEqual } from 'node:crypto';
import { ok, refuse, type RefusalOf, type Result } from '#shared/kernel/result.ts';
import type { Instant } from '#shared/kernel/time.ts';
import { makePrivateFolder } from '../system/paths.ts';
import {
	formatRecoveryKey,
	parseRecoveryKey,
	SECRET_BYTES,
	type MistypedRefusal,
} from './recovery-code.ts';
import {
	openWrap,
	readWrap,
	sealWrap,
	WRAP_FILE,
	writeWrap,
	type RecoveryWrap,
} from './recovery-wrap.ts';
import { findWrap, wrapFilesOf, type RandomBytes, type VaultPlaces } from './open-vault.ts';

export type RecoveryRefusal =
	| MistypedRefusal
	| (RefusalOf<'vault/recovery-key-wrong'> & {
			/** The text opens no wrap here; or it does, and the key inside is another ledger's. */
			readonly why: 'other-key' | 'other-ledger';
	  })
	| (RefusalOf<'vault/wrap-missing'> & { readonly why: 'absent' | 'damaged' });

/**
 * Makes a recovery key for `dataKey` and writes its wraps. Returns the 24 groups to print; they
 * are not kept anywhere. An older paper stops opening this terminal.
 */
export function makeRecoveryKey(
	places: VaultPlaces,
	{ dataKey, random, now }: { dataKey: Uint8Array; random: RandomBytes; now: Instant },
): string[] {
	const secret = random(SECRET_BYTES);
	const wrap = sealWrap({ dataKey, secret, madeMs: now }, random);
	makePrivateFolder(places.witnessDir);
	for (const file of wrapFilesOf(places)) writeWrap(file, wrap);
	return formatRecoveryKey(secret);
}

/**
 * The paper was typed back: when it opens this terminal's wrap to this very key, remembers so.
 * Refuses with `vault/recovery-key-mistyped` (group), `-wrong` or `vault/wrap-missing`.
 */
export function confirmRecoveryKey(
	places: VaultPlaces,
	{ dataKey, text, now }: { dataKey: Uint8Array; text: string; now: Instant },
): Result<'confirmed', RecoveryRefusal> {
	const files = wrapFilesOf(places);
	const opened = openWraps(files, text);
	if (!opened.ok) return opened;
	if (!timingSafeEqual(opened.value.key, dataKey)) {
		return refuse({ code: 'vault/recovery-key-wrong', why: 'other-ledger' });
	}
	makePrivateFolder(places.witnessDir);
	// The paper in someone's hands is the one that counts, so its wrap goes into every place.
	for (const file of files) writeWrap(file, { ...opened.value.wrap, confirmedMs: now });
	return ok('confirmed');
}

/**
 * The data key of a data folder, or of a backup file with its wrap beside it, on whatever machine
 * it stands. Touches nothing. Refuses like confirmRecoveryKey.
 */
export function openWithRecoveryKey(
	place: string,
	text: string,
): Result<Uint8Array, RecoveryRefusal> {
	const opened = openWraps(wrapsAt(place), text);
	return opened.ok ? ok(opened.value.key) : opened;
}

/**
 * The way back after `vault/key-lost`: opens the wrap, makes sure the key opens the ledger that is
 * there (`opens`, given by the ledger's room), keeps it in the key store again and puts a missing
 * wrap back in its place. Refuses like confirmRecoveryKey, and then nothing was written.
 */
export async function recoverDataKey(
	places: VaultPlaces,
	{ text, opens }: { text: string; opens: (ledgerFile: string, key: Uint8Array) => boolean },
): Promise<Result<Uint8Array, RecoveryRefusal>> {
	const files = wrapFilesOf(places);
	const opened = openWraps(files, text);
	if (!opened.ok) return opened;
	const { key, wrap } = opened.value;
	if (existsSync(places.ledgerFile) && !opens(places.ledgerFile, key)) {
		return refuse({ code: 'vault/recovery-key-wrong', why: 'other-ledger' });
	}
	await places.keyStore.write(key);
	makePrivateFolder(places.witnessDir);
	for (const file of files) if (readWrap(file).state !== 'held') writeWrap(file, wrap);
	return ok(key);
}

/** Puts the terminal's wrap beside a backup, as `<backup>.wrap`; false when there is none yet. */
export function copyWrapBeside(places: VaultPlaces, backupFile: string): boolean {
	const wrap = findWrap(wrapFilesOf(places));
	if (wrap === undefined) return false;
	writeWrap(`${backupFile}.wrap`, wrap);
	return true;
}

type OpenedWrap = { readonly key: Uint8Array; readonly wrap: RecoveryWrap };

function openWraps(files: readonly string[], text: string): Result<OpenedWrap, RecoveryRefusal> {
	const secret = parseRecoveryKey(text);
	if (!secret.ok) return secret;
	const read = files.map((file) => readWrap(file));
	const wraps = read.flatMap((one) => (one.state === 'held' ? [one.wrap] : []));
	for (const wrap of wraps) {
		const key = openWrap(wrap, secret.value);
		if (key !== undefined) return ok({ key, wrap });
	}
	if (wraps.length > 0) return refuse({ code: 'vault/recovery-key-wrong', why: 'other-key' });
	const damaged = read.some((one) => one.state === 'damaged');
	return refuse({ code: 'vault/wrap-missing', why: damaged ? 'damaged' : 'absent' });
}

/**
 * A folder's wraps. Of a file: its own, those of the folder it lies in, and the wrap one folder up,
 * because the copies taken before a migration lie in a folder inside the data folder.
 */
function wrapsAt(place: string): string[] {
	const isFolder = statSync(place, { throwIfNoEntry: false })?.isDirectory() === true;
	if (isFolder) return wrapsIn(place);
	const folder = path.dirname(place);
	const above = path.join(path.dirname(folder), WRAP_FILE);
	return [...new Set([`${place}.wrap`, ...wrapsIn(folder), above])];
}

function wrapsIn(folder: string): string[] {
	const loose = existsSync(folder) ? readdirSync(folder).filter(isWrap).sort() : [];
	return [...new Set([WRAP_FILE, ...loose])].map((name) => path.join(folder, name));
}

function isWrap(name: string): boolean {
	return name.endsWith('.wrap');
}
