/**
 * Who may come in. A link with a one-time token becomes a cookie that only this browser holds; the
 * command line on the same machine has a key of its own (host-file.ts). Host and Origin are checked
 * on everything, so that no page of another site, and no name that points at 127.0.0.1, gets in.
 */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

const MOST_LINKS = 20;
const MOST_CHANNELS = 100;

export type Doorkeeper = {
	/** A fresh token for one link; good once. */
	newToken(): string;
	/** Spends a token: the cookie as `name=value`, or undefined when it is not good (any more). */
	spend(token: string): string | undefined;
	/** The channel a request came through, or undefined when it has none. */
	channelOf(request: IncomingMessage): string | undefined;
	/** True when the Host is ours and the Origin, where there is one, too. */
	isOurs(request: IncomingMessage): boolean;
	/** The key of the command line. */
	readonly channelKey: string;
};

/** `port` is asked each time: it is known only once the server listens. */
export function openDoorkeeper(port: () => number): Doorkeeper {
	const channelKey = secret();
	// Browsers keep cookies by host, not by port: two terminals of one machine must not swap them.
	const name = () => `guitai_channel_${port()}`;
	const tokens = new Set<string>();
	const channels = new Set<string>();
	return {
		channelKey,
		newToken: () => {
			const token = secret();
			tokens.add(token);
			dropOldest(tokens, MOST_LINKS);
			return token;
		},
		spend: (token) => {
			if (!tokens.delete(token)) return undefined;
			const channel = secret();
			channels.add(channel);
			dropOldest(channels, MOST_CHANNELS);
			return `${name()}=${channel}`;
		},
		channelOf: (request) => {
			const cookie = cookieOf(request, name());
			if (cookie !== undefined && channels.has(cookie)) return cookie;
			const bearer = /^Bearer ([\w-]+)$/.exec(request.headers.authorization ?? '')?.[1];
			if (bearer === undefined || !sameText(bearer, channelKey)) return undefined;
			return `cli-${String(request.headers['guitai-session'] ?? 'default').slice(0, 64)}`;
		},
		isOurs: ({ headers }) => {
			const hosts = [`127.0.0.1:${port()}`, `localhost:${port()}`];
			if (!hosts.includes(headers.host ?? '')) return false;
			const { origin } = headers;
			return origin === undefined || hosts.some((host) => origin === `http://${host}`);
		},
	};
}

function secret(): string {
	return randomBytes(32).toString('base64url');
}

function dropOldest(of: Set<string>, most: number): void {
	const [oldest] = of;
	if (of.size > most && oldest !== undefined) of.delete(oldest);
}

function cookieOf({ headers }: IncomingMessage, wanted: string): string | undefined {
	const pairs = (headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='));
	return pairs.find(([name]) => name === wanted)?.[1];
}

function sameText(a: string, b: string): boolean {
	const [left, right] = [Buffer.from(a), Buffer.from(b)];
	return left.length === right.length && timingSafeEqual(left, right);
}
