/** The devices with their state: in order, or the cause in words with the one next step. */
import type { DeviceView } from '#shared/contract/views.ts';
import { localTime, type Instant } from '#shared/kernel/time.ts';
import { sayDevice, sayFilled } from '../app/say.ts';
import { useWords } from '../app/use-words.ts';
import { useStore, useTerminal } from '../terminal-client/use-terminal.ts';
import styles from './print.module.css';

export function DeviceLines() {
	const { print: say } = useWords();
	const { status } = useStore(useTerminal().status);
	const devices = status?.devices ?? [];
	if (devices.length === 0) {
		return (
			<p className={styles['device']} data-tone="quiet">
				<strong>{say.noPrinter}</strong>
				<span>{say.noPrinterNext}</span>
			</p>
		);
	}
	const timeZone = status?.store.timeZone ?? 'Asia/Shanghai';
	return devices.map((device) => (
		<DeviceLine key={device.id} device={device} timeZone={timeZone} />
	));
}

type DeviceLineProps = { readonly device: DeviceView; readonly timeZone: string };

function DeviceLine({ device, timeZone }: DeviceLineProps) {
	const words = useWords();
	const { print: say } = words;
	const cause = device.reason === '' ? undefined : sayDevice(words, device.reason);
	const { time } = localTime(device.sinceMs as Instant, timeZone);
	const needy = !/^(ready|opening|degraded)$/.test(device.health);
	return (
		<p className={styles['device']} data-tone={needy ? 'soon' : 'good'}>
			<strong>
				{say.device[device.kind]} · {cause?.say ?? say.health[device.health]}
			</strong>
			{cause !== undefined && <span>{cause.next}</span>}
			{needy && device.sinceMs > 0 && (
				<small>{sayFilled(say.since, { time: time.slice(0, 5) })}</small>
			)}
		</p>
	);
}
