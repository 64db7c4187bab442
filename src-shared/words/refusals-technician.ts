/** Refusals about technicians (技师), in words. */
import { bilingual } from './bilingual.ts';

export const technicianRefusals = bilingual(
	{
		'technician/not-found': {
			say: '没有这个工号的在职技师',
			next: '请核对工号，或请店长在会员设置里添加',
		},
		'technician/code-taken': { say: '这个工号是 {name} 的', next: '请换一个工号' },
		'technician/not-a-service': { say: '这件是商品，不用选技师', next: '请选服务项目那一行' },
		'technician/wrong-period': { say: '开始日期晚于结束日期', next: '请改日期再查' },
	},
	{
		'technician/not-found': {
			say: 'Nobody who works here has this number',
			next: 'Check the number, or have a manager add it in the member settings',
		},
		'technician/code-taken': { say: 'This number is {name}’s', next: 'Choose another number' },
		'technician/not-a-service': {
			say: 'This is goods: nobody has to do it',
			next: 'Choose the line of a service',
		},
		'technician/wrong-period': {
			say: 'The period begins after its end',
			next: 'Change the dates and ask again',
		},
	},
);
