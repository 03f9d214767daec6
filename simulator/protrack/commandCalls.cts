import { reachInService, type Call, type Context } from './call.cjs';
import { done, found, refused, type Outcome } from './codes.cjs';
import { isAnswered } from './commands.cjs';
import { DATA_STATUS } from './device.cjs';
import type { Tracker } from './fleet.cjs';
import { give, orderOf, refusalOf } from './orders.cjs';
import { decimal, form, imei, json, optional, required, text, whole } from './parameters.cjs';

/** Commands and geofences (document 2.4 to 2.6). */
export const COMMAND_CALLS: Call[] = [
	{
		method: 'POST',
		path: '/api/geofence/create',
		parameters: {
			imei: required(imei),
			efencename: required(text()),
			alarmtype: required(whole(0, 2)),
			longitude: required(decimal(-180, 180)),
			latitude: required(decimal(-90, 90)),
			radius: required(whole(100, 5000)),
		},
		run(context) {
			const { host, given } = context;
			const tracker = reachInService(context, given.imei);
			if (typeof tracker === 'number') return refused(tracker);
			const [alarmtype, radius] = [Number(given.alarmtype), Number(given.radius)];
			const centre = { longitude: Number(given.longitude), latitude: Number(given.latitude) };
			host.geofences.create(tracker.device, { efencename: given.efencename, alarmtype, radius, ...centre });
			return done();
		},
	},
	{
		method: 'POST',
		path: '/api/command/send',
		parameters: { imei: required(imei), command: required(text()), paramData: optional(json) },
		run(context) {
			const tracker = reachInService(context, context.given.imei);
			return typeof tracker === 'number' ? refused(tracker) : send(tracker, context);
		},
	},
	{
		method: 'POST',
		path: '/api/command/query',
		parameters: { commandid: required(form(/^[0-9A-F]{1,16}$/)) },
		run({ host, account, given, now }) {
			const command = host.commands.find(given.commandid);
			if (!command || !host.directory.isWithin(command.account, account.account)) return refused(20005);
			const isEarly = command.queriedAt !== null && now - command.queriedAt < host.settings.queryInterval;
			if (isEarly) return refused(10009);
			return isAnswered(command, now)
				? found({ response: command.response, commandstatus: 1 })
				: found({ response: '', commandstatus: 0 });
		},
	},
];

function send(tracker: Tracker, { host, account, given, now }: Context): Outcome {
	const { device } = tracker;
	if (device.datastatus !== DATA_STATUS.ok) return refused(20017);
	if (device.sendFails) return refused(20018);
	const order = orderOf(device, given.command, host.settings.customCommands);
	if (!order) return refused(20048);
	const refusal = refusalOf(given);
	if (refusal !== 0) return refused(refusal);
	const { ran, response } = give(order, device, given, now);
	host.notice(tracker);
	const facts = { account: account.account, command: given.command, paramData: given.paramData ?? null };
	const { commandid } = host.commands.add(device, { ...facts, sentAt: now, ran, response }, host.settings.commandDelay);
	const record = { commandid };
	return ran ? done(record) : found(record);
}
