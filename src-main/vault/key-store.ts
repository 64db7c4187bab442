/**
 * Where a terminal keeps its data key (金库密钥), the 32 bytes that encrypt the ledger. Two exist:
 * the system's keystore behind the Electron shell, and a file only the owner can read beside the
 * ledger (file-key-store.ts) for the browser host. A store never invents a key and never replaces
 * one it cannot read: whoever calls decides.
 */
export const DATA_KEY_BYTES = 32;

export type KeyRead =
	| { readonly state: 'held'; readonly key: Uint8Array }
	/** Nothing was ever kept here, or it was deleted. */
	| { readonly state: 'absent' }
	/** Something is there that does not give the key: damaged, or its keyring is locked. */
	| { readonly state: 'unreadable'; readonly why: string };

/** What the settings screen must say aloud about where the key lies. */
export type KeyStoreWarning = 'key-in-plain-file' | 'key-file-was-open-to-others' | 'weak-keyring';

export type KeyStore = {
	readonly kind: 'file' | 'os-keystore';
	/** Shown for as long as the terminal runs; grows when reading finds something. */
	warnings(): readonly KeyStoreWarning[];
	read(): Promise<KeyRead>;
	/** Resolves when the key is on the disk; throws when it cannot be kept. */
	write(key: Uint8Array): Promise<void>;
};
