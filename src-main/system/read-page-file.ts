/**
 * The built screen, from its folder and from nowhere else, for both hosts: a path is decoded once,
 * made plain, and must still lie inside. Only kinds of files a page is made of are handed out.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
	'.html': 'text/html; charset=utf-8',
	'.js': 'text/javascript; charset=utf-8',
	'.css': 'text/css; charset=utf-8',
	'.svg': 'image/svg+xml',
	'.png': 'image/png',
	'.woff2': 'font/woff2',
	'.json': 'application/json',
	'.map': 'application/json',
};

export type PageFile = { readonly type: string; readonly bytes: Uint8Array<ArrayBuffer> };

/** The file a URL path names; undefined when there is none, or none that may be handed out. */
export async function readPageFile(folder: string, urlPath: string): Promise<PageFile | undefined> {
	const wanted = decodePath(urlPath);
	if (wanted === undefined) return undefined;
	const file = path.join(folder, wanted === '/' ? 'index.html' : wanted);
	if (!file.startsWith(folder + path.sep)) return undefined;
	const type = TYPES[path.extname(file)];
	if (type === undefined) return undefined;
	try {
		return { type, bytes: await readFile(file) };
	} catch {
		return undefined;
	}
}

/** Undefined for what no file of ours is called by: bad escapes, NUL, `\`, `:` (drives, streams). */
function decodePath(urlPath: string): string | undefined {
	try {
		const decoded = decodeURIComponent(urlPath);
		return /[\0\\:]/.test(decoded) ? undefined : path.posix.normalize(decoded);
	} catch {
		return undefined;
	}
}
