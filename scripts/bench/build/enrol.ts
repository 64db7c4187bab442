/**
 * Makes members by the hundred thousand as the counter makes them: the row and all it is found by,
 * the card, tags, and the line in the journal; a thousand to a commit.
 */
import { insertCard, insertMember, putTag } from '#main/member/member-writer.ts';
import { newReferralCode } from '#main/member/add-member.ts';
import type { Terminal } from '#main/terminal.ts';
import { people, type Person } from '../../population/people.ts';

/** The town of all benches: person `n` is row `n`. */
export const TOWN = 11;

const AT_ONCE = 1000;
const DAY_MS = 86_400_000;
/** The last visit of each is a day of the last two years. */
const DAYS = 730;

type Enrolling = {
	readonly terminal: Terminal;
	readonly size: number;
	/** Hears how far it is. */
	readonly say: (line: string) => void;
};

/** Persons 1 to `size` of the town, into a ledger that has no members yet. */
export async function enrol({ terminal, size, say }: Enrolling): Promise<void> {
	const town = people(TOWN);
	for (let next = 1; next <= size; next += AT_ONCE) {
		terminal.pen.transaction(() => {
			for (let n = next; n < next + AT_ONCE && n <= size; n += 1) {
				enrolOne(terminal, town.person(n));
			}
		});
		// Lets the witness and the checkpoints be heard.
		await new Promise((resolve) => setImmediate(resolve));
		if ((next - 1) % 100_000 === 0 && size > AT_ONCE) say(`enrolling ${size}: ${next - 1}`);
	}
}

function enrolOne(terminal: Terminal, person: Person): void {
	const { pen, ids, clock } = terminal;
	const atMs = clock.now() - ((person.n * 7919) % DAYS) * DAY_MS;
	const memberId = ids.next('mem');
	const id = insertMember(pen, {
		memberId,
		kind: 'ordinary',
		phone: person.phone,
		name: person.name,
		gender: person.gender,
		birthday: person.birthday,
		address: '',
		note: '',
		identityNo: '',
		taxNo: '',
		tier: 'bronze',
		tierSince: '2024-01-01',
		referralCode: newReferralCode(terminal),
		referredBy: '',
		accountCode: '',
		atMs,
		by: '1001',
	});
	if (id !== person.n) throw new Error(`person ${person.n} became row ${id}`);
	insertCard(pen, {
		card_no: person.cardNo,
		id,
		medium: 'card',
		type_code: '',
		state: 'active',
		issued_ms: atMs,
		changed_ms: atMs,
	});
	for (const tag of person.tags) putTag(pen, { id, tag, byRule: false });
	const body = { member_id: memberId, member_kind: 'ordinary', tier: 'bronze', marketing: 0 };
	pen.append({ kind: 'member/added', v: 1, operator: '1001', body });
}
