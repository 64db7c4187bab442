/**
 * Goods for catalogues of any size: names as a Chinese grocery has them, put together from words,
 * and barcodes spread over makers. Product `n` is the same in every catalogue, so a hit can be
 * checked.
 */
import { withCheckDigit } from '#shared/barcode/check-digit.ts';
import { plainProduct, type NewProduct } from '#main/catalog/save-product.ts';

const FIRST = [
	...'青溪云山金银花月星海河湖江春夏秋冬东南西北红白绿蓝紫福禄喜乐安康明光新华天地人和',
];
const SECOND = [
	...'泉源峰岭园林田野港湾桥亭阁楼轩堂斋味香鲜甜美佳良优品牌记家坊庄号行盛昌隆兴旺发达丰',
];
const KIND = [
	'原味',
	'香辣',
	'麻辣',
	'五香',
	'酸菜',
	'番茄',
	'黑椒',
	'蜂蜜',
	'柠檬',
	'草莓',
	'蓝莓',
	'芒果',
	'椰子',
	'巧克力',
	'抹茶',
	'海苔',
	'孜然',
	'蒜香',
	'清香',
	'低糖',
	'无糖',
	'高钙',
	'全脂',
	'脱脂',
	'有机',
	'经典',
];
const THING = [
	'饼干',
	'薯片',
	'瓜子',
	'花生',
	'牛肉干',
	'豆腐干',
	'方便面',
	'米线',
	'酱油',
	'香醋',
	'料酒',
	'食用油',
	'大米',
	'面粉',
	'挂面',
	'牛奶',
	'酸奶',
	'奶粉',
	'果汁',
	'乌龙茶',
	'矿泉水',
	'汽水',
	'啤酒',
	'白酒',
	'红酒',
	'火腿肠',
	'午餐肉',
	'罐头',
	'果冻',
	'糖果',
	'蛋糕',
	'面包',
	'洗衣液',
	'洗洁精',
	'洗发水',
	'沐浴露',
	'牙膏',
	'牙刷',
	'纸巾',
	'毛巾',
	'电池',
	'灯泡',
	'垃圾袋',
	'保鲜膜',
	'衣架',
	'拖鞋',
	'雨伞',
	'笔记本',
	'圆珠笔',
	'胶带',
];
const SIZE = [
	'50g',
	'85g',
	'100g',
	'180ml',
	'250ml',
	'330ml',
	'500ml',
	'1L',
	'1.5L',
	'400g',
	'1kg',
	'5kg',
];

/** Spreads neighbours far apart: a prime step through the numbers a maker may give. */
const STEP = 611_953;
const CODES = 1_000_000_000;

function pick<T>(from: readonly T[], n: number): T {
	const picked = from[n % from.length];
	if (picked === undefined) throw new Error('nothing to pick from');
	return picked;
}

/** The 13-digit trade number of product `n` (from 1): 690 and nine scattered digits. */
export function codeOfGoods(n: number): string {
	return withCheckDigit(`690${String((n * STEP) % CODES).padStart(9, '0')}`);
}

export function goods(n: number): NewProduct {
	const mixed = Math.imul(n, 2_654_435_761) >>> 0;
	const brand = `${pick(FIRST, mixed)}${pick(SECOND, mixed >>> 7)}`;
	const name = `${brand}${pick(KIND, mixed >>> 13)}${pick(THING, mixed >>> 18)}`;
	const size = pick(SIZE, n);
	return {
		...plainProduct(`P${String(n).padStart(7, '0')}`, `${name} ${size}`, 100 + (mixed % 9900)),
		spec: size,
		brand,
		tax_bp: n % 3 === 0 ? 900 : 1300,
	};
}
