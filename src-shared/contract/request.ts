/**
 * The shape of one request of the contract, and of what travels: an envelope in, a reply out, the
 * same over Electron's channel and over loopback HTTP. Input and output are checked by zod on
 * both sides; a refusal is part of the reply, never an exception.
 */
import * as z from 'zod';
import type { Role } from '../operator/role.ts';
import type { RefusalCode } from './refusals.ts';

export type RequestSpec = {
	/** One line for docs/contract.md. */
	readonly summary: string;
	/** `anyone`: no one signed in; otherwise the lowest role that may. */
	readonly role: 'anyone' | Role;
	/** True when the request changes something that must not happen twice: needs a command id. */
	readonly once: boolean;
	/** True when it also works before the wizard is through or while the ledger is closed. */
	readonly early?: boolean;
	/** Whose window may ask it: the till's unless said; a customer's asks nothing else. */
	readonly side?: 'customer' | 'both';
	readonly input: z.ZodType;
	readonly output: z.ZodType;
	readonly refusals: readonly RefusalCode[];
	readonly example: unknown;
};

/** Checks a request's spec and keeps its exact types. */
export function request<const S extends RequestSpec>(spec: S): S {
	return spec;
}

export const approvalSchema = z.strictObject({
	operatorNo: z.string().min(1).max(12),
	pin: z.string().min(1).max(32),
});

/** What a host hands to the terminal. */
export const envelopeSchema = z.strictObject({
	request: z.string().max(64),
	input: z.unknown(),
	commandId: z
		.string()
		.regex(/^[A-Za-z0-9_-]{8,64}$/)
		.optional(),
	/** A second person's PIN for this one action (授权放行). */
	approval: approvalSchema.optional(),
});
export type Envelope = z.infer<typeof envelopeSchema>;

export type AnyRefusal = { readonly code: RefusalCode; readonly [detail: string]: string | number };

export type Reply<Output = unknown> =
	| { readonly ok: true; readonly value: Output }
	| { readonly ok: false; readonly refusal: AnyRefusal };

export type InputOf<S extends RequestSpec> = z.output<S['input']>;
export type OutputOf<S extends RequestSpec> = z.output<S['output']>;
