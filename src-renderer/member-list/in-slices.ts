/**
 * Many members in requests of a few each, one after the other: a scan comes between two of them. A
 * slice keeps its command id, so that what was done already is done once, however often it is sent.
 */
import { useState } from 'react';
import type { ClientRefusal } from '../terminal-client/open-client.ts';

const SLICE = 25;

export type Slice = { readonly commandId: string; readonly memberIds: string[] };

export function slicesOf(memberIds: readonly string[]): readonly Slice[] {
	return Array.from({ length: Math.ceil(memberIds.length / SLICE) }, (_, at) => ({
		commandId: crypto.randomUUID(),
		memberIds: memberIds.slice(at * SLICE, (at + 1) * SLICE),
	}));
}

type Answer<Done> =
	| { readonly ok: true; readonly value: Done }
	| { readonly ok: false; readonly refusal: ClientRefusal };

export type SlicesDone<Done> = {
	readonly done: readonly Done[];
	/** Of the slice at which it stopped. */
	readonly refusal: ClientRefusal | undefined;
};

/** How far the slices are, 0…1000, while there is more than one; and what sends them. */
export function useSlices() {
	const [progress, setProgress] = useState<number>();
	return {
		progress,
		async run<Done>(
			slices: readonly Slice[],
			ask: (slice: Slice) => Promise<Answer<Done>>,
		): Promise<SlicesDone<Done>> {
			const done: Done[] = [];
			let refusal: ClientRefusal | undefined;
			for (const slice of slices) {
				if (slices.length > 1) setProgress(Math.trunc((done.length * 1000) / slices.length));
				const answer = await ask(slice);
				if (!answer.ok) {
					({ refusal } = answer);
					break;
				}
				done.push(answer.value);
			}
			setProgress(undefined);
			return { done, refusal };
		},
	};
}
