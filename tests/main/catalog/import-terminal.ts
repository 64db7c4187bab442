/** A terminal that only imports: a real ledger, the real clock, and a caller who may do it. */
import { systemClock } from '#main/system/clock.ts';
import { silentLog } from '#main/system/log.ts';
import { goodsImports } from '#main/catalog/import-desk.ts';
import type { Caller, Terminal } from '#main/terminal.ts';
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { TerminalEvent } from '#shared/contract/events.ts';
import type { ImportPlanView } from '#shared/contract/views.ts';
import type { Result } from '#shared/kernel/result.ts';
import { seededIds } from '#kit/seeded-ids.ts';
import { openTempLedger, type TempLedger } from '#kit/temp-ledger.ts';

export type ImportTerminal = {
	readonly ledger: TempLedger;
	readonly terminal: Terminal;
	readonly events: TerminalEvent[];
	/** Starts an import and waits for its dry run, or for its end. */
	plan(files: Readonly<Record<string, Uint8Array | string>>): Promise<ImportPlanView>;
	look(importId: string): ImportPlanView;
	commit(importId: string): Promise<Result<ImportPlanView, AnyRefusal>>;
	cancel(importId: string): Result<ImportPlanView, AnyRefusal>;
	/** Resolves at the next announcement for which `holds`. */
	next(holds: (event: TerminalEvent) => boolean): Promise<TerminalEvent>;
};

export function openImportTerminal(): ImportTerminal {
	const ledger = openTempLedger();
	const { pen } = ledger;
	const events: TerminalEvent[] = [];
	const waiting = new Set<(event: TerminalEvent) => void>();
	const parts: Partial<Terminal> = {
		pen,
		clock: systemClock(),
		ids: seededIds(),
		log: silentLog(),
		announce: (event) => {
			events.push(event);
			for (const wake of waiting) wake(event);
		},
	};
	const terminal = parts as Terminal;
	const caller: Caller = {
		sessionId: 'till',
		request: 'import/commit',
		operator: { operatorNo: '1001', name: '店长', role: 'manager' },
		commit: (work) => {
			let refused: ReturnType<typeof work> | undefined;
			try {
				return pen.transaction(() => {
					const reply = work();
					if (reply.ok) return reply;
					refused = reply;
					throw new Error('refused');
				});
			} catch (failure) {
				if (refused !== undefined) return refused;
				throw failure;
			}
		},
	};
	const next: ImportTerminal['next'] = (holds) =>
		new Promise((resolve) => {
			const wake = (event: TerminalEvent) => {
				if (!holds(event)) return;
				waiting.delete(wake);
				resolve(event);
			};
			waiting.add(wake);
		});
	const valueOf = <T>(result: Result<T, AnyRefusal>): T => {
		if (!result.ok) throw new Error(result.refusal.code);
		return result.value;
	};
	const look = (importId: string) => valueOf(goodsImports.look(terminal, { importId }));
	return {
		ledger,
		terminal,
		events,
		look,
		next,
		plan: async (files) => {
			const ended = next(
				({ event, detail }) => event === 'import/progress' && detail.state !== 'reading',
			);
			const started = goodsImports.start(terminal, {
				files: Object.entries(files).map(([name, bytes]) => ({
					name,
					base64: Buffer.from(bytes).toString('base64'),
				})),
			});
			await ended;
			return look(valueOf(started).importId);
		},
		commit: (importId) => goodsImports.commit(terminal, caller, { importId }),
		cancel: (importId) => goodsImports.cancel(terminal, { importId }),
	};
}
