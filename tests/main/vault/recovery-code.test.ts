// Goal: whoever types the recovery key from paper is told which group to look at again.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ok } from '#shared/kernel/result.ts';
import {
	formatRecoveryKey,
	GROUP_COUNT,
	parseRecoveryKey,
	SECRET_BYTES,
} from '#main/vault/recovery-code.ts';

const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const secrets = fc.uint8Array({ minLength: SECRET_BYTES, maxLength: SECRET_BYTES });
const places = fc.nat({ max: GROUP_COUNT - 1 });

function namedGroups(text: string): number[] {
	const parsed = parseRecoveryKey(text);
	return parsed.ok ? [] : parsed.refusal.groups.split(' ').map(Number);
}

function replaced(groups: readonly string[], index: number, group: string): string[] {
	return groups.map((old, at) => (at === index ? group : old));
}

describe('the recovery key on paper', () => {
	it('is 24 groups of three characters, none of them I, L, O or U', () => {
		const groups = formatRecoveryKey(Uint8Array.from({ length: SECRET_BYTES }, (_, i) => i * 7));
		expect(groups).toHaveLength(24);
		for (const group of groups) expect(group).toMatch(/^[0-9A-HJKMNP-TV-Z]{3}$/);
	});

	it('never changes how it is written: the papers in drawers must stay readable', () => {
		const secret = Uint8Array.from({ length: SECRET_BYTES }, (_, index) => (index * 37 + 11) % 256);
		expect(formatRecoveryKey(secret).join(' ')).toMatchInlineSnapshot(
			`"1CP R53 AY0 MZT RKP MG1 WCF TRP FP5 HCR FVP 0H2 6SA DRV 19C EA1 XWH A3A JQ4 M3N N3P 6Z9 45B SWG"`,
		);
	});

	it('reads back what it wrote, however it was typed', () => {
		fc.assert(
			fc.property(secrets, (secret) => {
				const groups = formatRecoveryKey(secret);
				expect(parseRecoveryKey(groups.join(' '))).toEqual(ok(secret));
				expect(parseRecoveryKey(groups.join(''))).toEqual(ok(secret));
				expect(parseRecoveryKey(`  ${groups.join('-').toLowerCase()}\n`)).toEqual(ok(secret));
				const alike = groups.join(' ').replaceAll('0', 'o').replaceAll('1', 'l');
				expect(parseRecoveryKey(alike)).toEqual(ok(secret));
				const wide = groups.join(' ').replace(/[0-9A-Z]/g, (letter) => {
					return String.fromCharCode(letter.charCodeAt(0) + 0xfee0);
				});
				expect(parseRecoveryKey(wide)).toEqual(ok(secret));
			}),
		);
	});

	it('catches every single wrong character and names its group', () => {
		fc.assert(
			fc.property(
				secrets,
				places,
				fc.nat({ max: 2 }),
				fc.nat({ max: 31 }),
				(secret, at, seat, letter) => {
					const groups = formatRecoveryKey(secret);
					const group = groups[at] ?? '';
					const wrong = group.slice(0, seat) + LETTERS[letter] + group.slice(seat + 1);
					fc.pre(wrong !== group);
					expect(namedGroups(replaced(groups, at, wrong).join(' '))).toEqual([at + 1]);
					expect(namedGroups(replaced(groups, at, wrong).join(''))).toEqual([at + 1]);
				},
			),
			{ numRuns: 2000 },
		);
	});

	it('catches two characters of a group changed round', () => {
		fc.assert(
			fc.property(
				secrets,
				places,
				fc.constantFrom([0, 1], [1, 2], [0, 2]),
				(secret, at, [a, b]) => {
					const groups = formatRecoveryKey(secret);
					const letters = [...(groups[at] ?? '')];
					const [first, second] = [letters[a ?? 0] ?? '', letters[b ?? 0] ?? ''];
					letters[a ?? 0] = second;
					letters[b ?? 0] = first;
					fc.pre(first !== second);
					expect(namedGroups(replaced(groups, at, letters.join('')).join(' '))).toEqual([at + 1]);
				},
			),
			{ numRuns: 1000 },
		);
	});

	it('catches two groups changed round and names both', () => {
		fc.assert(
			fc.property(secrets, places, places, (secret, a, b) => {
				const groups = formatRecoveryKey(secret);
				fc.pre(a < b && groups[a] !== groups[b]);
				const swapped = replaced(replaced(groups, a, groups[b] ?? ''), b, groups[a] ?? '');
				expect(namedGroups(swapped.join(' '))).toEqual([a + 1, b + 1]);
			}),
			{ numRuns: 1000 },
		);
	});

	it('catches a group that was moved: none fits in a place that is not its own', () => {
		fc.assert(
			fc.property(secrets, places, places, (secret, from, to) => {
				fc.pre(from !== to);
				const groups = formatRecoveryKey(secret);
				expect(namedGroups(replaced(groups, to, groups[from] ?? '').join(' '))).toEqual([to + 1]);
			}),
			{ numRuns: 1000 },
		);
	});

	it('names the place where a group was left out or typed twice', () => {
		fc.assert(
			fc.property(secrets, places, (secret, at) => {
				const groups = formatRecoveryKey(secret);
				expect(namedGroups(groups.toSpliced(at, 1).join(' '))[0]).toBe(at + 1);
				const doubled = groups.toSpliced(at, 0, groups[at] ?? '').join(' ');
				expect(namedGroups(doubled)[0]).toBe(Math.min(at + 2, GROUP_COUNT));
			}),
		);
	});

	it('names only the group a character fell out of, when groups are kept apart', () => {
		fc.assert(
			fc.property(secrets, places, (secret, at) => {
				const groups = formatRecoveryKey(secret);
				const short = (groups[at] ?? '').slice(1);
				expect(namedGroups(replaced(groups, at, short).join(' '))).toEqual([at + 1]);
			}),
		);
	});

	it('refuses nothing, nonsense and other alphabets without falling over', () => {
		for (const text of ['', '   ', 'U'.repeat(72), '恢复密钥', '0'.repeat(10_000)]) {
			expect(parseRecoveryKey(text)).toMatchObject({
				ok: false,
				refusal: { code: 'vault/recovery-key-mistyped', group: 1 },
			});
		}
	});
});
