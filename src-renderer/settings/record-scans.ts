/**
 * What a scanner sends while it is being learned: its keys with their own times, scan by scan. A
 * key that ends scans ends one, and so does silence, for scanners that send no such key.
 */
import { isModifierKey } from '#shared/scan/key-character.ts';
import { SUFFIX_KEYS, type RecordedKey } from '#shared/scan/scan-profile.ts';

export type Recording = {
	readonly scans: readonly (readonly RecordedKey[])[];
	/** The scan that is coming in. */
	readonly current: readonly RecordedKey[];
};

export const NOTHING_RECORDED: Recording = { scans: [], current: [] };
export const SCANS_WANTED = 3;
/** No scanner pauses so long inside a code. */
export const SILENCE_MS = 600;

export function recordKey(recording: Recording, { code, timeStamp }: RecordedKey): Recording {
	if (isModifierKey(code) || recording.scans.length >= SCANS_WANTED) return recording;
	const ends = SUFFIX_KEYS.some((suffix) => suffix === code);
	// The second ending of a CR LF scanner, or a person's Enter: no scan begins with one.
	if (ends && recording.current.length === 0) return recording;
	const last = recording.current.at(-1);
	const late = last !== undefined && timeStamp - last.timeStamp > SILENCE_MS;
	const before = late ? endScan(recording) : recording;
	const heard = { ...before, current: [...before.current, { code, timeStamp }] };
	return ends ? endScan(heard) : heard;
}

/** Silence, or an ending key. */
export function endScan({ scans, current }: Recording): Recording {
	return { scans: current.length === 0 ? scans : [...scans, current], current: [] };
}
