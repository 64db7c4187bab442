/** Words of what a member's tier gives besides prices, on their page. */
import { bilingual } from './bilingual.ts';

export const memberRightsWords = bilingual(
	{
		benefits: {
			of: '{tier}的权益',
			none: '{tier}没有清单上的权益，价格优惠自动生效',
			used: '今年用了 {used} 次',
			usedOf: '今年用了 {used}/{perYear} 次',
			use: '记一次',
			log: '使用记录',
			noLog: '还没有使用',
		},
	},
	{
		benefits: {
			of: 'Benefits of {tier}',
			none: '{tier} has no benefits to note; prices hold by themselves',
			used: 'used {used} times this year',
			usedOf: '{used} of {perYear} used this year',
			use: 'Note a use',
			log: 'Uses',
			noLog: 'No uses yet',
		},
	},
);
