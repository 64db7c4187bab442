/** Refusals of stored value (储值), in words. */
import { bilingual } from './bilingual.ts';

export const storedValueRefusals = bilingual(
	{
		'stored-value/empty': {
			say: '这个会员没有可用的储值，钱没有动',
			next: '请换一种方式收款，或先充值',
		},
		'stored-value/insufficient': {
			say: '储值只能用 ¥{free:yuan}，钱没有动',
			next: '请改小金额，或不输金额直接用完，其余用别的方式',
		},
		'stored-value/needs-pin': {
			say: '一单用储值 ¥{from:yuan} 起要会员输密码，钱没有动',
			next: '请会员在键盘上输入密码',
		},
		'stored-value/no-pin': {
			say: '一单用储值 ¥{from:yuan} 起要密码，这个会员还没有设，钱没有动',
			next: '请先在会员页设密码，或这一单少用一些',
		},
		'stored-value/needs-proof': {
			say: '用储值要证明本人在场，钱没有动',
			next: '请刷会员卡、扫会员码，或输密码或手机尾号',
		},
		'stored-value/above-cap': {
			say: '充后余额会超过上限 ¥{cap:yuan}，没有收钱',
			next: '请改小金额；单用途预付卡有上限',
		},
		'stored-value/needs-identity': {
			say: '不记名卡一次 ¥{from:yuan} 起要登记身份，没有收钱',
			next: '请核对证件后勾选，或登记会员',
		},
		'stored-value/no-cash': {
			say: '¥{from:yuan} 起不能收现金，没有收钱',
			next: '请用银行转账',
		},
		'stored-value/too-little': { say: '至少充 ¥{least:yuan}，没有收钱', next: '请改大金额' },
		'stored-value/cash-step': {
			say: '现金要是 ¥{step:yuan} 的整数倍，没有收钱',
			next: '请重新输入',
		},
		'stored-value/offer-changed': {
			say: '赠送刚刚变了，没有收钱',
			next: '请看新的赠送再确认',
		},
		'stored-value/not-this-day': {
			say: '只能撤销当天的充值，钱没有动',
			next: '请改用退储值',
		},
		'stored-value/spent-already': {
			say: '这笔充值已经用过，不能撤销，钱没有动',
			next: '请改用退储值',
		},
		'stored-value/no-such-top-up': { say: '没有这笔充值', next: '请在会员页重新选择' },
		'stored-value/nothing-to-refund': { say: '没有可退的储值', next: '不用退' },
		'stored-value/seven-days-over': {
			say: '最近一笔充值已过 {days} 天，超过 7 天无理由期',
			next: '请改选其他原因',
		},
		'stored-value/seven-days-used': {
			say: '7 天内的充值已经用过，不能按 7 天无理由退',
			next: '请改选其他原因',
		},
		'stored-value/refund-changed': { say: '余额刚刚变了，没有退', next: '请看新的计算再确认' },
		'stored-value/refund-not-cash': {
			say: '超过 ¥{most:yuan} 不能退现金，没有退',
			next: '请退到会员本人同名账户',
		},
		'stored-value/held': {
			say: '有 ¥{held:yuan} 储值在没结完的单上，没有动',
			next: '请先结完或取消那一单',
		},
		'stored-value/book-wrong': { say: '储值规则不对：{field}', next: '请改这一项，没有保存' },
		'stored-value/gift-unknown': {
			say: '优惠“{offer}”送的券或次卡不存在，没有保存',
			next: '请先建好券种或次卡，或换一种赠品',
		},
		'stored-value/too-many-gifts': {
			say: '优惠“{offer}”一次充值可能送出 {most} 张以上的券和次卡，没有保存',
			next: '请把每满的金额设高一些，或少送几张',
		},
	},
	{
		'stored-value/empty': {
			say: 'This member has no stored value to spend; nothing was taken',
			next: 'Take another way to pay, or top up first',
		},
		'stored-value/insufficient': {
			say: 'Only ¥{free:yuan} of stored value is free; nothing was taken',
			next: 'Type less, or nothing to use it up, and take the rest otherwise',
		},
		'stored-value/needs-pin': {
			say: 'From ¥{from:yuan} a sale on the member types their PIN; nothing was taken',
			next: 'Let the member type it',
		},
		'stored-value/no-pin': {
			say: 'From ¥{from:yuan} a sale on a PIN is needed and there is none; nothing was taken',
			next: 'Set one on the member’s page, or spend less on this sale',
		},
		'stored-value/needs-proof': {
			say: 'Stored value needs proof that the member is here; nothing was taken',
			next: 'Swipe the card, scan the code, or type PIN or the last of the phone',
		},
		'stored-value/above-cap': {
			say: 'The balance would pass ¥{cap:yuan}; nothing was taken',
			next: 'Take less; prepaid cards have a cap',
		},
		'stored-value/needs-identity': {
			say: 'From ¥{from:yuan} on an unnamed card needs a document; nothing was taken',
			next: 'Look at a document and tick it, or register the member',
		},
		'stored-value/no-cash': {
			say: 'No cash from ¥{from:yuan} on; nothing was taken',
			next: 'Take a bank transfer',
		},
		'stored-value/too-little': {
			say: 'At least ¥{least:yuan}; nothing was taken',
			next: 'Type more',
		},
		'stored-value/cash-step': {
			say: 'Cash comes in steps of ¥{step:yuan}; nothing was taken',
			next: 'Type it again',
		},
		'stored-value/offer-changed': {
			say: 'The bonus has just changed; nothing was taken',
			next: 'Look at the new one and confirm',
		},
		'stored-value/not-this-day': {
			say: 'Only a top-up of today can be undone; no money moved',
			next: 'Refund the stored value instead',
		},
		'stored-value/spent-already': {
			say: 'Some of this top-up was spent; no money moved',
			next: 'Refund the stored value instead',
		},
		'stored-value/no-such-top-up': {
			say: 'There is no such top-up',
			next: 'Choose it again on the member’s page',
		},
		'stored-value/nothing-to-refund': {
			say: 'There is no stored value to give back',
			next: 'Nothing needs doing',
		},
		'stored-value/seven-days-over': {
			say: 'The newest top-up is {days} days old, past the seven days',
			next: 'Choose another reason',
		},
		'stored-value/seven-days-used': {
			say: 'The top-up of these seven days was used',
			next: 'Choose another reason',
		},
		'stored-value/refund-changed': {
			say: 'The balance has just changed; nothing was given back',
			next: 'Look at the new calculation and confirm',
		},
		'stored-value/refund-not-cash': {
			say: 'No cash above ¥{most:yuan}; nothing was given back',
			next: 'Pay to an account in the member’s own name',
		},
		'stored-value/held': {
			say: '¥{held:yuan} is held by a sale that is still open; nothing moved',
			next: 'Finish or cancel that sale first',
		},
		'stored-value/book-wrong': {
			say: 'Something in the rules is wrong: {field}',
			next: 'Change it; nothing was saved',
		},
		'stored-value/gift-unknown': {
			say: 'The coupon or pass of the offer “{offer}” does not exist; nothing was saved',
			next: 'Make the kind of coupon or the pass first, or give something else',
		},
		'stored-value/too-many-gifts': {
			say: 'One top-up could bring more than {most} coupons and passes by the offer “{offer}”; nothing was saved',
			next: 'Let it be reached by a higher amount, or give fewer',
		},
	},
);
