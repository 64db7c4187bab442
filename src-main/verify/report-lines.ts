/** The report as a person reads it: one line per promise, then what else was found. */
import { formatPlace, type Check, type VerifyReport } from './finding.ts';

const MARK = { ok: 'ok', broken: 'BROKEN', 'not-applicable': 'n/a' } as const;

/** Lines without newline at the end; the last says how the whole stands. */
export function reportLines({ ok, checks }: VerifyReport): string[] {
	const broken = checks.filter(({ state }) => state === 'broken').length;
	const closing = ok ? 'verify: every promise holds' : `verify: ${broken} broken`;
	return [...checks.flatMap(linesOf), closing];
}

function linesOf({ id, state, what, place, findings = [] }: Check): string[] {
	const where = place === undefined ? '' : ` [${formatPlace(place)}]`;
	const first = `${id.padEnd(10)} ${MARK[state].padEnd(7)} ${what}${where}`;
	const others = findings.slice(1).map((finding) => {
		const at = finding.place === undefined ? '' : ` [${formatPlace(finding.place)}]`;
		return `${' '.repeat(18)} ${finding.what}${at}`;
	});
	return [first, ...others];
}
