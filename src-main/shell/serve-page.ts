/** Serves the built page over guitai://app/, with the same headers as the browser host, and no file:// */
import { net, protocol } from 'electron';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { SECURITY_HEADERS } from '../system/security-headers.ts';
import { HOST, SCHEME } from './app-url.ts';

/** At module top of the entry, before `ready`, as Electron asks. */
export function registerScheme(): void {
	const privileges = { standard: true, secure: true, supportFetchAPI: true, codeCache: true };
	protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges }]);
}

export function servePage(pageDir: string): void {
	protocol.handle(SCHEME, async (request) => {
		const url = new URL(request.url);
		const file = url.host === HOST ? fileOf(pageDir, url.pathname) : undefined;
		if (file === undefined) return new Response('', { status: 404, headers: SECURITY_HEADERS });
		const found = await net.fetch(pathToFileURL(file).href);
		const headers = new Headers(SECURITY_HEADERS);
		headers.set('content-type', found.headers.get('content-type') ?? 'application/octet-stream');
		return new Response(found.body, { status: found.status, headers });
	});
}

/** Undefined when the path leads out of the page's folder or cannot be read as one. */
function fileOf(pageDir: string, urlPath: string): string | undefined {
	let decoded: string;
	try {
		decoded = decodeURIComponent(urlPath);
	} catch {
		return undefined;
	}
	if (/[\\\0]/.test(decoded)) return undefined;
	const file = path.join(pageDir, decoded === '/' ? 'index.html' : path.posix.normalize(decoded));
	return file.startsWith(pageDir + path.sep) ? file : undefined;
}
