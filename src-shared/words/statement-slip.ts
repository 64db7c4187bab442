/** What a member's monthly statement (消费账单) says. */
import type { StatementKind } from '../member/statement.ts';
import { bilingual } from './bilingual.ts';

/** Every kind has a word: no code is printed. */
type Kinds = Readonly<Record<StatementKind, string>>;

const zhKinds: Kinds = {
	'top-up': '充值',
	open: '期初',
	spend: '消费',
	unspend: '退货退回',
	undo: '撤销充值',
	refund: '退款',
	'bonus-expire': '赠金到期',
	adjust: '调整',
	transfer: '转让',
	merge: '合并会员',
	earn: '获得',
	redeem: '抵扣',
	'give-back': '退还',
	claw: '退货扣回',
	gift: '兑换礼品',
	expire: '到期',
};

const enKinds: Kinds = {
	'top-up': 'Top-up',
	open: 'Opening',
	spend: 'Spent',
	unspend: 'Returned',
	undo: 'Top-up undone',
	refund: 'Refund',
	'bonus-expire': 'Bonus expired',
	adjust: 'Adjusted',
	transfer: 'Handed over',
	merge: 'Merged member',
	earn: 'Earned',
	redeem: 'Redeemed',
	'give-back': 'Given back',
	claw: 'Taken back',
	gift: 'Gift',
	expire: 'Expired',
};

export const statementWords = bilingual(
	{
		title: '会员月度账单',
		month: '账单月份',
		member: '会员',
		sales: '消费',
		salesTotal: '本月消费 {n} 笔',
		noSales: '本月没有消费',
		principal: '储值本金',
		bonus: '赠金',
		points: '积分',
		opening: '期初',
		came: '增加',
		went: '减少',
		closing: '期末',
		uses: '次卡核销',
		usesTotal: '本月核销 {n} 次',
		row: '流水',
		code: '校验码',
		footer: '如有疑问，请凭本单到店查询',
		kinds: zhKinds,
	},
	{
		title: 'MEMBER STATEMENT',
		month: 'Month',
		member: 'Member',
		sales: 'Purchases',
		salesTotal: '{n} purchases',
		noSales: 'No purchases this month',
		principal: 'Principal',
		bonus: 'Bonus',
		points: 'Points',
		opening: 'Opening',
		came: 'In',
		went: 'Out',
		closing: 'Closing',
		uses: 'Pass uses',
		usesTotal: '{n} uses this month',
		row: 'Journal row',
		code: 'Check code',
		footer: 'Questions? Bring this statement to the store',
		kinds: enKinds,
	},
);

export type StatementWords = (typeof statementWords)['zh-CN'];
