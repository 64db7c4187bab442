/** React's side of the keyboard: a component has a layer for as long as it is on the screen. */
import { createContext, useContext, useEffect, useEffectEvent } from 'react';
import type { KeyLayer, KeyPress } from './key-layers.ts';
import type { Keyboard } from './keyboard.ts';

export type { KeyLayer, KeyPress };

export const KeyboardContext = createContext<Keyboard | undefined>(undefined);

/** Hears keys on top of everything that was there before, until the component leaves. */
export function useKeyLayer(layer: KeyLayer): void {
	const keyboard = useContext(KeyboardContext);
	if (keyboard === undefined) throw new Error('useKeyLayer outside of KeyboardContext');
	const onKey = useEffectEvent(layer.onKey);
	const onScan = useEffectEvent((text: string) => layer.onScan?.(text));
	const mark = useEffectEvent(() => layer.mark?.() ?? (() => undefined));
	const modal = layer.modal === true;
	const scans = layer.onScan !== undefined;
	const marks = layer.mark !== undefined;
	useEffect(
		() =>
			keyboard.push({
				modal,
				onKey: (press) => onKey(press),
				...(scans ? { onScan: (text: string) => onScan(text) } : {}),
				...(marks ? { mark: () => mark() } : {}),
			}),
		[keyboard, modal, scans, marks],
	);
}

/** Each time what a dialog asks has changed, the Enter that led there does not answer it. */
export function useEnterTurns(asked: unknown): void {
	const keyboard = useContext(KeyboardContext);
	useEffect(() => keyboard?.turn(), [keyboard, asked]);
}
