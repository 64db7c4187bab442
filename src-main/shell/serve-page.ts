/**
 * Serves the built page over guitai://app/, with the same headers as the browser host; no file://
 */
import { protocol } from 'electron';
import { readPageFile } from '../system/read-page-file.ts';
import { SECURITY_HEADERS } from '../system/security-headers.ts';
import { HOST, SCHEME } from './app-url.ts';

/** At the top of the entry, before `ready`, as Electron asks. */
export function registerScheme(): void {
	const privileges = { standard: true, secure: true, supportFetchAPI: true, codeCache: true };
	protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges }]);
}

export function servePage(pageDir: string): void {
	protocol.handle(SCHEME, async ({ method, url: text }) => {
		const url = new URL(text);
		const ours = url.host === HOST && method === 'GET';
		const file = ours ? await readPageFile(pageDir, url.pathname) : undefined;
		if (file === undefined) return new Response('', { status: 404, headers: SECURITY_HEADERS });
		return new Response(file.bytes, {
			headers: { ...SECURITY_HEADERS, 'content-type': file.type },
		});
	});
}
