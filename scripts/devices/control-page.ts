/**
 * The page beside the virtual printer: its papers as they come out, its sensors, and a button for
 * everything that can go wrong. On the loopback only. The same things without the page:
 * GET /state, /papers.json, /paper/N.html, /paper/N.png, /bytes; POST /order with `stall 100`.
 */
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import { papersPage, paperHtml, PAPER_STYLE } from '../../drivers/simulator/paper-html.ts';
import type { PaperArtist } from '../../drivers/simulator/draw-paper.ts';
import type { Paper } from '../../drivers/simulator/paper.ts';
import { plainOrders } from '../../drivers/simulator/printer-orders.ts';
import type { VirtualPrinter } from '../../drivers/simulator/virtual-printer.ts';
import { ORDER_USAGE, readOrder } from './read-order.ts';

export type ControlPage = { readonly url: string; close(): Promise<void> };

export type ControlPageParts = {
	readonly printer: VirtualPrinter;
	readonly port: number;
	/** Undefined when this machine has no Chromium: pictures are then not to be had. */
	readonly artist: PaperArtist | undefined;
};

type Answer = { readonly status: number; readonly type: string; readonly body: string | Buffer };

const SHOWN = 30;
const MAX_ORDER_BYTES = 200;
const TEXT = 'text/plain; charset=utf-8';
const HTML = 'text/html; charset=utf-8';
const JSON_TYPE = 'application/json; charset=utf-8';

/** Opens it; resolves when it listens. */
export async function openControlPage(parts: ControlPageParts): Promise<ControlPage> {
	const watchers = new Set<ServerResponse>();
	const stopNews = parts.printer.onNews((news) => {
		if (news === 'connected' || news === 'answered') return;
		for (const watcher of watchers) watcher.write('data: news\n\n');
	});
	const server = http.createServer((request, response) => {
		if (request.url === '/news' && isLocal(request)) return watch(response);
		void answer(request, parts).then(({ status, type, body }) => {
			response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' });
			response.end(body);
		});
	});
	function watch(response: ServerResponse): void {
		response.writeHead(200, { 'content-type': 'text/event-stream' });
		watchers.add(response);
		response.on('close', () => watchers.delete(response));
	}
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(parts.port, '127.0.0.1', resolve);
	});
	const address = server.address();
	const port = address !== null && typeof address === 'object' ? address.port : parts.port;
	return {
		url: `http://127.0.0.1:${port}/`,
		close: () => {
			stopNews();
			server.closeAllConnections();
			return new Promise((resolve) => void server.close(() => resolve()));
		},
	};
}

async function answer(request: IncomingMessage, parts: ControlPageParts): Promise<Answer> {
	if (!isLocal(request)) return text(403, 'only from this machine');
	const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
	if (request.method === 'POST') {
		return pathname === '/order' ? obey(request, parts) : text(404, 'POST /order');
	}
	const { printer } = parts;
	const papers = printer.papers();
	const wanted = /^\/paper\/(\d+)\.(html|png)$/.exec(pathname);
	if (wanted !== null) {
		const paper = papers.find(({ n }) => n === Number(wanted[1]));
		return paper === undefined ? text(404, 'no such paper') : show(paper, wanted[2] ?? '', parts);
	}
	switch (pathname) {
		case '/':
			return { status: 200, type: HTML, body: page() };
		case '/papers':
			return { status: 200, type: HTML, body: sheets(papers, printer) };
		case '/papers.json':
			return json(papers);
		case '/state':
			return json(stateOf(printer));
		case '/bytes':
			return {
				status: 200,
				type: 'application/octet-stream',
				body: Buffer.from(printer.bytes()),
			};
		default:
			return text(404, 'not here');
	}
}

async function show(paper: Paper, how: string, parts: ControlPageParts): Promise<Answer> {
	const { printer, artist } = parts;
	if (how === 'html') return { status: 200, type: HTML, body: papersPage([paper], printer) };
	if (artist === undefined) return text(503, 'no Chromium on this machine to draw with');
	return { status: 200, type: 'image/png', body: await artist.draw([paper], printer) };
}

async function obey(request: IncomingMessage, { printer }: ControlPageParts): Promise<Answer> {
	let line = '';
	for await (const chunk of request) {
		line += String(chunk);
		if (line.length > MAX_ORDER_BYTES) return text(413, 'too long');
	}
	const order = readOrder(line);
	if (order === undefined) return text(400, `orders: ${ORDER_USAGE}`);
	await printer.tell(order);
	return json(stateOf(printer));
}

export function stateOf(printer: VirtualPrinter) {
	return {
		...printer.sensors,
		connections: printer.connections,
		papers: printer.papers().length,
		bytes: printer.readBytes,
		drawer: { open: printer.drawer.open, pulses: printer.drawer.pulses.length },
	};
}

/** A page of another origin, or another name for this machine, gets nothing. */
function isLocal({ headers }: IncomingMessage): boolean {
	const local = /^(127\.0\.0\.1|localhost):\d+$/;
	if (!local.test(headers.host ?? '')) return false;
	return headers.origin === undefined || headers.origin === `http://${headers.host}`;
}

function sheets(papers: readonly Paper[], printer: VirtualPrinter): string {
	const newest = papers.slice(-SHOWN).reverse();
	return newest
		.map((paper) => {
			const links = `<a href="/paper/${paper.n}.png">PNG</a>`;
			return `<section><h2>${paper.n} ${links}</h2>${paperHtml(paper, printer)}</section>`;
		})
		.join('\n');
}

function page(): string {
	const buttons = plainOrders
		.map((order) => `<button data-order="${order}">${order}</button>`)
		.join('');
	return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Virtual printer</title>
<style>
body { margin: 0; font: 15px/1.5 system-ui, 'Noto Sans CJK SC', sans-serif; background: #c9ccd1; }
header { position: sticky; top: 0; z-index: 1; padding: 12px 20px;
  background: #26282c; color: #e9eaec; }
header button { font: inherit; margin: 0 6px 6px 0; padding: 4px 12px; border: 0;
  border-radius: 6px; background: #44484f; color: inherit; cursor: pointer; }
header button:hover { background: #5a5f68; }
header button[data-order=ok] { background: #1f7a4d; }
header input { font: inherit; padding: 3px 8px; border: 0; border-radius: 6px; width: 14em; }
pre { margin: 6px 0 0; color: #a9adb5; font: 13px/1.4 ui-monospace, monospace;
  white-space: pre-wrap; }
main { display: flex; flex-wrap: wrap; gap: 28px; align-items: flex-start; padding: 24px; }
h2 { font: 600 14px/1 system-ui; color: #43464c; margin: 0 0 8px; } h2 a { font-weight: 400; }
${PAPER_STYLE}</style>
<header>${buttons}<form><input name="order" placeholder="stall 100, throttle 9600 …"></form>
<pre id="state"></pre></header><main id="papers"></main>
<script>
const tell = (order) => fetch('/order', { method: 'POST', body: order }).then(show);
const show = async () => {
  const [state, papers] = await Promise.all(
    ['/state', '/papers'].map((place) => fetch(place).then((answer) => answer.text())));
  document.querySelector('#state').textContent = state;
  document.querySelector('#papers').innerHTML = papers;
};
let due;
new EventSource('/news').onmessage = () => { clearTimeout(due); due = setTimeout(show, 60); };
document.querySelector('header').addEventListener('click', ({ target }) =>
  target.dataset.order && tell(target.dataset.order));
document.querySelector('form').addEventListener('submit', (event) => {
  event.preventDefault(); tell(event.target.order.value); });
show();
</script></html>`;
}

function text(status: number, body: string): Answer {
	return { status, type: TEXT, body: `${body}\n` };
}

function json(value: unknown): Answer {
	return { status: 200, type: JSON_TYPE, body: `${JSON.stringify(value)}\n` };
}
