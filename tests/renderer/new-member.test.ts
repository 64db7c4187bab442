// Goal: what was looked for and not found becomes the right field of the new member, and nothing
// that says too little (initials, four digits) is kept as if it were a name or a number.
import { describe, expect, it } from 'vitest';
import { asked, newMemberOf } from '../../src-renderer/member/new-member.ts';

describe('newMemberOf', () => {
	it.each([
		['13800138000', { phone: '13800138000' }],
		[' 138 0013-8000 ', { phone: '13800138000' }],
		['1370013700', { phone: '1370013700' }],
		['137001370001', { phone: '137001370001' }],
		['欧阳明', { name: '欧阳明' }],
		['Mary Smith', { name: 'Mary Smith' }],
		['8600123456', { cardNo: '8600123456' }],
		['VIP000123', { cardNo: 'VIP000123' }],
		['1234', {}],
		['oym', {}],
		['', {}],
	] as const)('keeps of %o what can be kept', (text, kept) => {
		expect(newMemberOf(text)).toEqual({ ...newMemberOf(''), ...kept });
	});

	it('never carries a consent along', () => {
		expect(newMemberOf('欧阳明').marketing).toBe(false);
	});
});

describe('asked', () => {
	it('splits the tags at spaces and commas, each once', () => {
		expect(asked({ ...newMemberOf('欧阳明'), tagsText: '老客户，过敏 老客户,  ' }).tags).toEqual([
			'老客户',
			'过敏',
		]);
	});
});
