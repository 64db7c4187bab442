/**
 * What is typed of a person as it is kept: half-width, on one line, with nothing that commands a
 * printer or hides on a screen, and never cut through the middle of a rare character (𠮷).
 */
import { textOf } from '../catalog/read-cell.ts';

const LONGEST_NAME = 40;
const LONGEST_ADDRESS = 120;

export function nameText(typed: string): string {
	return lineOf(typed, LONGEST_NAME);
}

export function addressText(typed: string): string {
	return lineOf(typed, LONGEST_ADDRESS);
}

/** A note may have several lines. */
export function noteText(typed: string): string {
	return typed
		.replace(/\r\n?/g, '\n')
		.replace(/(?!\n)[\p{Cc}\p{Cs}]+/gu, ' ')
		.trim();
}

function lineOf(typed: string, longest: number): string {
	return [...textOf(typed.normalize('NFKC'))].slice(0, longest).join('').trim();
}
