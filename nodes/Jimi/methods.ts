import type { Kind, Route } from '../core/operation';

/** Names of methods that more than one file needs. */
export const METHODS = {
	accounts: 'jimi.user.child.list',
	devices: 'jimi.user.device.list',
	positions: 'jimi.device.location.get',
	alarms: 'jimi.device.alarm.list',
	instructions: 'jimi.open.instruction.list',
	results: 'jimi.open.instruction.result',
	scooter: 'jimi.scooter.instruction.send',
} as const;

/** A documented call: one address for all, told apart by the method's name. */
export const call = (method: string): Route => ({ method: 'POST', path: '', place: 'form', fixed: { method } });

/** The request of a method outside the records. */
export const requestFor = (method: string, values: object) => ({
	method: 'POST' as const,
	path: '',
	form: { method, ...values },
});

/**
 * Methods of JIMI's later documents, which API Request reaches; what they do decides whether a call may be repeated.
 * The misspelled names are JIMI's own.
 */
export const LATER_METHODS: Record<string, Kind> = {
	'jimi.user.child.update': 'write',
	'jimi.open.device.move': 'write',
	'jimi.open.device.bind': 'write',
	'jimi.open.device.unbind': 'write',
	'jimi.device.group.create': 'write',
	'jimi.device.group.update': 'write',
	'jimi.device.group.delete': 'write',
	'jimi.device.group.list': 'read',
	'jimi.device.location.getTagMsg': 'read',
	'jimi.device.location.updateTagDevices': 'write',
	'jimi.open.platform.report.parking': 'read',
	'jimi.open.platform.report.trips': 'read',
	'jimi.open.platform.fence.create': 'write',
	'jimi.open.platform.fence.delete': 'write',
	'jimi.open.platform.fence.bind': 'write',
	'jimi.open.platform.fence.list': 'read',
	'jimi.open.platform.fence.detail': 'read',
	'jimi.open.platform.fence.duration': 'read',
	'jimi.open.instruction.raw.send': 'command',
	'jimi.device.obd.list': 'read',
	'jimi.device.obd.fault': 'read',
	'jimi.open.device.rfid.list': 'read',
	'jimi.device.health.data': 'read',
	'jimi.open.platform.dlt.report': 'read',
	'jimi.device.meida.cmd.send': 'command',
	'jimi.device.jimi.media.URL': 'read',
	'jimi.device.media.event.URL': 'read',
	'jimi.device.history.file.list': 'command',
	'jimi.device.history.cmd.send': 'command',
	'jimi.open.video.rtmp.url': 'read',
	'jimi.device.media.live.stream': 'command',
	'jimi.device.media.history.list.cmd': 'command',
	'jimi.device.media.history.list.get': 'read',
	'jimi.device.media.history.stream': 'command',
	'jimi.device.media.close.stream': 'command',
};
