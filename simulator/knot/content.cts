import type { Position } from '../movement.cjs';
import { metresApart } from './geo.cjs';

interface Country {
	country_id: number;
	name: string;
	iso_2: string;
	iso_3: string;
	phone_prefix: string;
	/** Some towns of it: the country of a position is that of the nearest one. */
	towns: Position[];
}

const COUNTRIES: readonly Country[] = [
	country(1, 'France', 'FR', 'FRA', '+33', [48.85, 2.35], [48.57, 7.75], [45.76, 4.84], [43.3, 5.37]),
	country(2, 'Italy', 'IT', 'ITA', '+39', [45.46, 9.19], [44.49, 11.34], [41.9, 12.5]),
	country(3, 'Germany', 'DE', 'DEU', '+49', [49.01, 8.4], [52.52, 13.4], [48.14, 11.58]),
	country(4, 'Luxembourg', 'LU', 'LUX', '+352', [49.61, 6.13]),
];
/** Further than that from every town it is no country's. */
const REACH = 400_000;

/** The country of a position as the answer tells it; undefined: none. */
export function countryAt(position: Position): object | undefined {
	const near = COUNTRIES.flatMap(({ towns, ...row }) =>
		towns.map((town) => ({ row, metres: metresApart(town, position) })),
	);
	near.sort((one, other) => one.metres - other.metres);
	return near[0].metres <= REACH ? near[0].row : undefined;
}

/** The stores of a white label. */
export function storesOf(app_label: string) {
	return {
		android_store_url: `https://play.google.com/store/apps/details?id=city.${app_label}.app`,
		ios_store_url: `https://apps.apple.com/app/${app_label}/id1000000001`,
	};
}

const CONSENT_NAMES: Readonly<Record<string, Record<string, string>>> = {
	'emails.networkstatus': { en: 'State of the network', fr: 'État du réseau', it: 'Stato della rete' },
	'emails.promotional': { en: 'Offers', fr: 'Offres', it: 'Offerte' },
};

/** A kind of consent in a language, English where there is none. */
export function consentName(type: string, lang: string): string {
	return CONSENT_NAMES[type][lang] ?? CONSENT_NAMES[type].en;
}

const WORDS: Readonly<Record<string, Record<string, string>>> = {
	rent: { en: 'Renting', fr: 'Location', it: 'Noleggio' },
	start: { en: 'How to start', fr: 'Comment commencer', it: 'Come iniziare' },
	unlock: {
		en: 'Scan the code in the {app-label} app.',
		fr: "Scannez le code dans l'application {app-label}.",
		it: "Inquadra il codice nell'app {app-label}.",
	},
	// Not translated on purpose.
	park: { en: 'Push the scooter into a free spot.' },
};

/** The FAQ in a language; what is not translated is in English and says so. */
export function faqIn(lang: string): object[] {
	const word = (key: string) => ({ text: WORDS[key][lang] ?? WORDS[key].en, translated: lang in WORDS[key] });
	const content = (key: string, sort_order: number) => {
		const { text, translated } = word(key);
		const look = { type: 'text', bold: false, margin: null, text_color: 'primary', bullet_color: null };
		const replacements = text.includes('{app-label}') ? ['app-label'] : [];
		return { key, content: text, translated, sort_order, ...look, replacements };
	};
	const heading = (key: string) => ({ key, name: word(key).text, translated: word(key).translated, sort_order: 0 });
	const sub = { ...heading('start'), is_spacer: false, replacements: [] };
	return [{ ...heading('rent'), sub_categories: [{ ...sub, contents: [content('unlock', 0), content('park', 1)] }] }];
}

function country(
	country_id: number,
	name: string,
	iso_2: string,
	iso_3: string,
	phone_prefix: string,
	...towns: Array<[number, number]>
): Country {
	const positions = towns.map(([latitude, longitude]) => ({ latitude, longitude }));
	return { country_id, name, iso_2, iso_3, phone_prefix, towns: positions };
}
