/**
 * The never-arrows: who may import whom. One of the house's three fences (the others: a tsconfig
 * per room, tests/tidy.test.ts); tests/house/fences.test.ts breaks each rule on purpose.
 *
 * TypeScript 7 has no compiler API, so the sources are read by swc. Without @swc/core
 * dependency-cruiser finds no module at all and passes: the fence test counts what was read.
 */

/** Noun to noun inside src-shared goes down this ladder, never up; rungs from the ground. */
const ladder = [
	['kernel'],
	['barcode', 'scan', 'catalog', 'journal', 'operator'],
	[
		'member',
		'allowance',
		'stored-value',
		'points',
		'pass-card',
		'coupon',
		'promotion',
		'price-list',
		'payment',
		'credit',
	],
	['account', 'privacy'],
	['sale'],
	['pricing'],
	['tender'],
	['refund', 'shift', 'deposit', 'technician'],
	['receipt', 'customer-ask'],
	['contract', 'hq-protocol'],
];

const any = (names) => `(${names.join('|')})`;
const npm = (name) => `(^|node_modules/)${name}(/|$)`;

/** @param {string} name @param {string} comment @param {object} from @param {object} to */
const never = (name, comment, from, to) => ({ name, severity: 'error', comment, from, to });

const upTheLadder = ladder.slice(0, -1).map((rung, index) =>
	never(
		`shared-ladder-${rung[0]}`,
		`${rung.join(', ')}: nouns above on the ladder are not theirs to know.`,
		{ path: `^src-shared/${any(rung)}/` },
		{
			path: `^src-shared/${any(ladder.slice(index + 1).flat())}/`,
			// The registry of refusal codes is a list of names and knows no noun.
			pathNot: '^src-shared/contract/refusals\\.ts$',
		},
	),
);

module.exports = {
	forbidden: [
		never(
			'no-cycles',
			'Modules that need each other are one module, or miss a third one below them.',
			{},
			{ circular: true },
		),
		never(
			'no-unresolvable',
			'An import that cannot be followed cannot be judged.',
			{ path: '^(src-|drivers|scripts|tests)' },
			{ couldNotResolve: true, pathNot: '^(#|\\.)?.*\\.css$' },
		),
		never(
			'shared-imports-only-shared',
			'src-shared is pure: nothing of Node, of another room or of npm except zod.',
			{ path: '^src-shared/' },
			{ pathNot: ['^src-shared/', npm('zod')] },
		),
		never(
			'shared-kernel-imports-nothing',
			'The kernel is the ground.',
			{ path: '^src-shared/kernel/' },
			{ pathNot: '^src-shared/kernel/' },
		),
		never(
			'zod-only-at-the-wire',
			'Input is decoded once, at the contract; past it the types hold.',
			{ path: '^src-shared/', pathNot: '^src-shared/(contract|hq-protocol)/' },
			{ path: npm('zod') },
		),
		...upTheLadder,
		never(
			'shared-noun-has-a-rung',
			'A new noun is given its rung in the ladder of this file first.',
			{ path: '^src-shared/', pathNot: `^src-shared/${any([...ladder.flat(), 'words'])}/` },
			{},
		),
		never(
			'shared-words-are-leaves',
			'Words know codes and values, no noun; a noun gets its words handed in, except receipts.',
			{ path: '^src-shared/words/' },
			{ pathNot: ['^src-shared/(words|kernel)/', '^src-shared/contract/refusals\\.ts$'] },
		),
		never(
			'shared-nouns-speak-no-words',
			'A decision returns a code; only what is printed is in words.',
			{ path: '^src-shared/', pathNot: '^src-shared/(words|receipt)/' },
			{ path: '^src-shared/words/' },
		),
		never(
			'renderer-stays-in-the-browser',
			'The renderer shows; it reaches main only through the contract.',
			{ path: '^src-renderer/' },
			{ path: '^(src-main|src-hq|drivers|scripts|tests|migrations)/' },
		),
		never(
			'renderer-has-no-node',
			'The renderer runs in a browser.',
			{ path: '^src-renderer/' },
			{ dependencyTypes: ['core'] },
		),
		never(
			'drivers-know-no-room',
			'Drivers touch bytes; they know no business.',
			{ path: '^drivers/' },
			{ path: '^(src-main|src-renderer|src-hq|scripts|tests)/' },
		),
		never(
			'drivers-know-four-nouns',
			'Of shared a driver sees kernel, receipt, scan and barcode.',
			{ path: '^drivers/' },
			{ path: '^src-shared/', pathNot: '^src-shared/(kernel|receipt|scan|barcode)/' },
		),
		never(
			'noun-rooms-know-no-driver',
			'Only the device room and those who compose the terminal speak to drivers.',
			{
				path: '^src-main/[^/]+/',
				pathNot: '^src-main/(device|shell|browser|system)/',
			},
			{ path: '^drivers/', pathNot: '^drivers/port\\.ts$' },
		),
		never(
			'electron-only-in-the-shell',
			'The whole terminal composes and runs without Electron.',
			{ pathNot: '^(src-main/shell/|tests/electron/)' },
			{ path: npm('electron') },
		),
		never(
			'sql-only-in-ledger-and-stores',
			'SQL lives in the ledger and in one <noun>-store.ts per noun.',
			{
				path: '^(src-|drivers|scripts)',
				pathNot: '^(src-main/ledger/|src-main/.*-store\\.ts$|scripts/(bench|torture)/)',
			},
			{ path: any([npm('better-sqlite3[^/]*'), npm('drizzle-orm'), npm('@types/better-sqlite3')]) },
		),
		never(
			'main-looks-down',
			'Rooms of main never import those who carry requests to them.',
			{
				path: '^src-main/[^/]+/',
				pathNot: '^src-main/(shell|bridge|browser)/',
			},
			{ path: '^src-main/(shell|bridge|browser)/' },
		),
		never(
			'bridge-knows-no-host',
			'One bridge answers both hosts.',
			{ path: '^src-main/bridge/' },
			{ path: '^src-main/(shell|browser)/' },
		),
		never(
			'hosts-do-not-meet',
			'Either host can be taken away.',
			{ path: '^src-main/(shell|browser)/' },
			{ path: '^src-main/(shell|browser)/', pathNot: '^src-main/$1/' },
		),
		never(
			'main-knows-no-renderer',
			'Main answers requests; it draws nothing.',
			{ path: '^src-main/' },
			{ path: '^(src-renderer|src-hq|scripts)/' },
		),
		never(
			'hq-stands-alone',
			'HQ shares the wire and the pure nouns with the terminal, nothing else.',
			{ path: '^src-hq/' },
			{ path: '^(src-main|src-renderer|drivers|scripts)/' },
		),
		never(
			'nothing-imports-tests',
			'What ships does not lean on what judges it.',
			{ path: '^(src-|drivers|scripts)' },
			{ path: '^tests/' },
		),
		never(
			'ships-what-it-imports',
			'An import of a package that package.json does not name.',
			{ path: '^(src-|drivers|scripts|tests)' },
			{ dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
		),
	],
	options: {
		parser: 'swc',
		doNotFollow: { path: 'node_modules' },
		exclude: { path: '^(out|\\.build|\\.cache)/' },
		builtInModules: { add: ['electron'] },
		enhancedResolveOptions: {
			exportsFields: ['exports'],
			conditionNames: ['import', 'node', 'types', 'default'],
			extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.json', '.css', '.d.ts'],
		},
	},
};
