// Goal: the virtual devices are printers, drawers and scanners enough to develop against: their
// papers can be seen, their faults ordered, and a scan arrives in a real page as keys.
import { spawn, type ChildProcess } from 'node:child_process';
import net from 'node:net';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, it, onTestFinished } from 'vitest';
import { launchChromium } from '#kit/chromium.ts';
import { openLocalDevices } from '#drivers/local-devices.ts';
import { openPaperArtist } from '#drivers/simulator/draw-paper.ts';
import { paperHtml } from '#drivers/simulator/paper-html.ts';
import type { Paper } from '#drivers/simulator/paper.ts';
import { readCode128 } from '#drivers/simulator/read-code128.ts';
import { VirtualScanner } from '#drivers/simulator/virtual-scanner.ts';
import { readOrder } from '../../scripts/devices/read-order.ts';
import { findChromium, INSTALL_HINT } from '../../scripts/find-chromium.ts';
import { openBench, PRINTER } from './printer-bench.ts';
import { CORNER_SHOP } from './sample-receipts.ts';

const chromiumPath = findChromium();

const said = (text: string) => [...text].map((char) => char.charCodeAt(0));

describe('the virtual printer judges what it is sent', () => {
	it.each([
		['a barcode without its code set', [0x1d, 0x6b, 73, 2, 0x31, 0x32], /no code set/],
		['a barcode too wide', [0x1d, 0x77, 12, 0x1d, 0x6b, 73, 4, ...said('{B12')], /too wide/],
		['a four-byte character', [0x1c, 0x26, 0x81, 0x30, 0x84, 0x36, 0x0a], /no such hanzi/],
		['hanzi before hanzi mode', [0xba, 0xba, 0x0a], /outside hanzi mode/],
		['a line that is too long', said('x'.repeat(49)), /wider/],
		['a cut without a feed', [0x78, 0x0a, 0x1d, 0x56, 0x01], /without a feed/],
		['bytes that are no command', [0x1b, 0x99], /unknown bytes 1b 99/],
		['a QR code that was not stored', [0x1d, 0x28, 0x6b, 3, 0, 0x31, 0x51, 0x30], /nothing stored/],
	])('%s', async (_, bytes, problem) => {
		const { printer } = await openBench({ profile: 'silent-58' });
		const socket = net.connect(printer.port, '127.0.0.1');
		onTestFinished(() => void socket.destroy());
		const before = printer.readBytes;
		socket.write(Uint8Array.from(bytes));
		await printer.until(() => printer.readBytes - before >= bytes.length);
		const problems = printer.papers().flatMap((paper) => paper.problems);
		expect(problems.join('; ')).toMatch(problem);
	});

	it('reads code sets B and C and the change between them', () => {
		const bytes = [0x7b, 0x42, 0x52, 0x7b, 0x43, 0, 12, 99];
		expect(readCode128(bytes)).toEqual({ text: 'R001299', modules: 90 });
		expect(readCode128([0x7b, 0x43, 100])).toMatch(/no pair/);
	});
});

describe('orders as a person types them', () => {
	it('are read, or refused', () => {
		expect(readOrder('jam')).toEqual({ do: 'jam' });
		expect(readOrder(' stall  100 ')).toEqual({ do: 'stall', afterBytes: 100 });
		expect(readOrder('reset')).toEqual({ do: 'reset', afterBytes: 0 });
		expect(readOrder('interleave on')).toEqual({ do: 'interleave', on: true });
		for (const wrong of ['', 'explode', 'jam 3', 'stall -1', 'throttle', 'interleave maybe']) {
			expect(readOrder(wrong)).toBeUndefined();
		}
	});
});

describe('a paper as HTML', () => {
	it('never lets what was printed become markup', () => {
		const paper: Paper = {
			n: 1,
			end: 'cut',
			problems: ['<b>'],
			items: [
				{
					kind: 'line',
					align: 'left',
					broken: false,
					runs: [{ text: '<i>"&', wide: 1, high: 1, bold: false, underline: false }],
				},
			],
		};
		const html = paperHtml(paper, { paperMm: 80, dots: 576 });
		expect(html).not.toMatch(/<i>|<b>/);
		expect(html).toContain('&lt;');
	});
});

/** Starts the script and reads its first line. */
async function startScript(...args: string[]): Promise<{ child: ChildProcess; first: Started }> {
	const script = path.resolve(import.meta.dirname, '../../scripts/devices.ts');
	const child = spawn(process.execPath, [script, ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
	onTestFinished(() => void child.kill('SIGKILL'));
	const lines = createInterface({ input: child.stdout });
	const first = await new Promise<string>((resolve) => void lines.once('line', resolve));
	return { child, first: JSON.parse(first) as Started };
}
type Started = { printer: { port: number; profile: string }; page: string };

describe('npm run devices', () => {
	it('prints, shows its papers, obeys orders and stops when it is told', async () => {
		const { child, first } = await startScript('--port', '0', '--paper', '58');
		const devices = openLocalDevices();
		onTestFinished(() => devices.close());
		const { port, profile } = first.printer;
		const link = { kind: 'tcp', host: '127.0.0.1', port } as const;
		devices.configure([{ printerId: PRINTER, enabled: true, link, profile }]);
		const job = { jobId: 'shown', printerId: PRINTER, document: CORNER_SHOP };
		expect(await devices.print(job)).toMatchObject({ kind: 'confirmed' });

		const papers = (await (await fetch(`${first.page}papers.json`)).json()) as Paper[];
		expect(papers).toMatchObject([{ n: 1, problems: [] }]);
		expect(await (await fetch(`${first.page}paper/1.html`)).text()).toContain('data-paper="1"');
		expect((await fetch(`${first.page}paper/9.html`)).status).toBe(404);

		const post = (body: string, headers = {}) =>
			fetch(`${first.page}order`, { method: 'POST', body, headers });
		expect(await (await post('cover-open')).json()).toMatchObject({ coverOpen: true });
		expect((await post('explode')).status).toBe(400);
		expect((await post('ok', { origin: 'https://evil.example' })).status).toBe(403);
		child.stdin?.write('ok\n');

		const gone = new Promise<number | null>((resolve) => void child.once('exit', resolve));
		child.kill('SIGTERM');
		expect(await gone).toBe(0);
	});

	it('says in one line what is wrong with its arguments', async () => {
		const script = path.resolve(import.meta.dirname, '../../scripts/devices.ts');
		const child = spawn(process.execPath, [script, '--paper', '57'], { stdio: 'ignore' });
		expect(await new Promise((resolve) => void child.once('exit', resolve))).toBe(2);
	});
});

describe('in a real Chromium', () => {
	it('a paper is drawn as a picture of its width', async (ctx) => {
		if (chromiumPath === undefined) return ctx.skip(true, INSTALL_HINT);
		const bench = await openBench({ profile: 'epson-58', printer: { paperMm: 58 } });
		await bench.devices.print({ jobId: 'png', printerId: PRINTER, document: CORNER_SHOP });
		const artist = openPaperArtist(chromiumPath);
		onTestFinished(() => artist.close());
		const png = await artist.draw(bench.printer.papers(), bench.printer);
		expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
		// 464 dots of paper and 28 of desk on each side.
		expect(png.readUInt32BE(16)).toBe(464 + 56);
		expect(png.readUInt32BE(20)).toBeGreaterThan(1000);
	});

	it('a scan arrives as keys, with its prefix, its capitals and its Enter', async (ctx) => {
		ctx.skip(chromiumPath === undefined, INSTALL_HINT);
		const browser = await launchChromium();
		onTestFinished(() => browser.close());
		const page = await browser.newPage();
		await page.setContent(`<script>
			window.keys = [];
			addEventListener('keydown', (e) => { if (e.key !== 'Shift') keys.push(e.key + '/' + e.code); });
		</script>`);
		const scanner = new VirtualScanner(page, { prefix: ['F9'], msPerKey: 1 });
		await scanner.scan('R-01');
		expect(await page.evaluate('window.keys')).toEqual([
			'F9/F9',
			'R/KeyR',
			'-/Minus',
			'0/Digit0',
			'1/Digit1',
			'Enter/Enter',
		]);
	});
});
