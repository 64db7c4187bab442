/**
 * Two functions that are sent to the page as text: they must not touch anything of this module. One
 * carries calls between the page's world and the preload's over synchronous events, as
 * contextBridge does (functions become handles, values are cloned and frozen); the other is the
 * preload's ipcRenderer.
 */
export function endpoint(out: string, inn: string) {
	let n = 0;
	const fns = new Map<number, (...a: unknown[]) => unknown>(),
		rets = new Map<number, { v?: unknown; p?: boolean; e?: string }>(),
		wait = new Map<number, [(v: unknown) => void, (e: Error) => void]>();
	const send = (detail: object) => window.dispatchEvent(new CustomEvent(out, { detail }));
	const map = (v: unknown, f: (x: unknown) => unknown): unknown =>
		Array.isArray(v)
			? v.map((x) => f(x))
			: v !== null && typeof v === 'object'
				? Object.fromEntries(Object.entries(v).map(([k, x]) => [k, f(x)]))
				: v;
	const wrap = (v: unknown): unknown =>
		typeof v === 'function' ? (fns.set(++n, v as () => unknown), { $fn: n }) : map(v, wrap);
	const call =
		(fn: number) =>
		(...args: unknown[]) => {
			const id = ++n;
			send({ t: 'call', fn, id, args: args.map(wrap) }); // synchronous, as events are
			const r = rets.get(id);
			rets.delete(id);
			if (r?.e !== undefined) throw new Error(r.e);
			return r?.p ? new Promise((ok, no) => wait.set(id, [ok, no])) : unwrap(r?.v);
		};
	const unwrap = (v: unknown): unknown => {
		const fn = (v as { $fn?: number } | null | undefined)?.$fn;
		return fn !== undefined ? call(fn) : Object.freeze(map(v, unwrap));
	};
	window.addEventListener(inn, (ev) => {
		const m = (ev as CustomEvent).detail as {
			t: string;
			fn: number;
			id: number;
			args: unknown[];
			key: string;
			v?: unknown;
			p?: boolean;
			e?: string;
		};
		if (m.t === 'call') {
			try {
				const r = fns.get(m.fn)!(...m.args.map(unwrap));
				if (!(r instanceof Promise)) return void send({ t: 'ret', id: m.id, v: wrap(r) });
				send({ t: 'ret', id: m.id, p: true });
				r.then(
					(v) => send({ t: 'settle', id: m.id, v: wrap(v) }),
					(e: Error) => send({ t: 'settle', id: m.id, e: e.message }),
				);
			} catch (e) {
				send({ t: 'ret', id: m.id, e: (e as Error).message });
			}
		} else if (m.t === 'ret') rets.set(m.id, m);
		else if (m.t === 'settle') {
			const w = wait.get(m.id);
			wait.delete(m.id);
			if (m.e !== undefined) w?.[1](new Error(m.e));
			else w?.[0](unwrap(m.v));
		} else if (m.t === 'expose') {
			Object.defineProperty(window, m.key, { value: unwrap(m.v), enumerable: true });
		}
	});
	return {
		serve: () => undefined,
		expose: (key: string, v: unknown) => send({ t: 'expose', key, v: wrap(v) }),
	};
}
export function preloadIpc() {
	let n = 0;
	const wait = new Map<number, [(v: unknown) => void, (e: Error) => void]>(),
		on = new Map<string, Set<(e: unknown, ...a: unknown[]) => void>>();
	const toMain = (globalThis as unknown as { __toMain: (s: string) => void }).__toMain;
	return {
		settle: (id: number, r: { v?: unknown; e?: string }) => {
			const w = wait.get(id);
			wait.delete(id);
			if (r.e !== undefined) w?.[1](new Error(r.e));
			else w?.[0](r.v);
		},
		emit: ([channel, args]: [string, unknown[]]) => {
			for (const f of on.get(channel) ?? []) f({}, ...args);
		},
		renderer: {
			invoke: (channel: string, ...args: unknown[]) =>
				new Promise((ok, no) => {
					wait.set(++n, [ok, no]);
					toMain(JSON.stringify({ id: n, channel, args }));
				}),
			on: (c: string, f: (e: unknown, ...a: unknown[]) => void) => {
				on.set(c, (on.get(c) ?? new Set()).add(f));
			},
			off: (c: string, f: (e: unknown, ...a: unknown[]) => void) => {
				on.get(c)?.delete(f);
			},
		},
	};
}
