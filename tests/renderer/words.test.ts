// Goal: everything the terminal can say is said in both languages, with its figures in it.
import { describe, expect, it } from 'vitest';
import { refusals, type RefusalCode } from '#shared/contract/refusals.ts';
import { deviceCauses } from '#drivers/port.ts';
import { NO_SALE_REASONS, OVERRIDE_REASONS } from '#shared/operator/role.ts';
import { fill } from '#shared/words/fill.ts';
import { wordsOf } from '#shared/words/words-of.ts';
import { sayFilled, sayRefusal, sayWarning } from '../../src-renderer/app/say.ts';
import { noticesOf } from '../../src-renderer/app/notices.ts';
import { scriptedTerminal } from '../e2e/kit-scripted-terminal.ts';

const languages = Object.entries(wordsOf);

describe('filling figures in', () => {
	it('writes yuan, quantities and plain text where they belong', () => {
		const formats = { yuan: (value: number) => (value / 100).toFixed(2) };
		expect(fill('还差 ¥{short:yuan}，{name}', { short: 350, name: '王' }, formats)).toBe(
			'还差 ¥3.50，王',
		);
		expect(sayFilled('最多 {most:quantity}', { most: 999_000 })).toBe('最多 999');
	});

	it('leaves no hole in braces when a figure is unknown', () => {
		expect(fill('没有这个商品：{text}', {})).toBe('没有这个商品：');
	});
});

describe.each(languages)('words in %s', (_language, words) => {
	it('P18 has a sentence and a next step for every refusal', () => {
		for (const code of Object.keys(refusals) as RefusalCode[]) {
			const said = sayRefusal(words, { code });
			expect([code, said.say.length > 1, said.next.length > 1]).toEqual([code, true, true]);
			const where = words.app.money[refusals[code].money];
			// Said once: beside the sentence, or in it already.
			const told = `${said.say} ${said.next} ${said.money}`.toLowerCase();
			expect([code, told.split(where.toLowerCase()).length - 1 > 0]).toEqual([code, true]);
			expect(said.money === '' || said.money === where).toBe(true);
		}
	});

	it('P18 knows every cause a device can give', () => {
		expect(Object.keys(words.devices).toSorted()).toEqual([...deviceCauses].toSorted());
	});

	it('names every reason one can choose', () => {
		expect(Object.keys(words.checkout.override.reasons)).toEqual([...OVERRIDE_REASONS]);
		expect(Object.keys(words.checkout.drawer.reasons)).toEqual([...NO_SALE_REASONS]);
	});

	it('says a warning it does not know as it is, rather than hiding it', () => {
		expect(sayWarning(words, { code: 'new/thing', detail: '7' })).toEqual({
			say: 'new/thing',
			next: '7',
		});
	});

	it('puts a printer without paper, and the receipts that wait, where they are seen', () => {
		const { status } = scriptedTerminal();
		const device = {
			id: 'receipt',
			kind: 'printer',
			health: 'blocked',
			reason: 'printer/paper-out',
			sinceMs: 0,
		} as const;
		const notices = noticesOf(words, {
			...status,
			devices: [device],
			waitingJobs: 3,
			warnings: [{ code: 'key/key-in-plain-file', detail: '' }],
		});
		expect(notices.map(({ urgent }) => urgent)).toEqual([true, true, false]);
		expect(notices[0]?.say).toBe(words.devices['printer/paper-out'].say);
		expect(notices[1]?.say).toContain('3');
	});
});
