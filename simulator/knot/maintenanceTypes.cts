export type Target = 'vehicle' | 'spot' | 'station';
export type Severity = 'info' | 'low' | 'high';

/** A kind of maintenance. */
export interface MaintenanceType {
	type_key: string;
	target_type: Target;
	severity: Severity;
	/** By language. */
	names: Record<string, string>;
	/** ISO time; null: in use. */
	deletion_date: string | null;
}

const CREATED = '2023-01-09T09:00:00.000Z';

export const MAINTENANCE_TYPES: readonly MaintenanceType[] = [
	type('flat-tyre', 'vehicle', 'high', 'Flat tyre', 'Pneu crevé', 'Gomma a terra'),
	type('brakes', 'vehicle', 'high', 'Brakes', 'Freins', 'Freni'),
	type('dirty', 'vehicle', 'info', 'Dirty', 'Sale', 'Sporco'),
	type('battery-swap', 'vehicle', 'low', 'Battery swap', 'Changement de batterie', 'Cambio batteria'),
	type('spot-lock', 'spot', 'high', 'Lock stuck', 'Verrou bloqué', 'Blocco guasto'),
	type('spot-sticker', 'spot', 'info', 'Sticker missing', 'Autocollant manquant', 'Adesivo mancante'),
	type('station-power', 'station', 'high', 'No power', 'Pas de courant', 'Senza corrente'),
	type('station-check', 'station', 'low', 'Regular check', 'Contrôle régulier', 'Controllo periodico'),
	{
		...type('paint', 'vehicle', 'info', 'Paint', 'Peinture', 'Vernice'),
		deletion_date: '2024-06-01T09:00:00.000Z',
	},
];

/** A type's name in a language, English where there is none. */
export function typeName(type_key: string, lang: string): string {
	const names = MAINTENANCE_TYPES.find((one) => one.type_key === type_key)?.names;
	return names?.[lang.toLowerCase()] ?? names?.en ?? type_key;
}

/** A type as the list answers it. */
export function typeRow({ type_key, target_type, severity, deletion_date }: MaintenanceType, lang: string): object {
	return {
		type_key,
		target_type,
		severity,
		type_name: typeName(type_key, lang),
		deletion_date,
		creation_date: CREATED,
	};
}

function type(
	type_key: string,
	target_type: Target,
	severity: Severity,
	en: string,
	fr: string,
	it: string,
): MaintenanceType {
	return { type_key, target_type, severity, names: { en, fr, it }, deletion_date: null };
}
