/**
 * Who hears keys and scans: layers, the topmost first. A screen has one, a dialog puts one on top
 * that lets nothing through. Knows no DOM, so that it can be tested as it is.
 */
import { openEnterBurst } from './enter-burst.ts';

export type KeyPress = {
	readonly code: string;
	readonly shift: boolean;
	readonly control: boolean;
	readonly alt: boolean;
	/** Held down: told for typing and arrows only. */
	readonly repeat: boolean;
	/** What the key writes on the US layout, when it writes something. */
	readonly character: string | undefined;
};

export type KeyLayer = {
	/** True when the key was used here. */
	readonly onKey: (press: KeyPress) => boolean;
	/** Layers below hear neither keys nor scans. */
	readonly modal?: boolean;
	readonly onScan?: (text: string) => void;
	/** For typing that is not in a field: remembers it, and the answer puts it back. */
	readonly mark?: () => () => void;
};

export type KeyLayers = {
	/** Puts a layer on top; the answer takes it away. */
	readonly push: (layer: KeyLayer) => () => void;
	/** True when a layer used the key. */
	readonly press: (press: KeyPress) => boolean;
	/** Types characters that were held back, as if they had just been pressed. */
	readonly type: (text: string) => void;
	/** `stray` gets what no layer wants; `modal` says whether a dialog stood in the way. */
	readonly scan: (text: string, stray: (modal: boolean) => void) => void;
	/** Remembers the typing of the topmost layer that has some. */
	readonly mark: () => () => void;
	/** A dialog asks something else now: Enter has another meaning. */
	readonly turn: () => void;
	/** True for an Enter of a burst in which a dialog came, went, or asked something else. */
	readonly isStrayEnter: (atMs: number) => boolean;
};

export function openKeyLayers(): KeyLayers {
	const layers: KeyLayer[] = [];
	const burst = openEnterBurst();
	/** How often the meaning of Enter has changed. */
	let turns = 0;
	const turn = () => {
		turns += 1;
	};

	/** Layers that hear just now, topmost first: down to the first dialog. */
	function hearing(): KeyLayer[] {
		const fromTop = layers.toReversed();
		const dialog = fromTop.findIndex(({ modal }) => modal === true);
		return dialog < 0 ? fromTop : fromTop.slice(0, dialog + 1);
	}

	const press = (key: KeyPress) => hearing().some((layer) => layer.onKey(key));

	return {
		push: (layer) => {
			layers.push(layer);
			if (layer.modal === true) turn();
			return () => {
				const at = layers.indexOf(layer);
				if (at >= 0) layers.splice(at, 1);
				if (layer.modal === true) turn();
			};
		},
		press,
		type: (text) => {
			for (const character of text) press({ ...NO_KEY, character });
		},
		scan: (text, stray) => {
			const heard = hearing();
			const layer = heard.find(({ onScan }) => onScan !== undefined);
			if (layer?.onScan !== undefined) layer.onScan(text);
			else stray(heard.at(-1)?.modal === true);
		},
		mark: () =>
			hearing()
				.find(({ mark }) => mark !== undefined)
				?.mark?.() ?? (() => undefined),
		turn,
		isStrayEnter: (atMs) => burst.isStray(atMs, turns),
	};
}

const NO_KEY: KeyPress = {
	code: '',
	shift: false,
	control: false,
	alt: false,
	repeat: false,
	character: undefined,
};
