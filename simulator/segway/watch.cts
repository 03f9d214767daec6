import { locationInterval, statusInterval } from './motion.cjs';
import { pushTypeFor, type PushFields } from './pushFields.cjs';
import { setting, type Vehicle } from './vehicle.cjs';

/** A push that a change calls for. */
export interface Due {
	type: string;
	fields: PushFields;
}

type Facts = ReturnType<typeof factsOf>;

const DEFAULT_LOW_POWER = 10;
const APPEARING = 0;
const DISAPPEARED = 1;
/** Values of `type` and `status` in the components push. */
const COMPONENT = { saddle: 1, tailbox: 2, helmet: 4 };
const COMPONENT_UNLOCK = 1;
const COMPONENT_LOCK = 2;

/** Notices what changed on a vehicle since it was last looked at and says which pushes that brings. */
export class Watch {
	private readonly known = new Map<string, { facts: Facts; locationAt: number; statusAt: number }>();

	/** Takes the present state as known: no push for it. */
	learn(vehicle: Vehicle, now: number): void {
		this.known.set(vehicle.iotCode, { facts: factsOf(vehicle), locationAt: now, statusAt: now });
	}

	/** Pushes for changes since the last look. */
	changes(vehicle: Vehicle, now: number): Due[] {
		const known = this.known.get(vehicle.iotCode);
		if (!known) {
			this.learn(vehicle, now);
			return [];
		}
		const before = known.facts;
		known.facts = factsOf(vehicle);
		return [
			...(before.status === known.facts.status ? [] : [{ type: pushTypeFor(vehicle, 'status'), fields: {} }]),
			...alertsFor(vehicle, before, known.facts),
			...faultsFor(before, known.facts),
			...(vehicle.model === 'e-moped' ? componentsFor(before, known.facts) : []),
		];
	}

	/** Pushes that are due by time: position in its interval, status in its interval while riding. */
	periodic(vehicle: Vehicle, now: number): Due[] {
		const known = this.known.get(vehicle.iotCode);
		if (!known || !vehicle.online || vehicle.silent || !vehicle.activated) return [];
		const due: Due[] = [];
		if (now - known.locationAt >= locationInterval(vehicle) * 1000) {
			known.locationAt = now;
			due.push({ type: pushTypeFor(vehicle, 'location'), fields: {} });
		}
		if (vehicle.speed > 0 && now - known.statusAt >= statusInterval(vehicle) * 1000) {
			known.statusAt = now;
			due.push({ type: pushTypeFor(vehicle, 'status'), fields: {} });
		}
		return due;
	}
}

function factsOf(vehicle: Vehicle) {
	const { online, locked, charging, speedMode, illegalMoving, fallen, dismantled, batteries } = vehicle;
	return {
		status: [online, locked, charging, speedMode].join(),
		alarms: {
			1: illegalMoving,
			2: fallen,
			3: dismantled,
			10: batteries[0]?.inserted === false,
			11: batteries[1]?.inserted === false,
			12: vehicle.powerPercent < setting(vehicle, 'switch', 'lowPowerValue', DEFAULT_LOW_POWER),
		} as Record<string, boolean>,
		faults: [...vehicle.faults],
		saddle: vehicle.saddleStatus,
		tailbox: vehicle.tailboxStatus,
		helmet: vehicle.tailboxHelmet,
	};
}

function alertsFor(vehicle: Vehicle, before: Facts, after: Facts): Due[] {
	const changed = Object.keys(after.alarms).filter((code) => before.alarms[code] !== after.alarms[code]);
	return changed.map((key) => {
		const appearing = after.alarms[key];
		// Fallen while unlocked has a code of its own when it appears, none when it ends.
		const code = key === '2' && appearing && !vehicle.locked ? 4 : Number(key);
		return { type: 'alert', fields: { alertStatus: appearing ? APPEARING : DISAPPEARED, code } };
	});
}

function faultsFor(before: Facts, after: Facts): Due[] {
	const fresh = after.faults.filter((code) => !before.faults.includes(code));
	const gone = before.faults.filter((code) => !after.faults.includes(code));
	return [
		...fresh.map((code) => ({ type: 'fault', fields: { faultStatus: APPEARING, code } })),
		...gone.map((code) => ({ type: 'fault', fields: { faultStatus: DISAPPEARED, code } })),
	];
}

/** Saddle and tail box are reported when they shut (the table has no unlock for them), helmets both ways. */
function componentsFor(before: Facts, after: Facts): Due[] {
	const due: Due[] = (['saddle', 'tailbox'] as const)
		.filter((part) => before[part] === 0 && after[part] === 1)
		.map((part) => ({ type: 'components', fields: { type: COMPONENT[part], status: COMPONENT_LOCK } }));
	if (before.helmet !== after.helmet) {
		const status = after.helmet > before.helmet ? COMPONENT_UNLOCK : COMPONENT_LOCK;
		due.push({ type: 'components', fields: { type: COMPONENT.helmet, status } });
	}
	return due;
}
