/**
 * Six invented members of the demo store, so that somebody who looks around finds what a member
 * has: tiers, stored value from before (期初), tags, a birthday this month. Their phones belong to
 * nobody: no mobile number of the mainland has zeros like these.
 */
import type { MemberKind } from '#shared/member/member.ts';
import { putTag, insertCard, insertMember } from '../member/member-writer.ts';
import { newReferralCode } from '../member/add-member.ts';
import { postOpenings } from '../member-list/post-openings.ts';
import type { Terminal } from '../terminal.ts';

type DemoMember = {
	readonly name: string;
	readonly phone: string;
	readonly cardNo: string;
	readonly gender: 'female' | 'male';
	/** Month and day; '' for the day the demo is made. */
	readonly birthday: string;
	readonly kind: MemberKind;
	readonly tier: string;
	readonly principalFen: number;
	readonly bonusFen: number;
	readonly points: number;
	readonly tags: readonly string[];
	readonly note: string;
};

export const demoMembers: readonly DemoMember[] = [
	demo('欧阳明远', 1, 'gold', { principalFen: 238_000, bonusFen: 30_000, points: 6_820 }),
	demo('李娜', 2, 'silver', { principalFen: 62_000, bonusFen: 5_000, points: 1_260 }),
	demo('王芳', 3, 'bronze', { points: 340 }),
	demo('曾志强', 4, 'bronze', { kind: 'company', tags: ['团购'], note: '开票抬头在门店档案' }),
	demo('单思源', 5, 'silver', { kind: 'vip', principalFen: 51_000, points: 900 }),
	demo('张小满', 6, 'bronze', { birthday: '', tags: ['宝妈', '爱喝茶'], note: '不要冰' }),
];

function demo(
	name: string,
	number: number,
	...[tier, more]: readonly [tier: string, more: Partial<DemoMember>]
): DemoMember {
	return {
		name,
		phone: `1380000000${number}`,
		cardNo: `GT-000${number}`,
		gender: number % 2 === 0 ? 'female' : 'male',
		birthday: '--07-07',
		kind: 'ordinary',
		tier,
		principalFen: 0,
		bonusFen: 0,
		points: 0,
		tags: number % 2 === 0 ? ['老顾客'] : [],
		note: '',
		...more,
	};
}

/** Writes them; call it inside a transaction, once. `today` is the business date. */
export function seedDemoMembers(
	terminal: Terminal,
	{ operator, today }: { readonly operator: string; readonly today: string },
): void {
	const { pen, ids, clock } = terminal;
	const atMs = clock.now();
	for (const one of demoMembers) {
		const memberId = ids.next('mem');
		const { name, phone, gender, kind, tier, note } = one;
		const id = insertMember(pen, {
			memberId,
			kind,
			phone,
			name,
			gender,
			note,
			tier,
			birthday: one.birthday === '' ? `-${today.slice(4)}` : one.birthday,
			address: '',
			identityNo: '',
			taxNo: '',
			tierSince: today,
			referralCode: newReferralCode(terminal),
			referredBy: '',
			accountCode: '',
			atMs,
			by: operator,
		});
		const at = { issued_ms: atMs, changed_ms: atMs };
		const card = { card_no: one.cardNo, id, medium: 'card', type_code: '' } as const;
		insertCard(pen, { ...card, ...at, state: 'active' });
		for (const tag of one.tags) putTag(pen, { id, tag, byRule: false });
		const body = { member_id: memberId, member_kind: kind, tier, marketing: 0 };
		pen.append({ kind: 'member/added', v: 1, operator, body });
		const { principalFen, bonusFen, points } = one;
		postOpenings(terminal, { operator, memberId, today, principalFen, bonusFen, points });
	}
}
