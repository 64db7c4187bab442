/**
 * Two sounds and no more: high for yes, low for no, so that a cashier hears without looking whether
 * a scan counted. Made by WebAudio; silence is a choice of this terminal and is remembered by it.
 */
import { createStore, type ReadableStore } from '../terminal-client/store.ts';

export type Sounds = {
	readonly yes: () => void;
	readonly no: () => void;
	readonly on: ReadableStore<boolean>;
	readonly setOn: (on: boolean) => void;
};

const REMEMBERED = 'guitai.sounds';
const YES = { hertz: 1318, seconds: 0.07, shape: 'sine' } as const;
const NO = { hertz: 196, seconds: 0.22, shape: 'square' } as const;
const LOUDNESS = 0.12;

type Tone = { readonly hertz: number; readonly seconds: number; readonly shape: OscillatorType };

export function createSounds(memory: Pick<Storage, 'getItem' | 'setItem'>): Sounds {
	const on = createStore(memory.getItem(REMEMBERED) !== 'off');
	let audio: AudioContext | undefined;

	function play({ hertz, seconds, shape }: Tone): void {
		if (!on.get()) return;
		audio ??= new AudioContext({ latencyHint: 'interactive' });
		// A page makes no sound before the first key or touch; then it may.
		if (audio.state === 'suspended') void audio.resume();
		const tone = audio.createOscillator();
		const volume = audio.createGain();
		tone.type = shape;
		tone.frequency.value = hertz;
		volume.gain.setValueAtTime(LOUDNESS, audio.currentTime);
		volume.gain.exponentialRampToValueAtTime(0.001, audio.currentTime + seconds);
		tone.connect(volume).connect(audio.destination);
		tone.start();
		tone.stop(audio.currentTime + seconds);
	}

	return {
		yes: () => play(YES),
		no: () => play(NO),
		on,
		setOn: (next) => {
			memory.setItem(REMEMBERED, next ? 'on' : 'off');
			on.set(next);
		},
	};
}
