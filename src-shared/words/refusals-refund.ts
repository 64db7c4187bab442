/** Refusals of giving goods and money back, in words. */
import { bilingual } from './bilingual.ts';

export const refundRefusals = bilingual(
	{
		'refund/of-refund': { say: '这张是退货单，不能再退', next: '请扫原来的销售小票' },
		'refund/nothing-chosen': { say: '还没有选要退的商品', next: '请选商品和数量，空格键全选' },
		'refund/line-unknown': { say: '原单没有第 {line} 行', next: '请重新选择' },
		'refund/line-twice': { say: '第 {line} 行选了两次', next: '请合成一行' },
		'refund/quantity-invalid': { say: '第 {line} 行的退货数量不对', next: '请输入大于 0 的数量' },
		'refund/exceeds': {
			say: '第 {line} 行最多还能退 {leftMilli:quantity}，钱没有退',
			next: '请改小数量',
		},
		'refund/above-cap': {
			say: '没有小票最多退 ¥{cap:yuan}，这里是 ¥{total:yuan}',
			next: '请找到小票，或分给店长处理',
		},
		'refund/all-returned': { say: '这一单已经全部退过了', next: '请核对小票' },
		'refund/holder-gone': {
			say: '这一单用储值或积分付的，会员已经注销，不能换货',
			next: '请到退货页退款：本金付现金，由店长授权；新商品另外卖',
		},
		'refund/void-too-late': { say: '这一单的班次已经结束，不能作废', next: '请改用退货' },
		'refund/void-after-refund': { say: '这一单退过货，不能作废', next: '请把剩下的退货' },
		'refund/changed-meanwhile': {
			say: '应退金额有变化，钱没有退',
			next: '请再核对一次退款预演',
		},
		'exchange/no-new-goods': {
			say: '只有退回的商品，没有换新商品，钱没有退',
			next: '请扫换走的商品；只退不换请到退货页办理',
		},
		'exchange/other-sale': {
			say: '这一单已经在换另一张小票的商品',
			next: '请先结账，或先取消原来的换货',
		},
		'exchange/none': { say: '这一单没有退回的商品', next: '可以照常收款' },
		'exchange/with-deposit': {
			say: '换货不能和定金一起办，钱没有动',
			next: '请先办完换货，再收定金',
		},
	},
	{
		'refund/of-refund': {
			say: 'This is a refund; it cannot be refunded',
			next: 'Scan the receipt of the sale',
		},
		'refund/nothing-chosen': { say: 'No goods chosen yet', next: 'Choose lines; Space takes all' },
		'refund/line-unknown': { say: 'The sale has no line {line}', next: 'Choose again' },
		'refund/line-twice': { say: 'Line {line} was chosen twice', next: 'Make it one line' },
		'refund/quantity-invalid': {
			say: 'The quantity of line {line} is not right',
			next: 'Type more than 0',
		},
		'refund/exceeds': {
			say: 'Line {line} has only {leftMilli:quantity} left; no money was given back',
			next: 'Type less',
		},
		'refund/above-cap': {
			say: 'Without a receipt at most ¥{cap:yuan}; this is ¥{total:yuan}',
			next: 'Find the receipt, or ask the manager',
		},
		'refund/all-returned': {
			say: 'All of this sale came back already',
			next: 'Check the receipt',
		},
		'refund/holder-gone': {
			say: 'Stored value or points paid this sale, and the member is gone: no exchange',
			next: 'Refund it: a manager releases the principal in cash; sell the new goods apart',
		},
		'refund/void-too-late': {
			say: 'The shift of this sale is over; it cannot be voided',
			next: 'Refund it instead',
		},
		'refund/void-after-refund': {
			say: 'Some of this sale came back; it cannot be voided',
			next: 'Refund what is left',
		},
		'refund/changed-meanwhile': {
			say: 'The amount has changed; no money was given back',
			next: 'Look at the preview again',
		},
		'exchange/no-new-goods': {
			say: 'Goods came back but nothing new was scanned; no money was given back',
			next: 'Scan the new goods, or refund them on the refund screen',
		},
		'exchange/other-sale': {
			say: 'This basket is an exchange of another receipt already',
			next: 'Finish it, or cancel that exchange first',
		},
		'exchange/none': {
			say: 'Nothing comes back with this basket',
			next: 'Take the money as usual',
		},
		'exchange/with-deposit': {
			say: 'An exchange and a deposit cannot share a basket; no money moved',
			next: 'Finish the exchange first, then take the deposit',
		},
	},
);
