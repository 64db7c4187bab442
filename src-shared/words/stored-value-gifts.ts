/** What the screen says of gifts (赠送) that are void with a top-up that is given back. */
import { bilingual } from './bilingual.ts';

export const storedValueGiftWords = bilingual(
	{
		title: '赠送作废',
		coupons: '赠券 {n} 张作废',
		pass: '收回赠送的{name}',
		fee: '{name}：还没用掉的续期费一起退 ¥{fee:yuan}',
		stay: '赠送的{name}已转给别人并花钱续期，归持卡人，不收回',
		points: '收回赠积分 {points:count}',
		owed: '收回赠积分 {points:count}，其中 {owed} 已用，以后的积分先还',
	},
	{
		title: 'Gifts void',
		coupons: '{n} gift coupons void',
		pass: 'gift pass taken back: {name}',
		fee: '{name}: ¥{fee:yuan} of its extension, not used yet, goes back too',
		stay: 'gift pass {name} was handed on and extended for money: it stays with its holder',
		points: '{points:count} gift points taken back',
		owed: '{points:count} gift points taken back; {owed} were spent and are repaid by the next',
	},
);
