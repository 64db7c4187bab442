/**
 * IPC as a host: one request channel, one event channel. Only the top frame of our own page is
 * answered; a frame inside it or any other address gets a refusal and nothing happens.
 */
import { BrowserWindow, ipcMain, type IpcMainInvokeEvent } from 'electron';
import type { Reply } from '#shared/contract/request.ts';
import type { RunningTerminal } from '../running-terminal.ts';
import { isAppUrl } from './app-url.ts';
import { EVENT, INVOKE } from './channels.ts';

/** Answers until the returned function is called. `refuses`: this page may not ask this. */
export function answerIpc(
	terminal: RunningTerminal,
	refuses: (contentsId: number, request: unknown) => boolean,
): () => void {
	ipcMain.handle(INVOKE, async (event, envelope: unknown): Promise<Reply> => {
		if (!isOurPage(event) || refuses(event.sender.id, requestOf(envelope))) {
			return { ok: false, refusal: { code: 'request/unknown', request: 'sender' } };
		}
		return terminal.answer(sessionOf(event.sender.id), envelope);
	});
	const stop = terminal.onEvent((event) => {
		for (const { webContents } of BrowserWindow.getAllWindows()) {
			if (isAppUrl(webContents.getURL())) webContents.send(EVENT, event);
		}
	});
	return () => {
		stop();
		ipcMain.removeHandler(INVOKE);
	};
}

/** The window's number, not the page's: who is signed in stays so when the page is reloaded. */
export function sessionOf(contentsId: number): string {
	return `window-${contentsId}`;
}

function requestOf(envelope: unknown): unknown {
	const named = typeof envelope === 'object' && envelope !== null && 'request' in envelope;
	return named ? envelope.request : undefined;
}

function isOurPage({ senderFrame }: IpcMainInvokeEvent): boolean {
	return senderFrame !== null && senderFrame.parent === null && isAppUrl(senderFrame.url);
}
