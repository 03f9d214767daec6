import type { Resource } from '../../core/operation';
import { apiRequest } from './apiRequest';
import { control, rental } from './control';
import { push } from './push';
import { settingResource } from './setting';
import { t60 } from './t60';
import { vehicle } from './vehicle';

/** Everything the Segway node offers, in the order of the panel's defaults. */
export const resources: Resource[] = [vehicle, control, rental, settingResource, t60, push, apiRequest];
