/** Refusals of lists of members, in words. */
import { bilingual } from './bilingual.ts';

export const memberListRefusals = bilingual(
	{
		'member-list/task-gone': { say: '这条任务已经处理过了', next: '请刷新列表' },
		'member-list/too-many': {
			say: '名单超过 {most} 人，没有导出',
			next: '请按等级、标签或生日月分几次导出',
		},
	},
	{
		'member-list/task-gone': {
			say: 'This task has been dealt with already',
			next: 'Load the list again',
		},
		'member-list/too-many': {
			say: 'More than {most} members; nothing was exported',
			next: 'Export in parts, by tier, tag or birth month',
		},
	},
);
