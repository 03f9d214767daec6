import { withPicture } from './belongingCalls.cjs';
import { userCall, type Calls, type Context, type UserContext } from './call.cjs';
import { CODES, done, found, refused, type Outcome } from './codes.cjs';
import { maintenanceRow, type Maintenance, type Subject } from './maintenances.cjs';
import { MAINTENANCE_TYPES, typeName, typeRow, type Severity, type Target } from './maintenanceTypes.cjs';
import type { UploadedFile } from './multipart.cjs';

/** What names the vehicle, spot or station. */
interface Named {
	vehicle_id?: number;
	serial_number?: string;
	spot_id?: number;
	station_id?: number;
}
interface Listed extends Named {
	lang: string;
}
interface Resolved extends Listed {
	last_maintenance_id?: number;
	direction?: 'ASC' | 'DESC';
}
interface Added extends Named {
	maintenance_type: string;
	comment?: string;
	severity?: Severity;
	report_id?: number;
}

/** The numbers that a maintenance has of what it is about. */
type Numbers = Partial<Pick<Maintenance, `${Target}_id`>>;

/** Operations 46 and 58 to 60. */
export const MAINTENANCE_CALLS: Calls = {
	...callsOf('vehicle', 'Vehicle'),
	...callsOf('spot', 'Spot'),
	...callsOf('station', 'Station'),
	'maintenance.types': userCall<{ lang: string }>(({ lang }) =>
		found(MAINTENANCE_TYPES.map((type) => typeRow(type, lang))),
	),
	'maintenance.update': userCall<{ id: number; comment?: string; severity?: Severity }>(({ id, ...changes }, context) =>
		forMaintenance(id, context, (maintenance) => {
			Object.assign(maintenance, changes);
			return { ...done(), effect: Object.keys(changes).length > 0 };
		}),
	),
	'maintenance.resolve': userCall<{ id: number; delete_from_history?: boolean }>(
		({ id, delete_from_history }, context) =>
			forMaintenance(id, context, (maintenance) => {
				const { host, user, now } = context;
				if (delete_from_history) host.maintenances.remove(maintenance);
				else if (maintenance.stop_date !== null) return refused(CODES.alreadyResolved);
				else host.maintenances.stop(maintenance, user, now);
				return done();
			}),
	),
	'maintenance.picture': userCall<{ id: number; maintenance_picture: UploadedFile }>(
		({ id, maintenance_picture }, context) =>
			forMaintenance(id, context, () =>
				withPicture(maintenance_picture, { of: 'maintenance', number: id }, context, (_picture, url) => ({ url })),
			),
	),
};

/** Operations 47 to 55: the same three for vehicles, spots and stations. */
function callsOf(target: Target, name: string): Calls {
	return {
		[`maintenance.of${name}`]: userCall<Listed>(({ lang, ...named }, { host }) =>
			forSubject(target, named, host, (numbers) =>
				found(host.maintenances.ongoing(subjectOf(target, numbers)).map((one) => rowIn(lang, one))),
			),
		),
		[`maintenance.addTo${name}`]: userCall<Added>(
			({ vehicle_id, serial_number, spot_id, station_id, ...wish }, context) =>
				forSubject(target, { vehicle_id, serial_number, spot_id, station_id }, context.host, (numbers) =>
					add(target, numbers, wish, context),
				),
		),
		[`maintenance.resolvedOf${name}`]: userCall<Resolved>((given, { host }) => {
			const { lang, last_maintenance_id: last, direction = 'DESC', ...named } = given;
			const page = { last, direction, size: host.settings.maintenancePage };
			return forSubject(target, named, host, (numbers) =>
				found(host.maintenances.resolved(subjectOf(target, numbers), page).map((one) => rowIn(lang, one))),
			);
		}),
	};
}

function add(
	target: Target,
	numbers: Numbers,
	wish: Omit<Added, keyof Named>,
	{ host, user, now }: UserContext,
): Outcome {
	const type = MAINTENANCE_TYPES.find(({ type_key }) => type_key === wish.maintenance_type);
	if (!type || type.target_type !== target || type.deletion_date !== null) return refused(CODES.unknownMaintenanceType);
	const whole = { severity: type.severity, ...wish, ...numbers, target };
	const maintenance = host.maintenances.add(whole, user, now);
	return done({ data: maintenanceRow(maintenance, maintenance.maintenance_type) });
}

/** Runs a call for what it names. */
function forSubject(target: Target, named: Named, host: Context['host'], run: (numbers: Numbers) => Outcome): Outcome {
	if (target === 'vehicle') return forVehicle(named, host, run);
	const { spot_id = 0, station_id = 0 } = named;
	if (target === 'station') return host.park.station(station_id) ? run({ station_id }) : refused(CODES.unknownStation);
	const place = host.park.spot(spot_id);
	return place ? run({ spot_id, station_id: place.station.station_id }) : refused(CODES.unknownSpot);
}

/** By number or serial number; when both are given they have to agree. */
function forVehicle(
	{ vehicle_id, serial_number }: Named,
	host: Context['host'],
	run: (numbers: Numbers) => Outcome,
): Outcome {
	const name = vehicle_id ?? serial_number;
	if (name === undefined) return refused(CODES.invalidParameters, 'vehicle_id or serial_number is required');
	const vehicle = host.park.vehicle(name);
	const agrees = serial_number === undefined || vehicle?.serial_number === serial_number;
	return vehicle && agrees ? run({ vehicle_id: vehicle.vehicle_id }) : refused(CODES.unknownVehicle);
}

function subjectOf(target: Target, numbers: Numbers): Subject {
	return { target, id: numbers[`${target}_id`]! };
}

function rowIn(lang: string, maintenance: Maintenance): object {
	return maintenanceRow(maintenance, typeName(maintenance.maintenance_type, lang));
}

function forMaintenance(id: number, { host }: Context, run: (maintenance: Maintenance) => Outcome): Outcome {
	const maintenance = host.maintenances.find(id);
	return maintenance ? run(maintenance) : refused(CODES.notFound);
}
