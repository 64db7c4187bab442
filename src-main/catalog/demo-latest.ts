/** Shelves that were added later: they come last, so that no item number moved. */
import { size, type DemoFamily } from './demo-family.ts';

export const demoLatest: readonly DemoFamily[] = [
	{
		category: ['食品', '酒水'],
		taxBp: 1300,
		names: [
			'糯米酒',
			['黄酒', 1580],
			['桂花酒', 2680],
			['杨梅酒', 3280],
			['青梅酒', 2980],
			['高粱酒', 3880],
		],
		sizes: [size('500ml', '瓶', 1280)],
	},
	{
		category: ['食品', '速食'],
		taxBp: 1300,
		names: [
			'红烧牛肉面',
			'番茄鸡蛋面',
			'酸菜鱼面',
			['螺蛳粉', 890],
			['自热米饭', 1590],
			['八宝粥', 450],
			['火腿肠', 250],
			['卤蛋', 200],
		],
		sizes: [size('', '份', 480)],
	},
	{
		category: ['食品', '冷饮'],
		taxBp: 1300,
		names: [
			'绿豆棒冰',
			['老冰棍', 150],
			['红豆雪糕', 350],
			['香草雪糕', 400],
			['可可雪糕', 450],
			['酸奶雪糕', 500],
		],
		sizes: [size('', '支', 200)],
	},
	{
		category: ['日用', '文具'],
		taxBp: 1300,
		names: [
			'中性笔',
			['铅笔', 150],
			['橡皮', 100],
			['笔记本', 890],
			['胶带', 490],
			['剪刀', 1290],
			['便利贴', 390],
			['固体胶', 350],
		],
		sizes: [size('', '件', 250)],
	},
	{
		category: ['养生', '现泡茶'],
		taxBp: 600,
		names: [
			'现泡菊花枸杞茶',
			'现泡桂圆红枣茶',
			'现泡姜枣茶',
			'现泡陈皮普洱',
			'现泡玫瑰洛神茶',
			'现泡罗汉果茶',
		],
		sizes: [size('', '杯', 1500)],
	},
	{
		category: ['服务', '调理'],
		taxBp: 600,
		names: ['中药熏蒸', ['耳穴贴压', 5800], ['腹部温灸', 12_800], ['肩颈热敷', 6800]],
		sizes: [size('', '次', 9800)],
		kind: 'service',
	},
];
