/** Refusals of lists of members, in words. */
import { bilingual } from './bilingual.ts';

export const memberListRefusals = bilingual(
	{
		'member-import/no-header': {
			say: '没有找到表头',
			next: '第一行要有“手机号”或“会员卡号”',
		},
		'member-import/stopped': {
			say: '导入已停止，已导入 {written} 位会员，余额已入账',
			next: '再选同一个文件会接着导入其余的',
		},
		'member-list/task-gone': { say: '这条任务已经处理过了', next: '请刷新列表' },
		'member-list/too-many': {
			say: '名单超过 {most} 人，没有导出',
			next: '请按等级、标签或生日月分几次导出',
		},
		'member-list/stopped': { say: '已停止查找，没有导出也没有改动', next: '需要时请再查一次' },
	},
	{
		'member-import/no-header': {
			say: 'No header row was found',
			next: 'The first row needs a phone or a card column',
		},
		'member-import/stopped': {
			say: 'Stopped; {written} members are in, with their balances',
			next: 'The same file goes on with the rest',
		},
		'member-list/task-gone': {
			say: 'This task has been dealt with already',
			next: 'Load the list again',
		},
		'member-list/too-many': {
			say: 'More than {most} members; nothing was exported',
			next: 'Export in parts, by tier, tag or birth month',
		},
		'member-list/stopped': {
			say: 'The search was stopped; nothing was exported or changed',
			next: 'Search again when you need it',
		},
	},
);
