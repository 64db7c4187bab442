/** Words of points (积分) on paper. */
import { bilingual } from './bilingual.ts';

export const pointsSlipWords = bilingual(
	{
		giftTitle: '积分兑换单',
		used: '兑换积分',
		left: '积分余额',
		signature: '顾客签字：',
		before: '原有积分',
		earned: '本次积分',
		redeemed: '抵扣积分',
		clawed: '扣回积分',
		givenBack: '返还积分',
		debt: '欠积分（下次先抵）',
		charged: '已用积分，从退款中扣',
		waits: '主账户已停用，积分恢复后可用',
		withheld: {
			'day-limit': '今天积分次数已满，本单不积分',
			'device-limit': '同一手机出示的会员过多，本单不积分',
			'beyond-returned': '今天不再多积分，只积退回的积分',
		},
	},
	{
		giftTitle: 'Gift for points',
		used: 'Points used',
		left: 'Points left',
		signature: 'Customer signs:',
		before: 'Points before',
		earned: 'Points earned',
		redeemed: 'Points used',
		clawed: 'Points taken back',
		givenBack: 'Points given back',
		debt: 'Points owed (repaid first)',
		charged: 'Spent, paid for from the refund',
		waits: 'Points wait: the primary is suspended',
		withheld: {
			'day-limit': 'Enough earning sales today: this one earns none',
			'device-limit': 'One phone showed too many members: this sale earns none',
			'beyond-returned': 'No more points today than went back with the goods',
		},
	},
);
