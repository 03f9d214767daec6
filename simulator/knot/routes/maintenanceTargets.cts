import type { Entry, Parameter } from './operation.cjs';
import { id, may, need, oneOf, text, twoCharacters, whole } from './fields.cjs';
import { answer, list, MAINTENANCE, MAINTENANCE_DONE } from './shapes.cjs';

/** What all operations about maintenances have in common. */
export const COMMON = { tag: 'maintenance', auth: 'access', permission: 'maintenances' } as const;
export const SEVERITIES = ['info', 'low', 'high'];
export const LANG = { lang: need(twoCharacters('The lang in which to get the types localized.')) };

const CURSOR = {
	last_maintenance_id: may(
		id('The identifier of the last maintenance we have, to get the maintenances coming after it.'),
	),
	direction: may(oneOf(['ASC', 'DESC'], 'The direction in which to sort the maintenances.')),
};
const NEW = {
	maintenance_type: need(text('The type of maintenance to add.', 1, 50)),
	comment: may(text('An optional comment for the maintenance.', 1, 1024)),
	severity: may(
		oneOf(
			SEVERITIES,
			'The severity of this maintenance. If not provided we default on the severity of the maintenance type.',
		),
	),
	report_id: may(whole('An optional identifier of the report linked.')),
};
const ONE_OF_BOTH = 'You need to specify at least one of the parameters.';

/** The parameters that name a vehicle; one of them has to be there. */
const vehicleBy = (purpose: string): Record<string, Parameter> => ({
	vehicle_id: may(id(`The identifier of the vehicle ${purpose} ${ONE_OF_BOTH}`)),
	serial_number: may(text(`The serial number of the vehicle ${purpose} ${ONE_OF_BOTH}`, 6, 10)),
});

/** What the three operations about spots, vehicles and stations differ in. */
interface Target {
	/** Number of the first of the three. */
	n: number;
	name: string;
	noun: string;
	/** What the two lists say besides. */
	note: string;
	asked: Record<string, Parameter>;
	added: Record<string, Parameter>;
	path: string;
	/** Path in the other form, and the methods of its two lists. */
	other: string;
	otherMethods: [string, string];
}

function entriesOf({ n, name, noun, note, asked, added, path, other, otherMethods }: Target): Entry[] {
	return [
		{
			...COMMON,
			n,
			call: `maintenance.of${name}`,
			description: `Returns all the ongoing maintenances of a ${noun}.${note}`,
			parameters: { ...asked, ...LANG },
			answer: answer(list(MAINTENANCE)),
			default: `GET /maintenances/${path}`,
			other: `${otherMethods[0]} ${other}`,
		},
		{
			...COMMON,
			n: n + 1,
			call: `maintenance.addTo${name}`,
			description: `Create a new maintenance for a ${noun}.`,
			body: 'Info on the maintenance to add.',
			parameters: { ...NEW, ...added },
			answer: answer(MAINTENANCE),
			default: `POST /maintenances/${path}`,
			other: `PUT ${other}`,
		},
		{
			...COMMON,
			n: n + 2,
			call: `maintenance.resolvedOf${name}`,
			description: `Returns all the resolved maintenances of a ${noun}.${note}`,
			parameters: { ...asked, ...CURSOR, ...LANG },
			answer: answer(list(MAINTENANCE_DONE)),
			default: `GET /maintenances/${path}/resolved`,
			other: `${otherMethods[1]} ${other}/done`,
		},
	];
}

const LISTED = 'we want to get the maintenances of.';
const ADDED = 'on which to add the maintenance.';
const TARGETS: readonly Target[] = [
	{
		n: 47,
		name: 'Spot',
		noun: 'spot',
		note: '',
		asked: { spot_id: need(id(`The identifier of the spot ${LISTED}`)) },
		added: { spot_id: need(whole(`The identifier of the spot ${ADDED}`, 0)) },
		path: 'spots',
		other: '/v2/spots/{spotId=spot_id}/maintenances',
		otherMethods: ['GET', 'GET'],
	},
	{
		n: 50,
		name: 'Vehicle',
		noun: 'vehicle',
		note: '',
		asked: vehicleBy(LISTED),
		added: vehicleBy(ADDED),
		path: 'vehicles',
		other: '/v2/vehicle-maintenances',
		otherMethods: ['POST', 'POST'],
	},
	{
		n: 53,
		name: 'Station',
		noun: 'station',
		note: ' This only returns the maintenances concerning the station as a whole and not its spots or vehicles.',
		asked: { station_id: need(id(`The identifier of the station ${LISTED}`)) },
		added: { station_id: need(whole(`The identifier of the station ${ADDED}`, 0)) },
		path: 'stations',
		other: '/v2/stations/{stationId=station_id}/maintenances',
		otherMethods: ['GET', 'POST'],
	},
];

/** Operations 47 to 55: maintenances of spots, vehicles and stations. */
export const TARGET_ENTRIES: readonly Entry[] = TARGETS.flatMap(entriesOf);
