/**
 * The settings as they are being changed. Edits live outside the screen: whoever goes to the
 * checkout for a customer, or is locked out by the idle lock, finds them as they were left.
 */
import type { Settings } from '#shared/contract/settings-view.ts';
import type { ClientRefusal, TerminalClient } from '../terminal-client/open-client.ts';
import { createStore, type ReadableStore } from '../terminal-client/store.ts';

type Edits = Partial<Settings>;

const edits = createStore<Edits>({});

/** What differs from the settings in force and is not saved yet. */
export const settingsEdits: ReadableStore<Edits> = edits;

/** Takes an edit; one that puts a value back as it was is none. */
export function editSettings(inForce: Settings, change: Edits): void {
	const merged: Edits = { ...edits.get(), ...change };
	const different = Object.entries(merged).filter(([name, value]) => {
		return JSON.stringify(value) !== JSON.stringify(inForce[name as keyof Settings]);
	});
	edits.set(Object.fromEntries(different));
}

export function dropEdits(): void {
	edits.set({});
}

/** Sends the edits; undefined when they are in force. */
export async function saveEdits(client: TerminalClient): Promise<ClientRefusal | undefined> {
	const sent = edits.get();
	const change = withoutEmptyFlags(sent);
	const saved = await client.ask('settings/change', { change });
	if (!saved.ok) return saved.refusal;
	// What was typed while the request was under way stays an edit.
	if (edits.get() === sent) dropEdits();
	return undefined;
}

/** A prefix that was begun and not typed is left out. */
function withoutEmptyFlags(change: Edits): Edits {
	if (change.scaleLabels === undefined) return change;
	const scaleLabels = change.scaleLabels.map((format) => {
		return { ...format, flags: format.flags.filter((flag) => flag !== '') };
	});
	return { ...change, scaleLabels };
}
