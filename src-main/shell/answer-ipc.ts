/**
 * IPC as a host: one request channel, one event channel. Only the top frame of our own page is
 * answered; a frame inside it or any other address gets a refusal and nothing happens.
 */
import { BrowserWindow, ipcMain, type IpcMainInvokeEvent } from 'electron';
import type { Reply } from '#shared/contract/request.ts';
import type { RunningTerminal } from '../running-terminal.ts';
import { isAppUrl } from './app-url.ts';
import { EVENT, INVOKE } from './channels.ts';

export function answerIpc(terminal: RunningTerminal): void {
	ipcMain.handle(INVOKE, async (event, envelope: unknown): Promise<Reply> => {
		if (!isOurPage(event)) {
			return { ok: false, refusal: { code: 'request/unknown', request: 'sender' } };
		}
		return terminal.answer(`window-${event.sender.id}`, envelope);
	});
	terminal.onEvent((detail) => {
		for (const window of BrowserWindow.getAllWindows()) window.webContents.send(EVENT, detail);
	});
}

function isOurPage({ senderFrame }: IpcMainInvokeEvent): boolean {
	return senderFrame !== null && senderFrame.parent === null && isAppUrl(senderFrame.url);
}
