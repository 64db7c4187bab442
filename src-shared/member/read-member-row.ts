/**
 * One row of a list of members as the fields of a member to be. What a cell cannot mean is a
 * problem with its reason and its column, never a guess; opening balances are taken to the fen or
 * refused. The values of problems are masked: row and column find them in the file.
 */
import { codeOf, decimalOf, hasControls, textOf, type Cell } from '../catalog/read-cell.ts';
import { dateOfDay } from '../kernel/calendar.ts';
import { fen, type Fen } from '../kernel/money.ts';
import { points, type Points } from '../kernel/points.ts';
import { birthdayOf, dateOf, needsGuardian } from './birthday.ts';
import { isMistypedCard, readCardNumber } from './card-number.ts';
import { readIdentityNumber } from './identity-number.ts';
import { isBankCard, looksLikePan } from './looks-like-pan.ts';
import { maskCard, maskIdentityNumber, maskPhone } from './mask.ts';
import { MAX_NOTE, MAX_TAGS, type MemberKind } from './member.ts';
import { refusedMember, warnedMember, type MemberProblem } from './member-problem.ts';
import { ANY_PHONE, phoneOf } from './phone.ts';
import type { MemberColumns, MemberField } from './recognize-member-columns.ts';
import { taxNumberOf } from './tax-number.ts';

export type MemberDraft = {
	/** Row of the sheet, 1 for the first. */
	readonly row: number;
	/** '' where the row gives none. */
	readonly card: string;
	readonly phone: string;
	readonly name: string;
	readonly gender: '' | 'female' | 'male';
	/** `1990-05-01` or `--05-01`. */
	readonly birthday: string;
	readonly address: string;
	readonly note: string;
	readonly identityNo: string;
	readonly taxNo: string;
	readonly kind: MemberKind;
	/** As the list calls it. */
	readonly tier: string;
	readonly tags: readonly string[];
	/** 期初. */
	readonly principal: Fen;
	readonly bonus: Fen;
	readonly points: Points;
	readonly lastVisit: string;
	readonly visits: number;
	readonly spent: Fen;
	readonly joined: string;
	readonly problems: readonly MemberProblem[];
};

export type MemberReadRules = {
	/** Business date, `YYYY-MM-DD`. */
	readonly today: string;
	/** Whether the store keeps 身份证号 at all; off by default. */
	readonly keepIdentity: boolean;
};

type Row = {
	readonly cells: readonly Cell[];
	readonly columns: MemberColumns;
	readonly rules: MemberReadRules;
	readonly problems: MemberProblem[];
};

/** Reads a row; undefined when all cells are empty. */
export function readMemberRow(
	cells: readonly Cell[],
	at: { readonly row: number; readonly columns: MemberColumns; readonly rules: MemberReadRules },
): MemberDraft | undefined {
	if (cells.every((cell) => textOf(cell) === '')) return undefined;
	const row: Row = { cells, columns: at.columns, rules: at.rules, problems: [] };
	const card = cardIn(row);
	const phone = phoneIn(row);
	if (row.problems.length === 0 && card === '' && phone === '') {
		row.problems.push(refusedMember('phone', 'phone-and-card-missing'));
	}
	return {
		row: at.row,
		card,
		phone,
		name: wordsIn(row, 'name', 40),
		gender: genderIn(row),
		birthday: birthdayIn(row),
		address: wordsIn(row, 'address', 120),
		note: wordsIn(row, 'note', MAX_NOTE),
		identityNo: identityIn(row),
		taxNo: taxNoIn(row),
		kind: kindIn(row),
		tier: textOf(cellOf(row, 'tier')),
		tags: tagsIn(row),
		...pocketsIn(row),
		points: points(amountIn(row, 'points', 0)),
		lastVisit: pastDateIn(row, 'lastVisit'),
		visits: amountIn(row, 'visits', 0),
		spent: fen(amountIn(row, 'spent', 2)),
		joined: pastDateIn(row, 'joined'),
		problems: row.problems,
	};
}

function cellOf({ cells, columns }: Row, field: MemberField): Cell {
	const index = columns.at.get(field);
	return index === undefined ? null : (cells[index] ?? null);
}

function cardIn(row: Row): string {
	const { code, lost } = codeOf(cellOf(row, 'card'));
	if (code === '') return '';
	const card = readCardNumber(code);
	// Nothing of a bank card's number is repeated, not even its ends or what a sheet left of it.
	if (lost) row.problems.push(refusedMember('card', 'card-rounded'));
	else if (isBankCard(code, card)) row.problems.push(refusedMember('card', 'bank-card'));
	else if (card === undefined) row.problems.push(refusedMember('card', 'card-shape'));
	else if (isMistypedCard(card)) {
		row.problems.push(refusedMember('card', 'card-mistyped', maskCard(card)));
	} else return card;
	return '';
}

function phoneIn(row: Row): string {
	const { code, lost } = codeOf(cellOf(row, 'phone'));
	if (code === '') return '';
	if (looksLikePan(code)) {
		row.problems.push(refusedMember('phone', 'bank-card'));
		return '';
	}
	const phone = lost ? undefined : phoneOf(code, ANY_PHONE);
	if (phone === undefined) {
		row.problems.push(refusedMember('phone', 'phone-shape', maskPhone(code)));
	}
	return phone ?? '';
}

function wordsIn(row: Row, field: 'name' | 'address' | 'note', longest: number): string {
	const cell = cellOf(row, field);
	const words = textOf(cell);
	if (hasControls(cell)) row.problems.push(refusedMember(field, 'control-characters'));
	if ([...words].length > longest) row.problems.push(refusedMember(field, 'text-too-long'));
	return words;
}

function genderIn(row: Row): MemberDraft['gender'] {
	const words = textOf(cellOf(row, 'gender'));
	if (/^(?:女|女性|女士|f|female)$/i.test(words)) return 'female';
	if (/^(?:男|男性|先生|m|male)$/i.test(words)) return 'male';
	if (!/^(?:|未知|保密|不详|-)$/.test(words)) {
		row.problems.push(warnedMember('gender', 'not-understood', words));
	}
	return '';
}

function birthdayIn(row: Row): string {
	const written = dayIn(row, 'birthday');
	if (written === '') return '';
	const birthday = birthdayOf(written, row.rules.today);
	if (birthday === undefined) {
		row.problems.push(refusedMember('birthday', 'no-such-date', noDate(written)));
	}
	if (needsGuardian(birthday ?? '', row.rules.today)) {
		row.problems.push(refusedMember('birthday', 'needs-guardian'));
	}
	return birthday ?? '';
}

/** As it stands there when it is short enough to be a slip; a number of nine digits may be another. */
function noDate(written: string): string {
	return /^[\d\s./年月日-]{1,11}$/u.test(written) && !/\d{9}/.test(written) ? written : '';
}

function pastDateIn(row: Row, field: 'lastVisit' | 'joined'): string {
	const written = dayIn(row, field);
	if (written === '') return '';
	const date = dateOf(written);
	if (date === undefined) row.problems.push(refusedMember(field, 'no-such-date', written));
	else if (date > row.rules.today) {
		row.problems.push(refusedMember(field, 'in-the-future', written));
	} else return date;
	return '';
}

/** A time of day behind a date is left out. A number is a day of Excel's, or eight digits. */
function dayIn(row: Row, field: 'birthday' | 'lastVisit' | 'joined'): string {
	const cell = cellOf(row, field);
	if (isExcelDay(cell)) return dateOfDay(Math.floor(cell) - 25_569);
	const written = textOf(cell).replace(/[ T]\d{1,2}:\d{2}.*$/, '');
	if (typeof cell !== 'number' || /^\d{8}$/.test(written)) return written;
	row.problems.push(refusedMember(field, 'date-as-number', written));
	return '';
}

/** Excel counts days from 1899-12-30. */
export function isExcelDay(cell: Cell): cell is number {
	return typeof cell === 'number' && cell > 60 && cell < 80_000;
}

function identityIn(row: Row): string {
	const { code } = codeOf(cellOf(row, 'identityNo'));
	if (code === '') return '';
	const read = readIdentityNumber(code, row.rules.today);
	if (!read.ok) {
		const masked = maskIdentityNumber(code);
		row.problems.push(refusedMember('identityNo', read.refusal.code, masked));
		return '';
	}
	if (row.rules.keepIdentity) return read.value.number;
	row.problems.push(warnedMember('identityNo', 'identity-not-kept'));
	return '';
}

function taxNoIn(row: Row): string {
	const { code } = codeOf(cellOf(row, 'taxNo'));
	if (code === '') return '';
	const taxNo = taxNumberOf(code);
	if (taxNo === undefined) row.problems.push(refusedMember('taxNo', 'tax-number', maskCard(code)));
	return taxNo ?? '';
}

function kindIn(row: Row): MemberKind {
	const words = textOf(cellOf(row, 'kind'));
	if (/^(?:企业|公司|单位|company)/i.test(words)) return 'company';
	if (/^vip/i.test(words)) return 'vip';
	if (!/^(?:|普通.*|个人.*|会员|ordinary)$/i.test(words)) {
		row.problems.push(warnedMember('kind', 'not-understood', words));
	}
	return 'ordinary';
}

function tagsIn(row: Row): readonly string[] {
	const tags = textOf(cellOf(row, 'tags')).split(/[,，;；、|/]+/u);
	const sound = [...new Set(tags.map((tag) => tag.trim()).filter((tag) => tag !== ''))];
	if (sound.length > MAX_TAGS || sound.some((tag) => [...tag].length > 20)) {
		row.problems.push(refusedMember('tags', 'text-too-long'));
	}
	return sound;
}

/** A total that stands beside its parts is no third of them; one that is not theirs is said. */
function pocketsIn(row: Row): Pick<MemberDraft, 'principal' | 'bonus'> {
	const principal = fen(amountIn(row, 'principal', 2));
	const bonus = fen(amountIn(row, 'bonus', 2));
	const total = fen(amountIn(row, 'balance', 2));
	const written = textOf(cellOf(row, 'balance'));
	const isRead = row.problems.every(({ field }) => !POCKETS.includes(field));
	if (isRead && written !== '' && total !== principal + bonus) {
		row.problems.push(refusedMember('balance', 'balance-differs', written));
	}
	return { principal, bonus };
}

const POCKETS: readonly MemberField[] = ['principal', 'bonus', 'balance'];

/** More of either is a slip of the pen: a million yuan, a billion points. */
const LARGEST = { money: 100_000_000, count: 1_000_000_000 } as const;

/** A whole number of fen (2 places) or of points and visits (0 places), 0 where there is none. */
function amountIn(
	row: Row,
	field: 'principal' | 'bonus' | 'balance' | 'points' | 'visits' | 'spent',
	places: 0 | 2,
): number {
	const cell = cellOf(row, field);
	const written = textOf(cell);
	if (written === '') return 0;
	const decimal = decimalOf(cell, places);
	const say = (reason: Parameters<typeof refusedMember>[1]) => {
		row.problems.push(refusedMember(field, reason, written));
		return 0;
	};
	if (decimal === undefined) return say('not-a-number');
	if (decimal.scaled < 0 || /^[-−]/u.test(written)) return say('negative');
	if (!decimal.exact) return say(places === 2 ? 'part-of-a-fen' : 'part-of-one');
	const large = decimal.scaled > (places === 2 ? LARGEST.money : LARGEST.count);
	return large && field !== 'spent' ? say('too-large') : decimal.scaled;
}
