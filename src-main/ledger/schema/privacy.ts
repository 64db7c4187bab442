/** The tables of migrations/0013_privacy.sql, for typed queries; a test holds them together. */
import { blob, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const consentText = sqliteTable('consent_text', {
	textHash: text('text_hash').primaryKey(),
	purpose: text('purpose').notNull(),
	version: text('version').notNull(),
	language: text('language').notNull(),
	text: text('text').notNull(),
});

export const memberConsent = sqliteTable('member_consent', {
	consentId: integer('consent_id').primaryKey(),
	id: integer('id').notNull(),
	purpose: text('purpose').notNull(),
	given: integer('given').notNull(),
	version: text('version').notNull(),
	textHash: text('text_hash').notNull(),
	channel: text('channel').notNull(),
	atMs: integer('at_ms').notNull(),
	operator: text('operator').notNull(),
});

export const privacyRequest = sqliteTable('privacy_request', {
	requestId: text('request_id').primaryKey(),
	id: integer('id').notNull(),
	kind: text('kind').notNull(),
	state: text('state').notNull(),
	openedMs: integer('opened_ms').notNull(),
	dueDate: text('due_date').notNull(),
	proof: text('proof').notNull(),
	closedMs: integer('closed_ms').notNull().default(0),
	operator: text('operator').notNull(),
	answer: text('answer').notNull().default(''),
});

export const healthNote = sqliteTable('health_note', {
	noteId: integer('note_id').primaryKey(),
	id: integer('id').notNull(),
	sealed: blob('sealed').notNull(),
	atMs: integer('at_ms').notNull(),
	operator: text('operator').notNull(),
});

export const erasedMember = sqliteTable('erased_member', {
	id: integer('id').primaryKey(),
	memberHash: text('member_hash').notNull(),
	erasedMs: integer('erased_ms').notNull(),
	keptUntil: text('kept_until').notNull(),
	sealed: blob('sealed'),
});
