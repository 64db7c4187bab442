/** Refusals of points (积分), in words. */
import { bilingual } from './bilingual.ts';

export const pointsRefusals = bilingual(
	{
		'points/none-useful': {
			say: '这一单现在用不上积分',
			next: '积分没有动；积分够起兑数、金额够时再按 F8',
		},
		'points/not-enough': {
			say: '积分不够，可用 {left:count} 分，没有扣分',
			next: '请减少积分',
		},
		'points/too-few': { say: '最少用 {least:count} 分，没有扣分', next: '请多用一些，或不用积分' },
		'points/uneven': { say: '积分要按 {step:count} 分一档用，没有扣分', next: '请改成整档' },
		'points/above-share': {
			say: '这一单最多可用 {most:count} 分，没有扣分',
			next: '请按 F8 用最合适的积分',
		},
		'points/needs-proof': {
			say: '用积分要证明本人在场，没有扣分',
			next: '请刷会员卡、扫会员码，或输手机尾号或密码',
		},
		'points/needs-pin': {
			say: '用积分抵 ¥{from:yuan} 起要会员输密码，没有扣分',
			next: '请会员在键盘上输入密码',
		},
		'points/no-pin': {
			say: '用积分抵 ¥{from:yuan} 起要密码，这个会员还没有设，没有扣分',
			next: '请先在会员页设密码，或少用一些积分',
		},
		'points/book-wrong': { say: '积分规则有一项不对：{field}', next: '请改好再保存，原规则仍有效' },
		'points/nothing': { say: '调整 0 分没有意义', next: '请输入要加或要减的积分' },
		'points/day-cap': {
			say: '今天手工调整最多还能调 {left:count} 分，没有调整',
			next: '请减少，请别人来放行，或改天再调',
		},
		'points/no-gift': { say: '这件礼品不在目录里', next: '积分没有动，请选另一件' },
		'points/gift-out': { say: '这件礼品只剩 {stock} 件，积分没有扣', next: '请减少数量，或换一件' },
		'points/gift-changed': {
			say: '这件礼品现在要 {points:count} 分，积分没有扣',
			next: '请和顾客确认后再兑换',
		},
	},
	{
		'points/none-useful': {
			say: 'No points can be used on this sale now',
			next: 'Points are untouched; press F8 again when there are enough',
		},
		'points/not-enough': {
			say: 'Not enough points: {left:count} may be used, none were taken',
			next: 'Use fewer points',
		},
		'points/too-few': {
			say: 'At least {least:count} points; none were taken',
			next: 'Use more, or no points',
		},
		'points/uneven': {
			say: 'Points are used in steps of {step:count}; none were taken',
			next: 'Choose a whole step',
		},
		'points/above-share': {
			say: 'At most {most:count} points on this sale; none were taken',
			next: 'Press F8 for the most useful amount',
		},
		'points/needs-proof': {
			say: 'Points need proof that the member is here; none were taken',
			next: 'Swipe the card, scan the code, or type the last of the phone or the PIN',
		},
		'points/needs-pin': {
			say: 'From ¥{from:yuan} worth on the member types their PIN; no points were taken',
			next: 'Let the member type it',
		},
		'points/no-pin': {
			say: 'From ¥{from:yuan} worth on a PIN is needed and there is none; no points were taken',
			next: 'Set one on the member’s page, or use fewer points',
		},
		'points/book-wrong': {
			say: 'A rule of points is wrong: {field}',
			next: 'Correct it and save again; the old rules still hold',
		},
		'points/nothing': {
			say: 'Adjusting by 0 does nothing',
			next: 'Enter the points to give or take',
		},
		'points/day-cap': {
			say: 'By hand only {left:count} more points today; nothing was changed',
			next: 'Enter fewer, ask somebody else to release it, or go on another day',
		},
		'points/no-gift': {
			say: 'This gift is not in the catalogue',
			next: 'Points are untouched; choose another',
		},
		'points/gift-out': {
			say: 'Only {stock} of this gift are left; no points were taken',
			next: 'Take fewer, or another gift',
		},
		'points/gift-changed': {
			say: 'This gift costs {points:count} points now; none were taken',
			next: 'Ask the customer, then exchange again',
		},
	},
);
