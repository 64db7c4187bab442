/** Refusals of taking money otherwise than in cash, in words. */
import { bilingual } from './bilingual.ts';

export const paymentRefusals = bilingual(
	{
		'payment/method-off': { say: '这种收款方式已停用', next: '请换一种方式' },
		'payment/nothing-due': { say: '钱已经收够了', next: '请按回车完成' },
		'payment/exceeds': {
			say: '收的比应收多 ¥{over:yuan}',
			next: '请改小金额，或撤销一笔；定金多付的先在定金列表里退',
		},
		'payment/unsettled': { say: '还有一笔没有结果', next: '请先确认收到，或撤销这一笔' },
		'payment/still-paid': {
			say: '这一单已收了 ¥{paid:yuan}，不能丢下',
			next: '请完成收款，或先撤销已收的钱',
		},
		'payment/of-another': {
			say: '已收的 ¥{paid:yuan} 不是这一单会员的',
			next: '请先撤销这一笔，再由本单的会员付',
		},
		'payment/not-found': { say: '找不到这一笔收款', next: '请看收款列表' },
		'payment/over': { say: '这一笔已经有结果了', next: '请看收款列表' },
		'payment/card-number': { say: '这像是银行卡号，没有记下', next: '请只填小票上的凭证号' },
	},
	{
		'payment/method-off': { say: 'This way to pay is switched off', next: 'Choose another' },
		'payment/nothing-due': { say: 'All of it is paid', next: 'Press Enter to finish' },
		'payment/exceeds': {
			say: '¥{over:yuan} more than is due',
			next: 'Take less, or take one back; return a deposit beyond it in its list',
		},
		'payment/unsettled': {
			say: 'One payment has no result yet',
			next: 'Confirm that it arrived, or cancel it',
		},
		'payment/still-paid': {
			say: '¥{paid:yuan} of this sale is taken; it cannot be left',
			next: 'Finish it, or take the money back first',
		},
		'payment/of-another': {
			say: '¥{paid:yuan} of this sale is not its member’s',
			next: 'Take it back first, then let the member of the sale pay',
		},
		'payment/not-found': { say: 'This payment is not there', next: 'See the list of payments' },
		'payment/over': { say: 'This payment has its result', next: 'See the list of payments' },
		'payment/card-number': {
			say: 'This looks like a card number; it was not kept',
			next: 'Type only the number of the slip',
		},
	},
);
