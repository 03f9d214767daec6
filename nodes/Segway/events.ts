import type { IDataObject } from 'n8n-workflow';
import type { FleetEvent } from '../core/event';
import { eventId } from '../core/event';
import type { Position, VehicleType } from '../core/vehicle';
import { lookUp, toIso, toText } from '../core/vehicle';
import { fromLocation, fromStatus, toVehicle } from './normalize';
import type { PushType, SegwayPush } from './push';
import { ALERTS, FAULTS } from './pushCodes';

type Told = Partial<FleetEvent> & { segway?: IDataObject };
const UNSPECIFIED = ['unspecified'];

/** 0 appearing, 1 disappeared. */
const phaseOf = (value: string | undefined): FleetEvent['phase'] =>
	value === '0' ? 'started' : value === '1' ? 'ended' : null;

/** A code that no document names keeps its number; no code, no name. */
const numbered = (kind: string, code: string | undefined) => (toText(code) === null ? null : `${kind} ${code}`);

function alert(fields: Record<string, string>): Told {
	const known = lookUp(ALERTS, fields.code);
	const phase = phaseOf(fields.alertStatus);
	const event_types = known && phase !== 'ended' ? known.event_types : UNSPECIFIED;
	const name = (phase === 'ended' && known?.ended) || known?.name || numbered('Alert', fields.code);
	return { event_types, alarm: known?.alarm ?? null, code: toText(fields.code), name, phase };
}

function fault(fields: Record<string, string>): Told {
	const known = lookUp(FAULTS, fields.code?.toUpperCase());
	const name = known?.name ?? numbered('Fault', fields.code);
	const code = toText(fields.code);
	return { alarm: 'fault', code, name, phase: phaseOf(fields.faultStatus), segway: { system: known?.system ?? null } };
}

function location(fields: Record<string, string>, type?: VehicleType): Told {
	const part = fromLocation(fields);
	const position = part.location as Position | null;
	const vehicle = toVehicle({ ...part, location: null }, typed(type));
	return { event_types: [position ? 'located' : 'not_located'], name: 'Location', location: position, vehicle };
}

function status(fields: Record<string, string>, type?: VehicleType): Told {
	const vehicle = toVehicle(fromStatus(fields), typed(type));
	return { event_types: vehicle.online === false ? ['comms_lost'] : UNSPECIFIED, name: 'Status', vehicle };
}

const typed = (vehicle_type?: VehicleType): IDataObject => (vehicle_type ? { vehicle_type } : {});

const COMPONENTS: Record<string, string> = { 1: 'Saddle', 2: 'Tailbox', 4: 'Helmet' };
const COMPONENT_STATES: Record<string, string> = { 1: 'unlocked', 2: 'locked' };
/** For the helmet check in the tailbox, unlock means taken in and lock means taken out. */
const HELMET_STATES: Record<string, string> = { 1: 'put into the tailbox', 2: 'taken out of the tailbox' };

function components({ type, status: state }: Record<string, string>): Told {
	const component = lookUp(COMPONENTS, type) ?? numbered('Component', type);
	const word = lookUp(type === '4' ? HELMET_STATES : COMPONENT_STATES, state) ?? numbered('status', state);
	const name = component && word && `${component} ${word}`;
	return { code: toText(type), name, segway: { component: component?.toLowerCase() ?? null, state: word } };
}

/** MDS has no three-wheeled scooter; the T60 Lite is ridden standing. */
const T60: VehicleType = 'scooter_standing';

const READERS: Record<PushType, (fields: Record<string, string>) => Told> = {
	alert,
	fault,
	location: (fields) => location(fields),
	status: (fields) => status(fields),
	components,
	't60/location': (fields) => location(fields, T60),
	't60/status': (fields) => status(fields, T60),
};

/** The vendor's own time of the push, as received. */
export const pushTime = ({ fields }: SegwayPush): string | undefined =>
	fields.statusUtcTime ?? fields.gpsUtcTime ?? fields.gpsUTCTime;

/** A verified push in the shape that all vendors share. Numbers and booleans are converted only here. */
export function toEvent(push: SegwayPush, receivedAt = new Date().toISOString()): FleetEvent {
	const { type, fields } = push;
	const { segway = {}, ...told } = READERS[type](fields);
	const { code = null, phase = null } = told;
	const discriminator = type === 'components' ? fields.status : null;
	return {
		vendor: 'segway',
		event_id: eventId(['segway', type, fields.iotCode, pushTime(push), code, phase, discriminator]),
		event_types: UNSPECIFIED,
		alarm: null,
		code,
		name: null,
		phase,
		device_id: toText(fields.iotCode),
		timestamp: toIso(pushTime(push)),
		location: null,
		vehicle: null,
		received_at: receivedAt,
		...told,
		segway: { push: type, ...segway },
	};
}
