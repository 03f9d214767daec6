/** Paths and page sizes that more than one file needs. */
export const TRACK = '/api/track';
export const DEVICES = '/api/device/list';
export const ACCOUNTS = '/api/user/list';
export const ALARMS = '/api/alarm/list';
/** Not documented, but used by several clients. */
export const ALARMS_OF_MANY = '/api/alarm/list2';

/** Records of a full page of alarms (protrack 2.8). */
export const ALARM_PAGE = 100;
