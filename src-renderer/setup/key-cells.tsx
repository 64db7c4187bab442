/**
 * The recovery key being typed: 24 numbered cells of three characters, in the order of the paper. A
 * full cell goes on to the next, Backspace in an empty one goes back, a pasted key fills them all.
 * Cells that do not hold are marked with their number.
 */
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { sayFilled } from '../app/say.ts';
import { useWords } from '../app/use-words.ts';
import { GROUP_COUNT } from './wizard-draft.ts';
import styles from './key-groups.module.css';

const GROUP_LENGTH = 3;
/** Cells in a row, as on the sheet. */
const ROW = 6;

export type KeyCellsProps = {
	readonly typed: readonly string[];
	readonly onChange: (typed: readonly string[]) => void;
	/** Numbers of the groups that do not hold, 1…24. */
	readonly wrong: readonly number[];
};

export function KeyCells({ typed, onChange, wrong }: KeyCellsProps) {
	const { recovery: say } = useWords().setup;
	const box = useRef<HTMLDivElement>(null);
	const focus = (index: number) => {
		const cell = box.current?.querySelectorAll('input')[index];
		cell?.focus();
		cell?.select();
	};
	const [firstWrong] = wrong;
	useEffect(() => {
		if (firstWrong === undefined) return;
		const cell = box.current?.querySelectorAll('input')[firstWrong - 1];
		cell?.focus();
		cell?.select();
	}, [wrong, firstWrong]);

	function type(index: number, text: string): void {
		const clean = cleaned(text);
		if (clean.length <= GROUP_LENGTH) {
			onChange(typed.with(index, clean));
			if (clean.length === GROUP_LENGTH && index + 1 < GROUP_COUNT) focus(index + 1);
			return;
		}
		const parts = clean.match(/.{1,3}/g) ?? [];
		onChange(typed.map((group, at) => parts[at - index] ?? group));
		focus(Math.min(GROUP_COUNT - 1, index + parts.length));
	}

	function walk(event: KeyboardEvent, index: number): void {
		const step = stepOf(event.code, typed[index] ?? '');
		const to = index + step;
		if (step === 0 || to < 0 || to >= GROUP_COUNT) return;
		event.preventDefault();
		focus(to);
	}

	return (
		<div ref={box} className={styles['groups']} role="group" aria-label={say.label}>
			{typed
				.map((group, index) => ({ group, index }))
				.map(({ group, index }) => (
					<label key={index} data-wrong={wrong.includes(index + 1) ? '' : undefined}>
						<span aria-hidden="true">{index + 1}</span>
						<input
							aria-label={sayFilled(say.group, { number: index + 1 })}
							aria-invalid={wrong.includes(index + 1) ? true : undefined}
							autoComplete="off"
							autoCapitalize="characters"
							spellCheck={false}
							translate="no"
							data-scan="ignore"
							value={group}
							onChange={(event) => {
								// What an input method is still composing is left alone until it is done.
								const composing = (event.nativeEvent as InputEvent).isComposing;
								if (composing) onChange(typed.with(index, event.target.value));
								else type(index, event.target.value);
							}}
							onCompositionEnd={(event) => type(index, event.currentTarget.value)}
							onFocus={(event) => event.currentTarget.select()}
							onPaste={(event) => {
								event.preventDefault();
								const text = cleaned(event.clipboardData.getData('text'));
								// A whole key belongs to all cells, wherever it was pasted.
								type(text.length === GROUP_COUNT * GROUP_LENGTH ? 0 : index, text);
							}}
							onKeyDown={(event) => walk(event, index)}
						/>
					</label>
				))}
		</div>
	);
}

/** How many cells a key goes on or back. */
function stepOf(code: string, group: string): number {
	if (code === 'Backspace' && group === '') return -1;
	if (code === 'ArrowUp') return -ROW;
	return code === 'ArrowDown' ? ROW : 0;
}

/** Capital half-width letters and digits; spaces and dashes of the paper are no part of the key. */
function cleaned(text: string): string {
	return text
		.normalize('NFKC')
		.toUpperCase()
		.replaceAll(/[^0-9A-Z]/g, '');
}

/** The groups a refusal names: `3 17` as numbers. */
export function wrongGroups(refusal: { readonly [detail: string]: unknown } | undefined): number[] {
	const named = refusal?.['groups'];
	return typeof named === 'string' ? named.split(' ').map(Number) : [];
}
