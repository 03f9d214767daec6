import { done, refused, T60_LITE, type Call } from './call.cjs';
import { RIDING_COMMAND } from './codes.cjs';
import { control, depart, lock, unlock } from './controls.cjs';
import { between, oneOf, parameters } from './parameters.cjs';
import { isBroken } from './vehicle.cjs';

const SWITCH = parameters({ controlType: oneOf(0, 1) }, ['controlType']);
const AI_SWITCH = { switchType: between(1, 4), controlType: oneOf(0, 1) };

/** Controls of the T60 Lite document; its sound call is the one in controls.cts. */
export const T60_CONTROLS: Call[] = [
	t60('/api/v2/vehicle/control/t60/unlock', {
		restrictable: true,
		networkCode: 15612,
		run(vehicle) {
			if (isBroken(vehicle, 'lock')) return refused(15611);
			unlock(vehicle);
			return done();
		},
	}),
	t60('/api/v2/vehicle/control/t60/lock', {
		restrictable: true,
		networkCode: 15602,
		run(vehicle) {
			depart(vehicle);
			if (vehicle.speed > 0) return refused(15600);
			if (isBroken(vehicle, 'lock')) return refused(15601);
			lock(vehicle);
			return done();
		},
	}),
	t60('/api/v2/vehicle/control/t60/headlight', {
		schema: SWITCH,
		run(vehicle, { controlType }) {
			if (vehicle.locked) return refused(15709);
			vehicle.headlight = controlType === 1;
			return done();
		},
	}),
	t60('/api/v2/vehicle/control/robot-speed-limit', {
		schema: parameters({ speed: { type: 'number', minimum: 100, maximum: 700 } }, ['speed']),
		run(vehicle, { speed }) {
			vehicle.speedLimit = speed as number;
			return done();
		},
	}),
	t60('/api/v2/vehicle/control/t60/throttle-response', {
		schema: SWITCH,
		run(vehicle, { controlType }) {
			if (isBroken(vehicle, 'throttle')) return refused(15705);
			vehicle.throttle = controlType === 1;
			return done();
		},
	}),
	t60('/api/v2/vehicle/control/robot-alarm', {
		schema: SWITCH,
		run(vehicle, { controlType }) {
			vehicle.alarm = controlType === 1;
			return done();
		},
	}),
	t60('/api/v2/vehicle/control/t60/battery-cover', {
		needsAwake: false,
		run(vehicle) {
			if (vehicle.speed > 0) return refused(15600, RIDING_COMMAND);
			if (isBroken(vehicle, 'batteryCover')) return refused(15638);
			vehicle.batteryCoverOpen = true;
			return done();
		},
	}),
	t60('/api/v2/vehicle/control/reboot', {
		run(vehicle) {
			if (vehicle.speed > 0) return refused(15600, RIDING_COMMAND);
			if (isBroken(vehicle, 'reboot')) return refused(15638);
			vehicle.reboots += 1;
			return done();
		},
	}),
	t60('/api/v2/vehicle/control/shutdown', {
		run(vehicle) {
			if (!vehicle.locked) return refused(15708);
			vehicle.poweredOff = true;
			vehicle.online = false;
			return done();
		},
	}),
	t60('/api/v2/vehicle/control/ai-switch', {
		schema: parameters(AI_SWITCH, ['switchType', 'controlType']),
		run(vehicle, { switchType, controlType }) {
			if (vehicle.maintaining) return refused(15639);
			if (isBroken(vehicle, 'ai')) return refused(15640);
			vehicle.aiSwitches[String(switchType)] = controlType === 1;
			return done();
		},
	}),
];

function t60(path: string, call: Partial<Call> & Pick<Call, 'run'>): Call {
	return control(path, { models: T60_LITE, needsAwake: true, ...call });
}
