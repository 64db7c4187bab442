/** Refusals of allowances (额度), in words: what may be spent while HQ is away, and why no more. */
import { bilingual } from './bilingual.ts';

export const allowanceRefusals = bilingual(
	{
		'allowance/over': {
			say: '离线：现在只能用 ¥{free:yuan}，钱没有动',
			next: '请改小金额，其余用别的方式；联网后可以全部使用',
		},
		'allowance/cap': {
			say: '本机今天的离线限额只剩 ¥{free:yuan}，钱没有动',
			next: '请改小金额，其余用别的方式；联网后可以全部使用',
		},
		'allowance/points-over': {
			say: '离线：现在只能用 {free} 积分，积分没有动',
			next: '请少用一些；联网后可以全部使用',
		},
		'allowance/unknown-member': {
			say: '离线：总部还没有把这个会员的余额告诉本机，钱没有动',
			next: '请用别的方式收款；这一单照样积分，联网后可以使用余额',
		},
		'allowance/snapshot-old': {
			say: '离线太久：会员余额已过期，钱没有动',
			next: '请用别的方式收款，联网更新后再用',
		},
		'allowance/frozen': {
			say: '本机数据恢复过，还没和总部核对，会员余额暂不能用，钱没有动',
			next: '请用别的方式收款，联网核对后再用',
		},
		'allowance/blocked': {
			say: '这个会员有离线透支没有还清，离线不能用余额，钱没有动',
			next: '请用别的方式收款，或联网后再用',
		},
		'allowance/refused': {
			say: '总部没有同意：只能用 ¥{free:yuan}，钱没有动',
			next: '可能在别处用掉了；请改小金额，其余用别的方式',
		},
		'allowance/points-refused': {
			say: '总部没有同意：只能用 {free} 积分，积分没有动',
			next: '可能在别处用掉了；请少用一些',
		},
		'allowance/not-authorized': {
			say: '总部还没有同意这一笔，钱没有动',
			next: '请再试一次；还是不行就用别的方式收款',
		},
		'allowance/needs-proof': {
			say: '离线用余额只报手机尾号不够，钱和积分都没有动',
			next: '请刷会员卡、扫会员码，或输会员密码',
		},
		'allowance/top-up-cash-only': {
			say: '离线时充值只收现金，没有收钱',
			next: '请改收现金，或联网后再充',
		},
		'allowance/needs-hq': {
			say: '离线时不能办，钱没有动',
			next: '请联网后再办：总部要先核对余额',
		},
	},
	{
		'allowance/over': {
			say: 'Offline: only ¥{free:yuan} may be used now; nothing was taken',
			next: 'Type less and take the rest otherwise; online all of it may be used',
		},
		'allowance/cap': {
			say: 'Only ¥{free:yuan} is left of this till’s offline limit today; nothing was taken',
			next: 'Type less and take the rest otherwise; online all of it may be used',
		},
		'allowance/points-over': {
			say: 'Offline: only {free} points may be used now; none were taken',
			next: 'Use fewer; online all of them may be used',
		},
		'allowance/unknown-member': {
			say: 'Offline: HQ has not told this till what the member has; nothing was taken',
			next: 'Take another way to pay; the sale earns points, and online the balance may be used',
		},
		'allowance/snapshot-old': {
			say: 'Offline too long: what the member has is out of date; nothing was taken',
			next: 'Take another way to pay until the till was online again',
		},
		'allowance/frozen': {
			say: 'This till was restored and HQ has not checked it yet; nothing was taken',
			next: 'Take another way to pay until the till was online and checked',
		},
		'allowance/blocked': {
			say: 'The member owes from an earlier offline payment; nothing was taken',
			next: 'Take another way to pay, or use the balance online',
		},
		'allowance/refused': {
			say: 'HQ said no: only ¥{free:yuan} may be used; nothing was taken',
			next: 'It may have been spent elsewhere; type less and take the rest otherwise',
		},
		'allowance/points-refused': {
			say: 'HQ said no: only {free} points may be used; none were taken',
			next: 'They may have been spent elsewhere; use fewer',
		},
		'allowance/not-authorized': {
			say: 'HQ has not said yes to this amount; nothing was taken',
			next: 'Try again; if it goes on, take another way to pay',
		},
		'allowance/needs-proof': {
			say: 'Offline the last of the phone is not enough; nothing was taken',
			next: 'Swipe the card, scan the code, or have the member type their PIN',
		},
		'allowance/top-up-cash-only': {
			say: 'Offline a top-up is paid in cash only; nothing was taken',
			next: 'Take cash, or top up when the till is online',
		},
		'allowance/needs-hq': {
			say: 'Not while HQ is away; no money moved',
			next: 'Do it when the till is online: HQ checks the balance first',
		},
	},
);
