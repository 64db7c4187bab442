/** settings/get, settings/change, settings/language. */
import { createHash } from 'node:crypto';
import type { ParsedInput } from '#shared/contract/terminal-contract.ts';
import type { Settings } from '#shared/contract/settings-view.ts';
import type { AnyRefusal } from '#shared/contract/request.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import { byWhom, type Caller, type Terminal } from '../terminal.ts';
import { settingsProblem } from './settings-problem.ts';

export function changeSettings(
	terminal: Terminal,
	caller: Caller,
	{ change }: ParsedInput<'settings/change'>,
): Result<Settings, AnyRefusal> {
	const problem = settingsProblem(change);
	if (problem !== undefined) return refuse({ code: 'settings/invalid', field: problem });
	const done = caller.commit(() => {
		terminal.pen.append({
			kind: 'settings/changed',
			v: 1,
			...byWhom(caller),
			body: { change_json: JSON.stringify(forJournal(change)) },
		});
		const atMs = terminal.clock.now();
		return ok(
			terminal.settings.save(terminal.pen, {
				change: definedOnly(change),
				atMs,
				by: caller.operator.operatorNo,
			}),
		);
	});
	terminal.settings.reload();
	terminal.statusChanged();
	return done;
}

/** The journal says that the logo changed, and to which; it is kept forever and needs no picture. */
function forJournal(change: ParsedInput<'settings/change'>['change']): Record<string, unknown> {
	if (!change.receiptLogo) return change;
	const digest = createHash('sha256').update(JSON.stringify(change.receiptLogo)).digest('hex');
	return { ...change, receiptLogo: `sha256:${digest}` };
}

/** The screen's language belongs to whoever stands there: no role, no event. */
export function changeLanguage(
	terminal: Terminal,
	language: Settings['language'],
): Result<Record<string, never>, AnyRefusal> {
	terminal.pen.transaction(() =>
		terminal.settings.save(terminal.pen, {
			change: { language },
			atMs: terminal.clock.now(),
			by: '-',
		}),
	);
	terminal.settings.reload();
	terminal.statusChanged();
	return ok({});
}

function definedOnly(change: ParsedInput<'settings/change'>['change']): Partial<Settings> {
	const kept = Object.entries(change).filter(([, value]) => value !== undefined);
	return Object.fromEntries(kept);
}
