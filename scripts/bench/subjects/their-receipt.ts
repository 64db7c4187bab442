/** The receipt of the sample sale as a till on node-thermal-printer writes it. */
import type { SaleCompleted } from '#shared/journal/event.ts';
import { formatYuan } from '#shared/receipt/format.ts';
import { peer } from '../peers/install-peers.ts';

type Printer = {
	alignCenter(): void;
	alignLeft(): void;
	bold(on: boolean): void;
	setTextQuadArea(): void;
	setTextNormal(): void;
	println(text: string): void;
	drawLine(): void;
	leftRight(left: string, right: string): void;
	printBarcode(text: string, type: number, settings: object): void;
	cut(): void;
	clear(): void;
	getBuffer(): Buffer;
};
type ThermalPrinter = {
	readonly ThermalPrinter: new (settings: object) => Printer;
	readonly PrinterTypes: Readonly<Record<'EPSON', string>>;
	readonly CharacterSet: Readonly<Record<'CHINA', string>>;
};

let printer: Printer | undefined;

function open(): Printer {
	const theirs = peer<ThermalPrinter>('node-thermal-printer');
	return new theirs.ThermalPrinter({
		type: theirs.PrinterTypes.EPSON,
		interface: 'tcp://127.0.0.1:9',
		characterSet: theirs.CharacterSet.CHINA,
		width: 48,
	});
}

/** The bytes; nothing is sent. */
export function printTheirs(sale: SaleCompleted): Uint8Array {
	printer ??= open();
	printer.clear();
	printer.alignCenter();
	printer.setTextQuadArea();
	printer.println('未命名门店');
	printer.setTextNormal();
	printer.println('销售小票');
	printer.alignLeft();
	printer.leftRight('单号', sale.receipt_no);
	printer.leftRight('时间', '2026-03-02 10:00:00');
	printer.leftRight('收银机 T1', `收银员 ${sale.operator ?? ''}`);
	printer.drawLine();
	for (const line of sale.lines) {
		printer.println(line.name);
		const count = `${line.quantity_milli / 1000} × ${formatYuan(line.list_price_fen)}`;
		printer.leftRight(`  ${count}`, formatYuan(line.net_fen));
	}
	printer.drawLine();
	printer.bold(true);
	printer.leftRight('合计', formatYuan(sale.total_fen));
	printer.bold(false);
	for (const tender of sale.tenders) {
		if (tender.kind !== 'cash') continue;
		printer.leftRight('现金', formatYuan(tender.given_fen));
		printer.leftRight('找零', formatYuan(tender.change_fen));
	}
	printer.alignCenter();
	printer.printBarcode('R0000123ABCDEF', 73, { hriPos: 2, height: 64 });
	printer.println('谢谢惠顾,欢迎再来');
	printer.cut();
	return printer.getBuffer();
}
