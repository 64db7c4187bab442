/** What the papers of paid levels (付费会员) say: the contract and the settlement. */
import { bilingual } from './bilingual.ts';

export const tierSlipWords = bilingual(
	{
		boughtTitle: '付费会员单',
		refundTitle: '退会员费结算单',
		level: '会员等级',
		valid: '有效期',
		span: '{from} 至 {until}',
		days: '天数',
		fee: '会员费',
		termsTitle: '约定',
		terms: [
			'1. 付费七日内未享受权益，可无理由全额退款。',
			'2. 其他原因退费，按剩余天数退，退费当天算已用。',
			'3. 退款不超过已付的会员费，退费后等级随即结束。',
			'4. 到期前续费，从到期次日起接着算。',
			'5. 到期不自动续费，等级恢复为到期前挣得的等级。',
		].join('\n'),
		contract: '本单是双方的书面合同，请妥善保管。',
		reason: '退费原因',
		reasons: {
			'seven-day': '七日内无理由',
			trader: '门店原因',
			consumer: '顾客原因',
			agreed: '双方商定',
			undone: '当天撤销',
		},
		daysGone: '已过 {gone}/{of} 天',
		refund: '应退',
		rounding: '现金进位',
	},
	{
		boughtTitle: 'PAID TIER CONTRACT',
		refundTitle: 'TIER FEE SETTLEMENT',
		level: 'Tier',
		valid: 'Valid',
		span: '{from} to {until}',
		days: 'Days',
		fee: 'Fee',
		termsTitle: 'Terms',
		terms: [
			'1. Unused and within seven days: all of the fee comes back.',
			'2. Otherwise it comes back by the days left; the day of the refund counts as had.',
			'3. Never more than was paid; the tier ends with the refund.',
			'4. Renewed before its end, it goes on from the day behind it.',
			'5. It does not renew itself; at its end the tier that was earned holds.',
		].join('\n'),
		contract: 'This is the written contract. Please keep it.',
		reason: 'Reason',
		reasons: {
			'seven-day': 'within seven days',
			trader: 'the store’s',
			consumer: 'the customer’s',
			agreed: 'agreed',
			undone: 'undone the same day',
		},
		daysGone: '{gone} of {of} days are gone',
		refund: 'REFUND',
		rounding: 'Cash rounded up',
	},
);

export type TierSlipWords = (typeof tierSlipWords)['zh-CN'];
