/** What the monthly statement of an account (挂账对账单) says on paper. */
import { bilingual } from './bilingual.ts';

export const accountSlipWords = bilingual(
	{
		title: '挂账对账单',
		month: '账单月份',
		company: '企业',
		opening: '期初欠款',
		closing: '期末欠款',
		nothing: '本月没有往来',
		sign: '企业确认（签字盖章）：____________',
		kinds: { bought: '挂账购买', returned: '退货', paid: '还款' },
	},
	{
		title: 'ACCOUNT STATEMENT',
		month: 'Month',
		company: 'Company',
		opening: 'Owed at the start',
		closing: 'Owed at the end',
		nothing: 'Nothing this month',
		sign: 'Confirmed (signature, stamp): ____________',
		kinds: { bought: 'Bought', returned: 'Returned', paid: 'Paid' },
	},
);

export type AccountSlipWords = (typeof accountSlipWords)['zh-CN' | 'en'];
