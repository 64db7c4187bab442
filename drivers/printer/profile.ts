/**
 * What a printer can do, as data (打印机配置). A profile is chosen once in settings; the encoder
 * and the device read it and never ask for a model name. When in doubt a profile promises less:
 * a command that a cheap printer does not know comes out as characters on the customer's paper.
 */
export type PrinterProfile = {
	readonly name: string;
	/** Half-width characters per line: the GBK bytes that fit. */
	readonly columns: number;
	/** Dots across the printable width. */
	readonly dots: number;
	readonly paperMm: 58 | 80;
	readonly encoding: 'gbk';
	/** How a receipt is ended. 58 mm printers have no cutter and print `GS V` as letters. */
	readonly cut: 'feed-and-cut' | 'feed-then-cut' | 'esc-i' | 'tear';
	/** `full`: DLE EOT and automatic status back (ASB). `none`: it answers nothing at all. */
	readonly status: 'full' | 'dle-eot' | 'none';
	/** Answers `GS r 1` when it reaches it in the stream. */
	readonly answersInTurn: boolean;
	/** Knows `GS ( H` function 48 and answers it when the paper is printed. */
	readonly processId: boolean;
	/** `raster` draws the code as a picture for printers without the command. */
	readonly qr: 'native' | 'raster';
	readonly barcode: 'native' | 'raster';
	/** Old 5890 clones size hanzi by FS W only, not by GS !. */
	readonly hanziSizeByFsW: boolean;
	/** What to send before a job that follows a broken one; nothing unless the model wants it. */
	readonly recover: 'nothing' | 'dle-enq-2' | 'can';
	readonly drawer: DrawerWiring;
};

export type DrawerWiring = {
	/** Pin of the drawer socket. Never both. */
	readonly pin: 2 | 5;
	/** Pulse on and off in ms; sent in units of 2 ms. */
	readonly onMs: number;
	readonly offMs: number;
	/** Knows real-time `DLE DC4`, which opens the drawer while the printer is out of paper. */
	readonly realTime: boolean;
	/** The sensor level that means open; `none` when no sensor is wired. */
	readonly sensor: 'high' | 'low' | 'none';
};

const drawer: DrawerWiring = {
	pin: 2,
	onMs: 50,
	offMs: 500,
	realTime: true,
	sensor: 'none',
};

const generic80: PrinterProfile = {
	name: 'generic-80',
	columns: 48,
	dots: 576,
	paperMm: 80,
	encoding: 'gbk',
	cut: 'feed-and-cut',
	status: 'full',
	answersInTurn: true,
	processId: false,
	qr: 'native',
	barcode: 'native',
	hanziSizeByFsW: false,
	recover: 'nothing',
	drawer,
};

const generic58: PrinterProfile = {
	...generic80,
	name: 'generic-58',
	columns: 32,
	dots: 384,
	paperMm: 58,
	cut: 'tear',
	status: 'dle-eot',
	answersInTurn: false,
};

/** The profiles a store chooses from. `epson-*` also fit the virtual printer of `npm run devices`. */
export const printerProfiles: readonly PrinterProfile[] = [
	generic58,
	generic80,
	{ ...generic80, name: 'generic-80-42', columns: 42, dots: 512 },
	{ ...generic80, name: 'epson-80', processId: true },
	{
		...generic80,
		name: 'epson-58',
		columns: 32,
		dots: 384,
		paperMm: 58,
		cut: 'tear',
		processId: true,
	},
	{ ...generic58, name: 'silent-58', status: 'none', qr: 'raster' },
];

/** The profile of that name, or undefined. */
export function findProfile(name: string): PrinterProfile | undefined {
	return printerProfiles.find((profile) => profile.name === name);
}
