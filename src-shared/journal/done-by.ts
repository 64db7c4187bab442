/** Who did a service (技师) and what they are paid for it (提成), as events name it: frozen there. */
export type DoneBy = {
	readonly technician_id: string;
	/** Number they are known by at the counter (工号); names stand in their own rows. */
	readonly code: string;
	/** Of the whole line or use; of what is taken back its share. Never below 0. */
	readonly commission_fen: number;
};
