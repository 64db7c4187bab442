// Goal: what is kept of a person commands no printer and has no half of a character in it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressText, nameText, noteText } from '#shared/member/profile-text.ts';

describe('MEM-1: what is typed of a person', () => {
	it('is one line without what commands a printer or hides on a screen', () => {
		expect(nameText('\u001b@\u001bp0张三')).toBe('@ p0张三');
		expect(nameText('张\u0007三\n')).toBe('张 三');
		expect(nameText('\u202e三张')).toBe('三张');
		expect(nameText('Ａｎｎａ　Ｌｉ')).toBe('Anna Li');
		expect(addressText('文三路\t1 号\r\n')).toBe('文三路 1 号');
	});

	it('keeps the lines of a note', () => {
		expect(noteText(' 爱喝茶\r\n\u001b@不要袋\n')).toBe('爱喝茶\n @不要袋');
	});

	it('is cut between characters, never through one', () => {
		const long = `张${'𠮷'.repeat(50)}`;
		expect(nameText(long)).toBe(`张${'𠮷'.repeat(39)}`);
		fc.assert(
			fc.property(fc.string({ maxLength: 60, unit: 'binary' }), (typed) => {
				for (const kept of [nameText(typed), addressText(typed), noteText(typed)]) {
					expect(kept.isWellFormed()).toBe(true);
					expect(kept).not.toMatch(/(?!\n)\p{Cc}/u);
				}
			}),
		);
	});
});
