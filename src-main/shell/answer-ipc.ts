/**
 * IPC as a host: one request channel, one event channel. Only the top frame of our own page is
 * answered; a frame inside it or any other address gets a refusal and nothing happens.
 */
import { BrowserWindow, ipcMain, type IpcMainInvokeEvent } from 'electron';
import type { Reply } from '#shared/contract/request.ts';
import { customerSession, heardByCustomer } from '../bridge/sides.ts';
import type { RunningTerminal } from '../running-terminal.ts';
import { isAppUrl } from './app-url.ts';
import { EVENT, INVOKE } from './channels.ts';

/** Answers until the returned function is called. `isCustomer`: this page is the customer's. */
export function answerIpc(
	terminal: RunningTerminal,
	isCustomer: (contentsId: number) => boolean,
): () => void {
	ipcMain.handle(INVOKE, async (event, envelope: unknown): Promise<Reply> => {
		if (!isOurPage(event)) {
			return { ok: false, refusal: { code: 'request/unknown', request: 'sender' } };
		}
		const session = sessionOf(event.sender.id);
		// The bridge refuses either side what is the other's.
		const isTill = !isCustomer(event.sender.id);
		return terminal.answer(isTill ? session : customerSession(session), envelope);
	});
	const stop = terminal.onEvent((event) => {
		for (const { webContents } of BrowserWindow.getAllWindows()) {
			const heard = isCustomer(webContents.id) ? heardByCustomer(event) : event;
			if (heard !== undefined && isAppUrl(webContents.getURL())) webContents.send(EVENT, heard);
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

function isOurPage({ senderFrame }: IpcMainInvokeEvent): boolean {
	return senderFrame !== null && senderFrame.parent === null && isAppUrl(senderFrame.url);
}
