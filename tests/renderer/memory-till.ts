/** The checkout's desk over a terminal in memory: the real client, stores and steps, no browser. */
import type { Envelope, Reply } from '#shared/contract/request.ts';
import { openDesk, type Desk } from '../../src-renderer/checkout/desk.ts';
import { openSaleStore } from '../../src-renderer/checkout/sale-store.ts';
import { ConnectionLost, type Bridge } from '../../src-renderer/terminal-client/bridge.ts';
import { listeners } from '../../src-renderer/terminal-client/listeners.ts';
import { openClient, type TerminalClient } from '../../src-renderer/terminal-client/open-client.ts';
import { scriptedTerminal, type ScriptedTerminal } from '../e2e/kit-scripted-terminal.ts';

export type MemoryTill = {
	readonly till: ScriptedTerminal;
	readonly client: TerminalClient;
	readonly desk: Desk;
	/** What was heard: `yes` and `no`, in order. */
	readonly heard: string[];
	/** The next request of this name is done by the terminal, but its reply is lost with the line. */
	loseReplyOf(request: string): void;
	/** Resolves when nothing is waiting any more. */
	settle(): Promise<void>;
};

export async function openMemoryTill(): Promise<MemoryTill> {
	const till = scriptedTerminal();
	const lines = listeners<boolean>();
	const losing = new Set<string>();
	const bridge: Bridge = {
		send: async (envelope: Envelope): Promise<Reply> => {
			const reply = await till.answer(envelope);
			if (losing.delete(envelope.request)) throw new ConnectionLost('lost for the test');
			return reply;
		},
		onEvent: (listener) => till.onAnnounce(listener),
		onLine: (listener) => {
			listener(true);
			return lines.add(listener);
		},
	};
	let commands = 0;
	const newCommandId = () => `command-${String((commands += 1)).padStart(4, '0')}`;
	const client = openClient({ bridge, newCommandId });
	const heard: string[] = [];
	const desk = openDesk({
		client,
		sale: openSaleStore(client),
		sounds: { yes: () => void heard.push('yes'), no: () => void heard.push('no') },
		newCommandId,
		onFailure: (error) => {
			throw error;
		},
	});
	await desk.sale.refresh();
	return {
		till,
		client,
		desk,
		heard,
		loseReplyOf: (request) => void losing.add(request),
		settle: async () => {
			do await desk.queue.add(async () => undefined);
			while (desk.queue.waiting() > 0);
			await desk.sale.refresh();
		},
	};
}
