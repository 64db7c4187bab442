/**
 * The demo store's shelves: an invented neighbourhood shop with a wellness (养生) corner. A family is
 * a name, its kinds and its sizes; every kind in every size is one product.
 */
export type DemoSize = {
	/** 规格; empty for the plain thing. */
	readonly spec: string;
	readonly unit: string;
	readonly priceFen: number;
};

export type DemoFamily = {
	readonly category: readonly [string, string];
	readonly taxBp: number;
	/** Full names; a size's spec is put behind them. */
	readonly names: readonly string[];
	readonly sizes: readonly DemoSize[];
	readonly kind?: 'service';
	/** Sold by weight in the kg; gets a PLU. */
	readonly weighed?: true;
	/** Pieces in a 箱 with a barcode of its own. */
	readonly pack?: { readonly name: string; readonly of: number; readonly priceFen: number };
};

const size = (spec: string, unit: string, priceFen: number): DemoSize => ({ spec, unit, priceFen });

export const demoFamilies: readonly DemoFamily[] = [
	{
		category: ['食品', '饮料'],
		taxBp: 1300,
		names: [
			'青溪乌龙茶',
			'青溪茉莉花茶',
			'青溪绿茶',
			'青溪红茶',
			'青溪普洱茶',
			'山涧柠檬茶',
			'山涧蜜桃茶',
		],
		sizes: [size('500ml', '瓶', 450), size('1L', '瓶', 690)],
		pack: { name: '箱', of: 15, priceFen: 6000 },
	},
	{
		category: ['食品', '饮料'],
		taxBp: 1300,
		names: ['云谷矿泉水', '云谷纯净水'],
		sizes: [
			size('350ml', '瓶', 150),
			size('550ml', '瓶', 200),
			size('1.5L', '瓶', 380),
			size('5L', '桶', 1190),
		],
		pack: { name: '箱', of: 24, priceFen: 4200 },
	},
	{
		category: ['食品', '饮料'],
		taxBp: 1300,
		names: [
			'橘子汽水',
			'荔枝汽水',
			'盐汽水',
			'姜汁汽水',
			'酸梅汤',
			'椰子汁',
			'杏仁露',
			'核桃乳',
		],
		sizes: [size('330ml', '罐', 350), size('245ml×6', '提', 1980)],
		pack: { name: '箱', of: 24, priceFen: 7680 },
	},
	{
		category: ['食品', '奶制品'],
		taxBp: 900,
		names: [
			'晨牧纯牛奶',
			'晨牧高钙奶',
			'晨牧脱脂奶',
			'晨牧风味酸奶',
			'晨牧红枣酸奶',
			'晨牧核桃早餐奶',
		],
		sizes: [size('250ml', '盒', 390), size('1L', '盒', 1280)],
		pack: { name: '箱', of: 12, priceFen: 4380 },
	},
	{
		category: ['食品', '休闲零食'],
		taxBp: 1300,
		names: [
			'五香瓜子',
			'焦糖瓜子',
			'原味花生',
			'麻辣花生',
			'盐焗腰果',
			'烤杏仁',
			'奶油核桃',
			'芒果干',
			'话梅',
			'陈皮丹',
			'山楂片',
			'红薯干',
			'海苔脆',
			'米饼',
			'芝麻片',
			'绿豆糕',
			'桂花糕',
			'蛋黄酥',
			'手撕面包',
			'苏打饼干',
		],
		sizes: [size('100g', '袋', 690), size('250g', '袋', 1480)],
	},
	{
		category: ['食品', '粮油调味'],
		taxBp: 900,
		names: ['东北大米', '泰香米', '糯米', '小米', '高筋面粉', '挂面'],
		sizes: [size('1kg', '袋', 890), size('5kg', '袋', 3990)],
	},
	{
		category: ['食品', '粮油调味'],
		taxBp: 1300,
		names: [
			'酿造酱油',
			'香醋',
			'料酒',
			'蚝油',
			'豆瓣酱',
			'芝麻油',
			'花椒油',
			'食用盐',
			'白砂糖',
			'红糖',
		],
		sizes: [size('', '瓶', 980)],
	},
	{
		category: ['食品', '粮油调味'],
		taxBp: 900,
		names: ['花生油', '菜籽油', '玉米油'],
		sizes: [size('900ml', '瓶', 2180), size('5L', '桶', 8990)],
	},
	{
		category: ['生鲜', '水果'],
		taxBp: 900,
		names: [
			'红富士苹果',
			'香蕉',
			'砂糖橘',
			'沃柑',
			'巨峰葡萄',
			'水晶梨',
			'猕猴桃',
			'火龙果',
			'哈密瓜',
			'西瓜',
			'草莓',
			'蓝莓',
		],
		sizes: [size('', 'kg', 1280)],
		weighed: true,
	},
	{
		category: ['生鲜', '蔬菜'],
		taxBp: 900,
		names: [
			'大白菜',
			'上海青',
			'西红柿',
			'黄瓜',
			'土豆',
			'胡萝卜',
			'青椒',
			'茄子',
			'西兰花',
			'生姜',
			'大蒜',
			'香菇',
		],
		sizes: [size('', 'kg', 696)],
		weighed: true,
	},
	{
		category: ['生鲜', '散装干货'],
		taxBp: 900,
		names: ['散装枸杞', '散装红枣', '散装桂圆', '散装银耳', '散装莲子', '散装百合'],
		sizes: [size('', 'kg', 6800)],
		weighed: true,
	},
	{
		category: ['日用', '洗护'],
		taxBp: 1300,
		names: ['草本洗发水', '草本护发素', '沐浴露', '洗手液', '洗衣液', '洗洁精', '牙膏', '香皂'],
		sizes: [size('', '瓶', 1990), size('家庭装', '瓶', 3490)],
	},
	{
		category: ['日用', '纸品'],
		taxBp: 1300,
		names: ['抽纸', '卷纸', '手帕纸', '厨房纸', '湿巾'],
		sizes: [size('单包', '包', 490), size('整提', '提', 2690)],
	},
	{
		category: ['日用', '家居'],
		taxBp: 1300,
		names: [
			'保鲜膜',
			'保鲜袋',
			'垃圾袋',
			'百洁布',
			'钢丝球',
			'一次性杯',
			'竹筷',
			'电池5号',
			'电池7号',
			'雨伞',
			'毛巾',
			'拖鞋',
		],
		sizes: [size('', '件', 1290)],
	},
	{
		category: ['养生', '花草茶'],
		taxBp: 900,
		names: [
			'杭白菊',
			'金银花',
			'玫瑰花',
			'洛神花',
			'决明子',
			'大麦茶',
			'荷叶茶',
			'陈皮',
			'枸杞',
			'胖大海',
			'罗汉果',
			'桑葚干',
		],
		sizes: [size('50g', '罐', 1880), size('150g', '罐', 4680)],
	},
	{
		category: ['养生', '滋补'],
		taxBp: 1300,
		names: [
			'洋槐蜂蜜',
			'枣花蜂蜜',
			'阿胶糕',
			'黑芝麻丸',
			'即食燕窝',
			'灵芝孢子粉',
			'西洋参片',
			'石斛',
			'四物膏',
			'秋梨膏',
		],
		sizes: [size('', '盒', 9800), size('礼盒', '盒', 19_800)],
	},
	{
		category: ['养生', '理疗用品'],
		taxBp: 1300,
		names: [
			'艾条',
			'艾灸贴',
			'热敷眼罩',
			'足浴包',
			'足浴盐',
			'刮痧板',
			'拔罐器',
			'经络梳',
			'颈椎枕',
			'按摩精油',
		],
		sizes: [size('', '件', 3900)],
	},
	{
		category: ['服务', '足疗'],
		taxBp: 600,
		names: ['足疗', '草本足浴', '足底反射'],
		sizes: [size('60分钟', '次', 12_800), size('90分钟', '次', 16_800)],
		kind: 'service',
	},
	{
		category: ['服务', '推拿'],
		taxBp: 600,
		names: ['全身推拿', '肩颈推拿', '腰背推拿', '经络疏通'],
		sizes: [size('45分钟', '次', 15_800), size('60分钟', '次', 19_800)],
		kind: 'service',
	},
	{
		category: ['服务', '艾灸'],
		taxBp: 600,
		names: ['艾灸', '拔罐', '刮痧', '头疗', '采耳'],
		sizes: [size('', '次', 8800)],
		kind: 'service',
	},
];
