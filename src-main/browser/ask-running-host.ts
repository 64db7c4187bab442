/** Asks the terminal that already runs on a data folder for a fresh link to show. */
import { readHostNote } from './host-file.ts';

/** Undefined when nobody answers there: the Electron shell, which opens no channel, or a stale note. */
export async function askRunningHost(dataDir: string): Promise<string | undefined> {
	const note = readHostNote(dataDir);
	if (note === undefined) return undefined;
	try {
		const headers = { authorization: `Bearer ${note.key}` };
		const response = await fetch(`${note.url}/link`, { headers });
		return response.ok ? ((await response.json()) as { url: string }).url : undefined;
	} catch {
		return undefined;
	}
}
