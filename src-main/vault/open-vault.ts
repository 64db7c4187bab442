/**
 * Finding the data key (金库密钥) of a data folder at start, and making one for a new folder. A
 * ledger that exists never gets a new key: when its own cannot be had, the answer is a refusal that
 * names the way back, and nothing on the disk is touched.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { ok, refuse, type RefusalOf, type Result } from '#shared/kernel/result.ts';
import { DATA_KEY_BYTES, type KeyStore } from './key-store.ts';
import { readWrap, WRAP_FILE, type RecoveryWrap } from './recovery-wrap.ts';

/** The folders of one terminal, and where its key is kept. */
export type VaultPlaces = {
	readonly dataDir: string;
	/** The folder of the head witness; it keeps a second wrap. */
	readonly witnessDir: string;
	readonly ledgerFile: string;
	readonly keyStore: KeyStore;
};

/** Fresh bytes from the system's generator. */
export type RandomBytes = (count: number) => Uint8Array;

export type OpenedVault = {
	readonly dataKey: Uint8Array;
	/** True when the key was made just now, for a folder without a ledger. */
	readonly firstRun: boolean;
	/**
	 * 'none': no recovery key was made yet, or its wrap is gone; 'unconfirmed': made, not typed back;
	 * 'confirmed': typed back once. The wizard does not end before 'confirmed'.
	 */
	readonly recovery: 'none' | 'unconfirmed' | 'confirmed';
};

export type KeyLostRefusal = RefusalOf<'vault/key-lost'> & {
	/** The key store is empty, or what it holds does not give the key. */
	readonly why: 'absent' | 'unreadable';
	/** The way back: the printed recovery key, or nothing because no wrap is left. */
	readonly way: 'recovery-key' | 'none';
	/** For the log and the technician; empty when the store is simply empty. */
	readonly detail: string;
};

/** The data key of these places. Refuses with `vault/key-lost`; a new folder gets a new key. */
export async function openVault(
	places: VaultPlaces,
	random: RandomBytes,
): Promise<Result<OpenedVault, KeyLostRefusal>> {
	const wrap = findWrap(wrapFilesOf(places));
	const held = await places.keyStore.read();
	if (held.state === 'held') {
		return ok({ dataKey: held.key, firstRun: false, recovery: recoveryState(wrap) });
	}
	// A wrap without a ledger means there was one: a new key here would hide that it went away.
	const used = existsSync(places.ledgerFile) || wrap !== undefined;
	if (used || held.state === 'unreadable') {
		return refuse({
			code: 'vault/key-lost',
			why: held.state,
			way: wrap === undefined ? 'none' : 'recovery-key',
			detail: held.state === 'unreadable' ? held.why : '',
		});
	}
	const dataKey = random(DATA_KEY_BYTES);
	await places.keyStore.write(dataKey);
	return ok({ dataKey, firstRun: true, recovery: 'none' });
}

/** The wraps of a terminal, nearest first. */
export function wrapFilesOf({ dataDir, witnessDir }: VaultPlaces): string[] {
	return [path.join(dataDir, WRAP_FILE), path.join(witnessDir, WRAP_FILE)];
}

/** The first wrap that can be read; damaged ones are passed over. */
export function findWrap(files: readonly string[]): RecoveryWrap | undefined {
	for (const file of files) {
		const read = readWrap(file);
		if (read.state === 'held') return read.wrap;
	}
	return undefined;
}

function recoveryState(wrap: RecoveryWrap | undefined): OpenedVault['recovery'] {
	if (wrap === undefined) return 'none';
	return wrap.confirmedMs === undefined ? 'unconfirmed' : 'confirmed';
}
