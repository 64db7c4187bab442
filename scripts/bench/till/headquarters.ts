/** The other side of a rotating code: HQ's key, made anew, and codes signed with it. */
import { generateKeyPairSync, sign } from 'node:crypto';
import { findByPhone } from '#main/member/member-store.ts';
import { memberTokenMessage } from '#shared/member/member-token.ts';
import type { BenchTill } from './open-bench-till.ts';

/** Tells the till HQ's public key; the answer makes a fresh code for whose phone it is. */
export async function openHeadquarters({
	ask,
	terminal,
}: BenchTill): Promise<(phone: string) => string> {
	const { publicKey, privateKey } = generateKeyPairSync('ed25519');
	const raw = Buffer.from(String(publicKey.export({ format: 'jwk' }).x), 'base64url');
	await ask('settings/change', { change: { couponKey: raw.toString('base64') } });
	return (phone) => {
		const member = findByPhone(terminal.pen, phone);
		if (member === undefined) throw new Error('HQ does not know that phone');
		const message = memberTokenMessage(member.member_id, terminal.clock.now());
		return `${message}.${sign(null, Buffer.from(message), privateKey).toString('base64url')}`;
	};
}
