/** Refusals of discounts, coupons and price books, in words. */
import { bilingual } from './bilingual.ts';

export const pricingRefusals = bilingual(
	{
		'sale/price-moved': { say: '价格刚刚变了', next: '请看一眼新的应收，再收款' },
		'pricing/discount-exceeds': {
			say: '要减 ¥{discount:yuan}，可减的只有 ¥{room:yuan}',
			next: '请改小优惠',
		},
		'pricing/below-minimum': {
			say: '低于最低价：只剩 ¥{net:yuan}，最低 ¥{minimum:yuan}',
			next: '请改小优惠，或请店长授权',
		},
		'pricing/not-discountable': { say: '这件商品不打折', next: '请换一件，或取消优惠' },
		'pricing/small-change-limit': {
			say: '抹零 ¥{amount:yuan} 超过上限 ¥{limit:yuan}',
			next: '请抹小一点，或请店长授权',
		},
		'discount/not-a-rate': {
			say: '优惠填得不对',
			next: '八五折填 8.5，减 15% 填 15，减金额填元',
		},
		'coupon/exceeds': {
			say: '券值 ¥{worth:yuan}，应收只有 ¥{room:yuan}',
			next: '请加商品，或不用这张券；券还有效',
		},
		'coupon/twice': { say: '这张券已经用在这一单上了', next: '请换一张' },
		'coupon/too-many': { say: '一单最多用 {most} 张券', next: '请先拿掉一张' },
		'coupon/not-in-basket': { say: '这张券不在这一单上', next: '请看券的列表' },
		'coupon/not-stackable': { say: '这张券不能和别的券同用', next: '请先拿掉另一张；券还有效' },
		'coupon/no-goods': { say: '没有适用这张券的商品', next: '请看券面的适用范围；券还有效' },
		'coupon/below-minimum': {
			say: '还差 ¥{missing:yuan} 才能用这张券（满 ¥{minimum:yuan}）',
			next: '请加商品，或不用；券还有效',
		},
		'coupon/not-yet': { say: '这张券还没到使用日期', next: '请下次再用' },
		'coupon/expired': { say: '这张券已经过期', next: '请换一张' },
		'coupon/used': { say: '这张券已经用过了', next: '请换一张' },
		'coupon/void': { say: '这张券已作废', next: '请换一张' },
		'coupon/other-member': { say: '这张券是别的会员的', next: '请先登记会员本人' },
		'coupon/other-store': { say: '这张券不在本店使用', next: '请看券面的门店' },
		'coupon/other-channel': { say: '这张券不在柜台使用', next: '请看券面的说明' },
		'coupon/other-level': { say: '会员等级不够用这张券', next: '请换一张' },
		'coupon/limit-reached': { say: '这种券的次数用完了', next: '请下次再用' },
		'coupon/unreadable': { say: '券码不对', next: '请再扫一次，或照着券面输入' },
		'coupon/not-ours': { say: '这不是本店的券', next: '请不要收，交给店长看' },
		'coupon/unknown-kind': { say: '本机还没有这种券的规则', next: '请店长更新价目册' },
		'coupon/unknown': { say: '没有发过这张券', next: '请再扫一次，或照着券面输入' },
		'coupon/in-other-basket': { say: '这张券在挂起的一单里', next: '请先取回那一单' },
		'coupon/too-many-tries': { say: '错误的券码太多了', next: '请等一分钟，或请店长处理' },
		'price-book/unreadable': { say: '读不懂这个文件', next: '请选择导出的价目册（JSON）' },
		'price-book/wrong': {
			say: '价目册有 {count} 处不对，第一处在 {table} 第 {row} 行 {field}',
			next: '请改好再导入；现在的价目册没有变',
		},
		'price-book/older': {
			say: '价目册第 {version} 版不比现在的第 {current} 版新',
			next: '请导入更新的一版；现在的没有变',
		},
	},
	{
		'sale/price-moved': {
			say: 'The price has just changed',
			next: 'Look at what is due, then pay',
		},
		'pricing/discount-exceeds': {
			say: '¥{discount:yuan} off, and only ¥{room:yuan} is there',
			next: 'Take less off',
		},
		'pricing/below-minimum': {
			say: 'Below the least price: ¥{net:yuan}, least ¥{minimum:yuan}',
			next: 'Take less off, or ask a manager',
		},
		'pricing/not-discountable': {
			say: 'These goods take no discount',
			next: 'Choose others, or no discount',
		},
		'pricing/small-change-limit': {
			say: 'Dropping ¥{amount:yuan} is above the limit of ¥{limit:yuan}',
			next: 'Drop less, or ask a manager',
		},
		'discount/not-a-rate': {
			say: 'This is no discount',
			next: 'Per cent off like 15, or an amount in yuan',
		},
		'coupon/exceeds': {
			say: 'The coupon is worth ¥{worth:yuan}, only ¥{room:yuan} is due',
			next: 'Add goods or leave it; it stays good',
		},
		'coupon/twice': { say: 'This coupon is on this sale already', next: 'Take another' },
		'coupon/too-many': { say: 'At most {most} coupons a sale', next: 'Take one away first' },
		'coupon/not-in-basket': { say: 'This coupon is not on this sale', next: 'See the coupons' },
		'coupon/not-stackable': {
			say: 'This coupon does not go with others',
			next: 'Take the other away first; it stays good',
		},
		'coupon/no-goods': {
			say: 'No goods here fit this coupon',
			next: 'See what it is for; it stays good',
		},
		'coupon/below-minimum': {
			say: '¥{missing:yuan} short of ¥{minimum:yuan} for this coupon',
			next: 'Add goods or leave it; it stays good',
		},
		'coupon/not-yet': { say: 'This coupon is not valid yet', next: 'Keep it for its date' },
		'coupon/expired': { say: 'This coupon has expired', next: 'Take another' },
		'coupon/used': { say: 'This coupon was used', next: 'Take another' },
		'coupon/void': { say: 'This coupon is void', next: 'Take another' },
		'coupon/other-member': {
			say: 'This coupon belongs to another member',
			next: 'Attach that member first',
		},
		'coupon/other-store': { say: 'This coupon is for another store', next: 'See its stores' },
		'coupon/other-channel': { say: 'This coupon is not for the counter', next: 'See its terms' },
		'coupon/other-level': { say: 'This coupon is for another level', next: 'Take another' },
		'coupon/limit-reached': { say: 'No more coupons of this kind', next: 'Keep it for later' },
		'coupon/unreadable': { say: 'This is no coupon code', next: 'Scan again, or type it' },
		'coupon/not-ours': { say: 'This coupon is not ours', next: 'Do not take it; tell a manager' },
		'coupon/unknown-kind': {
			say: 'This till does not know this kind of coupon',
			next: 'Ask a manager to load the price book',
		},
		'coupon/unknown': { say: 'This coupon was never issued', next: 'Scan again, or type it' },
		'coupon/in-other-basket': {
			say: 'This coupon is on a parked sale',
			next: 'Take that sale back first',
		},
		'coupon/too-many-tries': {
			say: 'Too many wrong codes',
			next: 'Wait a minute, or ask a manager',
		},
		'price-book/unreadable': {
			say: 'This file cannot be read',
			next: 'Choose a price book (JSON)',
		},
		'price-book/wrong': {
			say: '{count} things are wrong, the first in {table} row {row}, {field}',
			next: 'Mend it and load it again; the book in force stands',
		},
		'price-book/older': {
			say: 'Version {version} is not newer than {current}, which is in force',
			next: 'Load a newer one; the book in force stands',
		},
	},
);
