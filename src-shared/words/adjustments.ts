/** What was taken off (优惠), by its kind: on the screen, on the receipt and in the X report. */
import { bilingual } from './bilingual.ts';

export const adjustmentWords = bilingual(
	{
		override: '改价',
		level: '会员价',
		promotion: '促销',
		line_discount: '单品折扣',
		item_coupon: '单品券',
		threshold: '满减',
		order_coupon: '优惠券',
		order_discount: '整单折扣',
		points: '积分抵扣',
		small_change: '抹零',
		cash_rounding: '现金抹零',
	},
	{
		override: 'Price change',
		level: 'Member price',
		promotion: 'Promotion',
		line_discount: 'Line discount',
		item_coupon: 'Item coupon',
		threshold: 'Spend and save',
		order_coupon: 'Coupon',
		order_discount: 'Order discount',
		points: 'Points',
		small_change: 'Small change dropped',
		cash_rounding: 'Cash rounding',
	},
);
