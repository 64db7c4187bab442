/** The virtual printer's sensors, and the status bytes they make (the makers' tables). */
export type Sensors = {
	readonly paper: 'ok' | 'low' | 'out';
	readonly coverOpen: boolean;
	readonly jammed: boolean;
	readonly drawerHigh: boolean;
};

export const ALL_WELL: Sensors = {
	paper: 'ok',
	coverOpen: false,
	jammed: false,
	drawerHigh: false,
};

/** Whether it prints at all. */
export function isBlocked({ paper, coverOpen, jammed }: Sensors): boolean {
	return paper === 'out' || coverOpen || jammed;
}

/** The answer to `DLE EOT n`; n beyond 4 is answered like a healthy 4. */
export function realTimeByte(sensors: Sensors, n: number): number {
	const { paper, coverOpen, jammed, drawerHigh } = sensors;
	if (n === 1) return 0x12 | (isBlocked(sensors) ? 0x08 : 0) | (drawerHigh ? 0x04 : 0);
	if (n === 2) {
		return 0x12 | (coverOpen ? 0x04 : 0) | (paper === 'out' ? 0x20 : 0) | (jammed ? 0x40 : 0);
	}
	if (n === 3) return 0x12 | (jammed ? 0x08 : 0);
	return 0x12 | (paper === 'ok' ? 0 : 0x0c) | (paper === 'out' ? 0x60 : 0);
}

/** The four bytes of an automatic status. */
export function automaticBytes(sensors: Sensors): readonly [number, number, number, number] {
	const { paper, coverOpen, jammed, drawerHigh } = sensors;
	const first =
		0x10 | (drawerHigh ? 0x04 : 0) | (isBlocked(sensors) ? 0x08 : 0) | (coverOpen ? 0x20 : 0);
	const third = paper === 'out' ? 0x0f : paper === 'low' ? 0x03 : 0;
	return [first, jammed ? 0x08 : 0, third, 0];
}

/** The answer to `GS r 1`. */
export function inTurnByte({ paper }: Sensors): number {
	return paper === 'out' ? 0x0f : paper === 'low' ? 0x03 : 0;
}
