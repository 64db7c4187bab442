/** Why a pass cannot be used now, in a few words beside its name. */
import { bilingual } from './bilingual.ts';

export const passWhyNotWords = bilingual(
	{
		'pass-card/refunded': '已退卡',
		'pass-card/expired': '已到期，可延期',
		'pass-card/not-begun': '还没开始',
		'pass-card/used-up': '已用完',
		'pass-card/day-limit': '今天次数已满',
		'pass-card/offline-limit': '断网，今天已用过',
		'pass-card/other-store': '不能在本店用',
		'allowance/over': '离线限额不够用一次',
		'allowance/cap': '本机今天离线限额不够',
		'allowance/unknown-member': '离线，总部未告知',
		'allowance/snapshot-old': '离线太久，数据过期',
		'allowance/frozen': '待总部核对',
		'allowance/blocked': '离线透支未还清',
	},
	{
		'pass-card/refunded': 'refunded',
		'pass-card/expired': 'ended, may be extended',
		'pass-card/not-begun': 'not begun yet',
		'pass-card/used-up': 'used up',
		'pass-card/day-limit': 'full for today',
		'pass-card/offline-limit': 'offline, used today',
		'pass-card/other-store': 'not in this store',
		'allowance/over': 'above the offline limit',
		'allowance/cap': 'this till’s offline limit is used up',
		'allowance/unknown-member': 'offline, not told by HQ',
		'allowance/snapshot-old': 'offline too long',
		'allowance/frozen': 'HQ must check this till first',
		'allowance/blocked': 'owes from an offline payment',
	},
);
