/** What the bench and a variant's process say to each other. */
import type { Chunk } from './variant.ts';

export type ToSubject =
	| { readonly ask: 'chunk'; readonly ops: number }
	| { readonly ask: 'figures' }
	| { readonly ask: 'close' };

export type FromSubject =
	| { readonly answer: 'ready'; readonly facts: Readonly<Record<string, number>> }
	| { readonly answer: 'chunk'; readonly chunk: Chunk }
	| { readonly answer: 'figures'; readonly figures: Readonly<Record<string, number>> }
	| { readonly answer: 'closed' };
