/**
 * The one address the window may show: `guitai://app/…`. `URL.origin` of a custom scheme is the
 * string 'null' in Node, so protocol and host are compared, never origins.
 */
export const SCHEME = 'guitai';
export const HOST = 'app';
export const APP_URL = `${SCHEME}://${HOST}/`;

export function isAppUrl(text: string): boolean {
	try {
		const url = new URL(text);
		return url.protocol === `${SCHEME}:` && url.host === HOST;
	} catch {
		return false;
	}
}
