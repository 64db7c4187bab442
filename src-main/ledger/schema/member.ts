/** The tables of migrations/0009_member.sql, for typed queries; a test holds them together. */
import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const tier = sqliteTable('tier', {
	code: text('code').primaryKey(),
	name: text('name').notNull(),
	rank: integer('rank').notNull(),
	basis: text('basis').notNull(),
	threshold: integer('threshold').notNull(),
	pointsBp: integer('points_bp').notNull(),
	birthdayBp: integer('birthday_bp').notNull().default(10000),
	chargeBp: integer('charge_bp').notNull(),
	feeFen: integer('fee_fen').notNull().default(0),
	feeDays: integer('fee_days').notNull().default(0),
	benefitsJson: text('benefits_json').notNull().default('[]'),
});

export const cardType = sqliteTable('card_type', {
	code: text('code').primaryKey(),
	name: text('name').notNull(),
	kind: text('kind').notNull(),
	registered: integer('registered').notNull().default(1),
	storesJson: text('stores_json').notNull().default('[]'),
	categoriesJson: text('categories_json').notNull().default('[]'),
	chargeBp: integer('charge_bp').notNull().default(10000),
	active: integer('active').notNull().default(1),
	cards: integer('cards').notNull().default(0),
	changedMs: integer('changed_ms').notNull(),
});

export const member = sqliteTable('member', {
	id: integer('id').primaryKey(),
	memberId: text('member_id').notNull(),
	kind: text('kind').notNull().default('ordinary'),
	state: text('state').notNull().default('active'),
	mergedInto: text('merged_into').notNull().default(''),
	phone: text('phone'),
	phone4: text('phone4').notNull().default(''),
	name: text('name').notNull().default(''),
	ini: text('ini').notNull().default(''),
	full: text('full').notNull().default(''),
	gender: text('gender').notNull().default(''),
	birthday: text('birthday').notNull().default(''),
	birthMonth: integer('birth_month').notNull().default(0),
	birthdaySetMs: integer('birthday_set_ms').notNull().default(0),
	address: text('address').notNull().default(''),
	note: text('note').notNull().default(''),
	identityNo: text('identity_no').notNull().default(''),
	taxNo: text('tax_no').notNull().default(''),
	tier: text('tier').notNull().default(''),
	tierSince: text('tier_since').notNull().default(''),
	tierUntil: text('tier_until').notNull().default(''),
	tierByHand: integer('tier_by_hand').notNull().default(0),
	tierHolding: text('tier_holding').notNull().default(''),
	referralCode: text('referral_code').notNull(),
	referredBy: text('referred_by').notNull().default(''),
	referralPaid: integer('referral_paid').notNull().default(0),
	familyOf: text('family_of').notNull().default(''),
	accountCode: text('account_code').notNull().default(''),
	pinHash: text('pin_hash').notNull().default(''),
	wrongPins: integer('wrong_pins').notNull().default(0),
	pinLockedUntilMs: integer('pin_locked_until_ms').notNull().default(0),
	marketing: integer('marketing').notNull().default(0),
	createdMs: integer('created_ms').notNull(),
	createdBy: text('created_by').notNull(),
	changedMs: integer('changed_ms').notNull(),
	version: integer('version').notNull().default(1),
	seen: integer('seen').notNull().default(0),
	visits: integer('visits').notNull().default(0),
	spentFen: integer('spent_fen').notNull().default(0),
	topUpFen: integer('top_up_fen').notNull().default(0),
	firstMs: integer('first_ms').notNull().default(0),
	lastMs: integer('last_ms').notNull().default(0),
	lastPos: integer('last_pos').notNull().default(0),
	priceList: text('price_list').notNull().default(''),
});

export const memberPrefix = sqliteTable(
	'member_prefix',
	{
		prefix: text('prefix').notNull(),
		seen: integer('seen').notNull(),
		id: integer('id').notNull(),
	},
	(table) => [primaryKey({ columns: [table.prefix, table.seen, table.id] })],
);

export const memberPart = sqliteTable(
	'member_part',
	{ part: text('part').notNull(), id: integer('id').notNull() },
	(table) => [primaryKey({ columns: [table.part, table.id] })],
);

export const memberCard = sqliteTable('member_card', {
	cardNo: text('card_no').primaryKey(),
	id: integer('id').notNull(),
	medium: text('medium').notNull(),
	typeCode: text('type_code').notNull().default(''),
	state: text('state').notNull(),
	issuedMs: integer('issued_ms').notNull(),
	changedMs: integer('changed_ms').notNull(),
});

export const memberChange = sqliteTable('member_change', {
	changeId: integer('change_id').primaryKey(),
	id: integer('id').notNull(),
	atMs: integer('at_ms').notNull(),
	operator: text('operator').notNull(),
	approver: text('approver').notNull().default(''),
	field: text('field').notNull(),
	before: text('before').notNull(),
	after: text('after').notNull(),
});

export const memberTag = sqliteTable(
	'member_tag',
	{
		tag: text('tag').notNull(),
		id: integer('id').notNull(),
		byRule: integer('by_rule').notNull().default(0),
	},
	(table) => [primaryKey({ columns: [table.tag, table.id] })],
);

export const familyLink = sqliteTable('family_link', {
	memberId: text('member_id').primaryKey(),
	primaryId: text('primary_id').notNull(),
	dayLimitFen: integer('day_limit_fen'),
	monthLimitFen: integer('month_limit_fen'),
	sinceMs: integer('since_ms').notNull(),
});

export const benefitUse = sqliteTable('benefit_use', {
	useId: integer('use_id').primaryKey(),
	id: integer('id').notNull(),
	benefit: text('benefit').notNull(),
	bizDate: text('biz_date').notNull(),
	atMs: integer('at_ms').notNull(),
	operator: text('operator').notNull(),
});

export const memberTask = sqliteTable('member_task', {
	taskId: integer('task_id').primaryKey(),
	id: integer('id').notNull(),
	kind: text('kind').notNull(),
	bizDate: text('biz_date').notNull(),
	state: text('state').notNull().default('open'),
	doneMs: integer('done_ms').notNull().default(0),
	doneBy: text('done_by').notNull().default(''),
});

export const memberAlert = sqliteTable('member_alert', {
	alertId: integer('alert_id').primaryKey(),
	id: integer('id').notNull(),
	kind: text('kind').notNull(),
	bizDate: text('biz_date').notNull(),
	atMs: integer('at_ms').notNull(),
	operator: text('operator').notNull(),
	figure: integer('figure').notNull().default(0),
	seenBy: text('seen_by').notNull().default(''),
});

export const tierCount = sqliteTable('tier_count', {
	tier: text('tier').primaryKey(),
	members: integer('members').notNull(),
	fees: integer('fees').notNull().default(0),
	leftFen: integer('left_fen').notNull().default(0),
});

export const tierFee = sqliteTable('tier_fee', {
	feeId: text('fee_id').primaryKey(),
	memberId: text('member_id').notNull(),
	tier: text('tier').notNull(),
	tierName: text('tier_name').notNull(),
	state: text('state').notNull(),
	feeFen: integer('fee_fen').notNull(),
	leftFen: integer('left_fen').notNull(),
	refundFen: integer('refund_fen').notNull().default(0),
	days: integer('days').notNull(),
	validFrom: text('valid_from').notNull(),
	validUntil: text('valid_until').notNull(),
	boughtOn: text('bought_on').notNull(),
	earnedTo: text('earned_to').notNull(),
	openedPos: integer('opened_pos').notNull(),
	openedMs: integer('opened_ms').notNull(),
});

export const memberRules = sqliteTable('member_rules', {
	version: integer('version').primaryKey(),
	changedMs: integer('changed_ms').notNull(),
	changedBy: text('changed_by').notNull(),
	rulesJson: text('rules_json').notNull(),
});

export const winBack = sqliteTable(
	'win_back',
	{
		id: integer('id').notNull(),
		lastMs: integer('last_ms').notNull(),
		code: text('code').notNull(),
		bizDate: text('biz_date').notNull(),
	},
	(table) => [primaryKey({ columns: [table.id, table.lastMs] })],
);
