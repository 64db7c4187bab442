/**
 * What each column of somebody's product list means. Shop software writes 货号, 商品编码, 编号 or Item No
 * for the same thing; the names below are those seen in exports of Chinese systems, and plain
 * English ones.
 */
import { fieldsByName, findHeader, type ColumnsOf } from './find-header.ts';
import type { Cell } from './read-cell.ts';

export type ColumnField =
	| 'sku'
	| 'barcode'
	| 'ownCode'
	| 'name'
	| 'spec'
	| 'brand'
	| 'categoryCode'
	| 'categoryName'
	| 'unit'
	| 'kind'
	| 'weighed'
	| 'plu'
	| 'price'
	| 'memberPrice'
	| 'wholesalePrice'
	| 'minPrice'
	| 'cost'
	| 'tax'
	| 'active'
	| 'discountable'
	| 'earnsPoints'
	| 'shelfLifeDays'
	| 'mnemonic'
	| 'durationMinutes'
	| 'commissionRate'
	| 'commissionFixed';

const NAMES: Readonly<Record<ColumnField, readonly string[]>> = {
	sku: ['货号', '商品编码', '商品编号', '商品代码', '货品编号', 'sku', 'itemno', 'itemcode'],
	barcode: [
		'条码',
		'条形码',
		'商品条码',
		'国际条码',
		'国标码',
		'69码',
		'barcode',
		'ean',
		'upc',
		'gtin',
	],
	ownCode: ['自编码', '店内码', '自定义编码', '内部编码', 'owncode'],
	name: ['品名', '商品名称', '商品名', '货品名称', '服务项目', '项目名称', 'name', 'productname'],
	spec: ['规格', '规格型号', '商品规格', 'spec', 'specification'],
	brand: ['品牌', '商品品牌', 'brand'],
	categoryCode: ['类别编码', '分类编码', '类别编号', '分类编号', '类别代码', 'categorycode'],
	categoryName: ['类别名称', '分类名称', '商品分类', '商品类别', 'categoryname'],
	unit: ['单位', '计量单位', '基本单位', '销售单位', 'unit', 'uom'],
	kind: ['商品类型', '商品性质', 'kind'],
	weighed: ['计价方式', '称重', '是否称重', '称重商品', 'weighed', 'byweight'],
	plu: ['plu', 'plu码', '称重编码', '电子秤编码', '秤编码'],
	price: [
		'零售价',
		'售价',
		'销售价',
		'销售价格',
		'标准售价',
		'零售单价',
		'retailprice',
		'saleprice',
		'sellingprice',
	],
	memberPrice: ['会员价', '会员价格', 'vip价', 'memberprice', 'vipprice'],
	wholesalePrice: ['批发价', 'wholesaleprice'],
	minPrice: ['最低售价', '最低价', '限价', 'minprice', 'minimumprice'],
	cost: ['进货价', '进价', '进货单价', 'costprice', 'purchaseprice'],
	tax: ['销项税', '销项税率', '税率', '销售税率', '增值税率', 'tax', 'taxrate', 'vat'],
	active: ['商品状态', '是否启用', 'active'],
	discountable: ['允许折扣', '是否打折', '可打折', 'discountable', 'allowdiscount'],
	earnsPoints: ['是否积分', '允许积分', '积分商品', 'earnspoints'],
	shelfLifeDays: ['保质期天', '保质期', '保质天数', 'shelflife', 'shelflifedays'],
	mnemonic: ['助记码', '简码', '速记码', 'mnemonic', 'shortcode'],
	durationMinutes: ['时长', '服务时长', '时长分钟', '服务分钟', 'duration', 'minutes'],
	commissionRate: ['提成比例', '提成率', '技师提成比例', 'commissionrate'],
	commissionFixed: ['提成金额', '技师提成', '每次提成'],
};

/** What these say is meant where nothing says it better. */
const LOOSER: Readonly<Partial<Record<ColumnField, readonly string[]>>> = {
	sku: ['编号', '编码', '代码', 'code'],
	name: ['名称', '商品', 'item', 'description'],
	categoryName: ['类别', '分类', 'category', 'department'],
	kind: ['类型', 'type'],
	spec: ['型号', 'model', 'size'],
	price: ['单价', '价格', 'price', 'unitprice'],
	cost: ['成本', '成本价', '采购价', 'cost'],
	mnemonic: ['拼音码', '首字母'],
	commissionFixed: ['提成', 'commission'],
	active: ['状态', 'status'],
};

const FIELD_OF = fieldsByName(NAMES, LOOSER);

/** The row that names most fields, if it names the name, the price and a code; else undefined. */
export function recognizeColumns(rows: readonly (readonly Cell[])[]): Columns | undefined {
	return findHeader(rows, FIELD_OF, (at) => {
		return at.has('name') && at.has('price') && (at.has('sku') || at.has('barcode'));
	});
}

export type Columns = ColumnsOf<ColumnField>;
