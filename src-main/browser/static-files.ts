/** The built page, from out/renderer and nowhere else. */
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

export type StaticFile = { readonly type: string; readonly bytes: Uint8Array };

/** The file of a URL path, or undefined when there is none or it would lead out of the folder. */
export async function readStatic(folder: string, urlPath: string): Promise<StaticFile | undefined> {
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

function decodePath(urlPath: string): string | undefined {
	try {
		const decoded = decodeURIComponent(urlPath);
		return decoded.includes('\0') || decoded.includes('\\')
			? undefined
			: path.posix.normalize(decoded);
	} catch {
		return undefined;
	}
}
