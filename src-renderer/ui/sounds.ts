/**
 * Two sounds and no more: high for yes, low for no, so that a cashier hears without looking whether
 * a scan counted. Made by WebAudio. How loud is a setting of the terminal; this screen may be
 * silent for a while and remembers both, so that it is right before anybody signed in.
 */
import { createStore, type ReadableStore } from '../terminal-client/store.ts';

export type Sounds = {
	readonly yes: () => void;
	readonly no: () => void;
	readonly on: ReadableStore<boolean>;
	readonly setOn: (on: boolean) => void;
	/** Takes the terminal's volume over, per cent; 0 is silent. A screen switched off stays so. */
	readonly follow: (volume: number) => void;
	/** Sounds at this volume once, whatever is set: for choosing. */
	readonly trial: (sound: 'yes' | 'no', volume: number) => void;
};

const REMEMBERED = 'guitai.sounds';
const VOLUME = 'guitai.sounds.volume';
const NORMAL_VOLUME = 60;
const YES = { hertz: 1318, seconds: 0.07, shape: 'sine' } as const;
const NO = { hertz: 196, seconds: 0.22, shape: 'square' } as const;
/** At full volume. */
const LOUDNESS = 0.2;

type Tone = { readonly hertz: number; readonly seconds: number; readonly shape: OscillatorType };

export function createSounds(memory: Pick<Storage, 'getItem' | 'setItem'>): Sounds {
	const on = createStore(memory.getItem(REMEMBERED) !== 'off');
	let audio: AudioContext | undefined;

	/** Switched on by hand where the setting is silent: as loud as usual. */
	const volume = () => Number(memory.getItem(VOLUME) ?? NORMAL_VOLUME) || NORMAL_VOLUME;

	function setOn(next: boolean): void {
		memory.setItem(REMEMBERED, next ? 'on' : 'off');
		on.set(next);
	}

	function play({ hertz, seconds, shape }: Tone, percent: number): void {
		audio ??= new AudioContext({ latencyHint: 'interactive' });
		// A page makes no sound before the first key or touch; then it may.
		if (audio.state === 'suspended') void audio.resume();
		const tone = audio.createOscillator();
		const loudness = audio.createGain();
		tone.type = shape;
		tone.frequency.value = hertz;
		loudness.gain.setValueAtTime((LOUDNESS * percent) / 100, audio.currentTime);
		loudness.gain.exponentialRampToValueAtTime(0.001, audio.currentTime + seconds);
		tone.connect(loudness).connect(audio.destination);
		tone.start();
		tone.stop(audio.currentTime + seconds);
	}

	return {
		yes: () => {
			if (on.get()) play(YES, volume());
		},
		no: () => {
			if (on.get()) play(NO, volume());
		},
		on,
		setOn,
		follow: (next) => {
			if (memory.getItem(VOLUME) === String(next)) return;
			memory.setItem(VOLUME, String(next));
			setOn(next > 0);
		},
		trial: (sound, percent) => {
			if (percent > 0) play(sound === 'yes' ? YES : NO, percent);
		},
	};
}
