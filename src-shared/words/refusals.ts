/**
 * Every "no" in words: what is so, and what to do next. `say` stands where the cashier already
 * looks; `next` is one step a person can take. Placeholders are the refusal's own details
 * (fill.ts).
 */
import type { RefusalCode } from '../contract/refusals.ts';
import { bilingual } from './bilingual.ts';
import { customerAskRefusals } from './refusals-customer-ask.ts';
import { depositRefusals } from './refusals-deposit.ts';
import { storedValueRefusals } from './refusals-stored-value.ts';
import { memberRefusals } from './refusals-member.ts';
import { familyRefusals } from './refusals-family.ts';
import { memberListRefusals } from './refusals-member-list.ts';
import { allowanceRefusals } from './refusals-allowance.ts';
import { creditRefusals } from './refusals-credit.ts';
import { passCardRefusals } from './refusals-pass-card.ts';
import { pointsRefusals } from './refusals-points.ts';
import { paymentRefusals } from './refusals-payment.ts';
import { priceListRefusals } from './refusals-price-list.ts';
import { pricingRefusals } from './refusals-pricing.ts';
import { privacyRefusals } from './refusals-privacy.ts';
import { refundRefusals } from './refusals-refund.ts';
import { setupRefusals } from './refusals-setup.ts';
import { technicianRefusals } from './refusals-technician.ts';
import { tierRefusals } from './refusals-tier.ts';

export type RefusalPhrase = { readonly say: string; readonly next: string };

const zh = {
	'request/unknown': { say: '程序版本不一致', next: '请关闭后重新打开收银台' },
	'request/invalid-input': { say: '填写的内容不对', next: '请检查后再试一次' },
	'request/needs-command-id': { say: '这一步没有发全', next: '请再按一次' },
	'request/command-reused': { say: '这一步和刚才的不是同一件事', next: '请返回上一步，重新操作' },
	'request/too-large': { say: '内容太长了', next: '请减少内容后再试' },
	'terminal/not-ready': { say: '收银台还没准备好', next: '请先完成首次设置' },
	'terminal/set-up-already': { say: '收银台已经设置好了', next: '请直接登录' },
	'terminal/quit-elsewhere': {
		say: '浏览器里不能退出收银台程序',
		next: '请关闭网页；程序在打开它的地方结束',
	},
	'terminal/bug': { say: '程序出错了，这一步没有做', next: '请再试一次；还不行请联系店长' },
	'session/signed-out': { say: '还没有登录', next: '请输入工号和密码登录' },
	'session/locked': { say: '屏幕已锁', next: '请输入密码解锁' },
	'permission/needs-approval': { say: '需要授权', next: '请店长输入工号和密码' },
	'approval/refused': { say: '这位同事不能授权', next: '请换一位有权限的同事' },
	'operator/wrong-pin': { say: '工号或密码不对', next: '再输一次，还可以试 {left} 次' },
	'operator/locked-out': {
		say: '输错太多次，已暂停登录',
		next: '请等 {minutes} 分钟，或请店长处理',
	},
	'operator/disabled': { say: '这个工号已停用', next: '请联系店长' },
	'ledger/disk-full': { say: '硬盘满了，这一步没有记下', next: '请先清理硬盘再收款' },
	'shift/none-open': { say: '还没有开班', next: '请先开班，再收银' },
	'shift/open-already': { say: '已经开班了', next: '可以直接收银' },
	'shift/disk-low': { say: '硬盘只剩 {megabytes} MB，不能开班', next: '请先清理硬盘' },
	'sale/empty': { say: '还没有商品', next: '请先扫商品' },
	'sale/not-open': { say: '这一单已经不在了', next: '请看最近的销售单' },
	'sale/changed-meanwhile': { say: '商品有变化，钱没有收', next: '请核对合计后再收一次' },
	'sale/line-gone': { say: '这一行已经不在了', next: '请重新选择' },
	'sale/too-many-lines': { say: '一单最多 {most} 行', next: '请先收款，再开下一单' },
	'sale/nothing-to-undo': { say: '没有可以撤回的', next: '请继续扫码' },
	'sale/parked-gone': { say: '这张挂单已经取走了', next: '请看挂单列表' },
	'sale/no-goods': { say: '这一单没有卖出商品', next: '礼品小票请选销售单' },
	'sale/not-found': { say: '找不到这一单', next: '请检查单号' },
	'quantity/looks-like-barcode': { say: '数量里是一个条码', next: '请按 Esc 清掉，再扫一次' },
	'quantity/not-a-number': { say: '数量不是数字', next: '请重新输入，例如 3 或 0.735' },
	'quantity/not-positive': { say: '数量要大于 0', next: '要去掉这一行请按 Del' },
	'quantity/too-large': { say: '数量最多 {most:quantity}', next: '请检查是不是扫到了数量里' },
	'quantity/whole-pieces': { say: '这个商品论件卖', next: '请输入整数' },
	'quantity/from-label': {
		say: '这一行来自电子秤标签，数量不能改',
		next: '要去掉请按 Del，再重新称',
	},
	'price/above-list': { say: '改价不能高于原价 ¥{list:yuan}', next: '请输入更低的价格' },
	'price/negative': { say: '价格不能小于 0', next: '请重新输入' },
	'price/missing': { say: '{name} 还没有价格', next: '请输入价格' },
	'price/unchanged': { say: '这一行的价格没有变', next: '不用处理' },
	'price/not-discountable': {
		say: '{name} 不打折，不能改价',
		next: '请按原价卖，或到商品里改成可以打折',
	},
	'scan/unknown-code': { say: '没有这个商品：{text}', next: 'Ins 新建 · Esc 忽略' },
	'scan/bad-check-digit': { say: '条码没有读对：{text}', next: '请再扫一次，或手工输入' },
	'scan/not-in-this-place': {
		say: '现在不能扫商品，没有加进去',
		next: '请先做完这一步，或按 Esc 返回',
	},
	'product/not-found': { say: '找不到这个商品', next: '请重新搜索' },
	'product/disabled': { say: '{name} 已停售', next: '请换一个商品，或请店长恢复' },
	'product/needs-weight': { say: '{name} 要称重', next: '请输入重量' },
	'product/code-taken': { say: '这个条码已经有商品了', next: '请直接扫码' },
	'product/invalid': { say: '商品信息不全', next: '请检查条码、名称和价格' },
	'amount/looks-like-barcode': {
		say: '金额里是一个条码，钱没有收',
		next: '请按 Esc 清掉，再输金额',
	},
	'amount/not-a-number': { say: '金额不是数字', next: '请重新输入，例如 50 或 12.5' },
	'amount/too-precise': { say: '金额最多两位小数', next: '请输入到分' },
	'amount/too-large': { say: '金额太大', next: '请检查是不是多按了' },
	'tender/short': { say: '还差 ¥{short:yuan}', next: '请补足' },
	'tender/too-large': { say: '收 ¥{given:yuan}，远大于应收 ¥{due:yuan}', next: '请检查金额' },
	'printer/none': { say: '没有设置打印机', next: '请店长在设置里添加打印机' },
	'printer/blocked': { say: '打印机暂时不能打印', next: '处理好后会自动继续打' },
	'print-job/not-found': { say: '这张打印任务已经不在了', next: '可以从销售单里补打' },
	'print-job/still-printing': { say: '正在打印', next: '请稍等' },
	'drawer/none': { say: '没有设置钱箱', next: '请用钥匙打开' },
	'import/unreadable': { say: '这个文件读不出来', next: '请用 .xls、.xlsx 或 .csv 文件' },
	'import/too-large': { say: '文件太大', next: '请分成几个文件导入' },
	'import/no-header': { say: '没有找到表头', next: '第一行要有“条码”“名称”“售价”' },
	'import/two-columns': { say: '这几列是同一项：{columns}', next: '请在表格里只留一列，再选一次' },
	'import/not-found': { say: '这次导入已经不在了', next: '请重新选择文件' },
	'import/still-reading': { say: '还在读取', next: '请稍等' },
	'import/cancelled': { say: '导入已取消，没有改动', next: '需要时请重新选择文件' },
	...creditRefusals['zh-CN'],
	...memberRefusals['zh-CN'],
	...tierRefusals['zh-CN'],
	...familyRefusals['zh-CN'],
	...privacyRefusals['zh-CN'],
	...storedValueRefusals['zh-CN'],
	...allowanceRefusals['zh-CN'],
	...memberListRefusals['zh-CN'],
	...passCardRefusals['zh-CN'],
	...technicianRefusals['zh-CN'],
	...pointsRefusals['zh-CN'],
	...paymentRefusals['zh-CN'],
	...customerAskRefusals['zh-CN'],
	...depositRefusals['zh-CN'],
	...priceListRefusals['zh-CN'],
	...pricingRefusals['zh-CN'],
	...refundRefusals['zh-CN'],
	...setupRefusals['zh-CN'],
} as const satisfies Record<RefusalCode, RefusalPhrase>;

const en: Record<RefusalCode, RefusalPhrase> = {
	'request/unknown': {
		say: 'Screen and program differ',
		next: 'Close the terminal and open it again',
	},
	'request/invalid-input': {
		say: 'Something entered is not right',
		next: 'Check it and try again',
	},
	'request/needs-command-id': { say: 'The step was not sent completely', next: 'Press again' },
	'request/command-reused': {
		say: 'This is not the step from before',
		next: 'Go back one step and start again',
	},
	'request/too-large': { say: 'Too long', next: 'Shorten it and try again' },
	'terminal/not-ready': {
		say: 'The terminal is not ready yet',
		next: 'Finish the first-run setup',
	},
	'terminal/set-up-already': { say: 'The terminal is set up already', next: 'Sign in' },
	'terminal/quit-elsewhere': {
		say: 'The program does not end from a browser',
		next: 'Close the page; end the program where it was started',
	},
	'terminal/bug': {
		say: 'The program failed; nothing was done',
		next: 'Try again, or call the manager',
	},
	'session/signed-out': { say: 'Nobody is signed in', next: 'Enter operator number and PIN' },
	'session/locked': { say: 'The screen is locked', next: 'Enter the PIN to go on' },
	'permission/needs-approval': { say: 'Needs approval', next: 'A manager enters number and PIN' },
	'approval/refused': { say: 'This person may not approve it', next: 'Ask someone who may' },
	'operator/wrong-pin': { say: 'Wrong number or PIN', next: 'Try again, tries left: {left}' },
	'operator/locked-out': {
		say: 'Too many wrong tries',
		next: 'Wait (minutes: {minutes}) or call the manager',
	},
	'operator/disabled': { say: 'This operator is switched off', next: 'Call the manager' },
	'ledger/disk-full': {
		say: 'The disk is full; nothing was recorded',
		next: 'Make room before taking money',
	},
	'shift/none-open': { say: 'No shift is open', next: 'Open a shift before selling' },
	'shift/open-already': { say: 'A shift is open already', next: 'Go on selling' },
	'shift/disk-low': {
		say: 'Only {megabytes} MB of disk left',
		next: 'Make room, then open the shift',
	},
	'sale/empty': { say: 'Nothing in the basket', next: 'Scan something first' },
	'sale/not-open': { say: 'This sale is no longer open', next: 'Look at the latest sales' },
	'sale/changed-meanwhile': {
		say: 'The basket changed; no money was taken',
		next: 'Check the total and take it again',
	},
	'sale/line-gone': { say: 'This line is gone', next: 'Select another one' },
	'sale/too-many-lines': {
		say: 'A sale has {most} lines at most',
		next: 'Take the money, then start the next sale',
	},
	'sale/nothing-to-undo': { say: 'Nothing to undo', next: 'Go on scanning' },
	'sale/parked-gone': {
		say: 'This parked sale was taken back already',
		next: 'Look at the parked sales',
	},
	'sale/no-goods': { say: 'This document sold nothing', next: 'Choose a sale for a gift receipt' },
	'sale/not-found': { say: 'No such sale', next: 'Check the number' },
	'quantity/looks-like-barcode': {
		say: 'A barcode got into the quantity',
		next: 'Press Esc and scan again',
	},
	'quantity/not-a-number': {
		say: 'The quantity is not a number',
		next: 'Type it again, like 3 or 0.735',
	},
	'quantity/not-positive': {
		say: 'The quantity must be above 0',
		next: 'Press Del to take the line out',
	},
	'quantity/too-large': { say: 'At most {most:quantity}', next: 'Check that no barcode got in' },
	'quantity/whole-pieces': { say: 'Sold by the piece', next: 'Enter a whole number' },
	'quantity/from-label': {
		say: 'The amount is from a scale label',
		next: 'Press Del and weigh again',
	},
	'price/above-list': { say: 'Not above the list price ¥{list:yuan}', next: 'Enter a lower price' },
	'price/negative': { say: 'A price cannot be below 0', next: 'Enter it again' },
	'price/missing': { say: '{name} has no price', next: 'Enter a price' },
	'price/unchanged': { say: 'The price of this line is still the same', next: 'Nothing to do' },
	'price/not-discountable': {
		say: '{name} takes no discount',
		next: 'Sell it at its price, or allow discounts among the goods',
	},
	'scan/unknown-code': {
		say: 'Not in the catalogue: {text}',
		next: 'Ins new product · Esc ignore',
	},
	'scan/bad-check-digit': { say: 'Misread barcode: {text}', next: 'Scan again or type it' },
	'scan/not-in-this-place': {
		say: 'Goods cannot be scanned now; nothing was added',
		next: 'Finish this step or press Esc',
	},
	'product/not-found': { say: 'No such product', next: 'Search again' },
	'product/disabled': {
		say: '{name} is not sold any more',
		next: 'Take another, or ask the manager',
	},
	'product/needs-weight': { say: '{name} is sold by weight', next: 'Enter the weight' },
	'product/code-taken': { say: 'This barcode has a product already', next: 'Scan it' },
	'product/invalid': { say: 'The product is incomplete', next: 'Check code, name and price' },
	'amount/looks-like-barcode': {
		say: 'A barcode got into the amount; no money was taken',
		next: 'Press Esc and enter the amount',
	},
	'amount/not-a-number': {
		say: 'The amount is not a number',
		next: 'Type it again, like 50 or 12.5',
	},
	'amount/too-precise': { say: 'Two decimals at most', next: 'Enter yuan and fen' },
	'amount/too-large': { say: 'The amount is too large', next: 'Check what was typed' },
	'tender/short': { say: '¥{short:yuan} short', next: 'Take the rest' },
	'tender/too-large': {
		say: '¥{given:yuan} given, far above ¥{due:yuan} due',
		next: 'Check the amount',
	},
	'printer/none': { say: 'No printer is set up', next: 'The manager adds one in Settings' },
	'printer/blocked': {
		say: 'The printer cannot print just now',
		next: 'It goes on by itself once fixed',
	},
	'print-job/not-found': { say: 'This print job is gone', next: 'Reprint it from the sales list' },
	'print-job/still-printing': { say: 'Still printing', next: 'Wait a moment' },
	'drawer/none': { say: 'No drawer is set up', next: 'Open it with its key' },
	'import/unreadable': { say: 'This file cannot be read', next: 'Use .xls, .xlsx or .csv' },
	'import/too-large': { say: 'The file is too large', next: 'Import it in parts' },
	'import/no-header': {
		say: 'No header row found',
		next: 'It needs barcode, name and price columns',
	},
	'import/two-columns': { say: 'Columns of one thing: {columns}', next: 'Leave only one of them' },
	'import/not-found': { say: 'This import is gone', next: 'Choose the files again' },
	'import/still-reading': { say: 'Still reading', next: 'Wait a moment' },
	'import/cancelled': {
		say: 'Cancelled; nothing was changed',
		next: 'Choose the files again when needed',
	},
	...creditRefusals.en,
	...memberRefusals.en,
	...tierRefusals.en,
	...familyRefusals.en,
	...privacyRefusals.en,
	...storedValueRefusals.en,
	...allowanceRefusals.en,
	...memberListRefusals.en,
	...passCardRefusals.en,
	...technicianRefusals.en,
	...pointsRefusals.en,
	...paymentRefusals.en,
	...customerAskRefusals.en,
	...depositRefusals.en,
	...priceListRefusals.en,
	...pricingRefusals.en,
	...refundRefusals.en,
	...setupRefusals.en,
};

export const refusalWords = bilingual(zh, en);
