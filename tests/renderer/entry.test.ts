// Goal: what a cashier types at the checkout is kept as the text they typed, with `*` where they
// meant it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	backspace,
	isEmpty,
	NO_ENTRY,
	typeInto,
	type Entry,
} from '../../src-renderer/checkout/entry.ts';

const typed = (text: string, from: Entry = NO_ENTRY) => [...text].reduce(typeInto, from);

describe('typing at the checkout', () => {
	it('takes a code as it is', () => {
		expect(typed('0690')).toEqual({ mode: 'code', quantity: '', text: '0690' });
	});

	it('takes n* as the quantity of what comes next', () => {
		expect(typed('3*69')).toEqual({ mode: 'code', quantity: '3', text: '69' });
		expect(typed('0.735*')).toEqual({ mode: 'code', quantity: '0.735', text: '' });
	});

	it('takes *n as the quantity of the selected line, and only figures there', () => {
		expect(typed('*12a.5')).toEqual({ mode: 'line-quantity', quantity: '', text: '12.5' });
	});

	it('does not take a second star, nor a space before anything', () => {
		expect(typed('3*4*')).toEqual({ mode: 'code', quantity: '3', text: '4' });
		expect(typed(' ')).toEqual(NO_ENTRY);
		expect(typed('**')).toEqual(NO_ENTRY);
	});

	it('goes back one character at a time, past the star too', () => {
		expect(backspace(typed('3*6'))).toEqual(typed('3*'));
		expect(backspace(typed('3*'))).toEqual(typed('3'));
		expect(backspace(typed('*'))).toEqual(NO_ENTRY);
	});

	it('is empty again after as many backspaces as there were characters, whatever was typed', () => {
		fc.assert(
			fc.property(fc.stringMatching(/^[0-9a-z*. ]{0,40}$/), (text) => {
				let entry = typed(text);
				for (let presses = 0; presses <= text.length; presses += 1) entry = backspace(entry);
				expect(isEmpty(entry)).toBe(true);
			}),
		);
	});
});
