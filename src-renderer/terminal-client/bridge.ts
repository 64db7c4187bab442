/**
 * How the screen reaches the terminal, whichever host carries it. The Electron preload puts
 * `window.guitai` there; the browser host is reached over one WebSocket. Both carry the same
 * envelopes and announcements.
 */
import type { Envelope, Reply } from '#shared/contract/request.ts';

/** The line broke while a request was under way: nobody knows whether it was done. */
export class ConnectionLost extends Error {
	override readonly name = 'ConnectionLost';
}

export type Bridge = {
	/** Carries one envelope; rejects with ConnectionLost when the line broke on the way. */
	send(envelope: Envelope): Promise<Reply>;
	/** Announcements as they came, not yet decoded. Returns the end of the subscription. */
	onEvent(listener: (event: unknown) => void): () => void;
	/** Whether the line stands; told at once and at every change. */
	onLine(listener: (up: boolean) => void): () => void;
};
