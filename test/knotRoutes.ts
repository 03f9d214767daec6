import { confirmedText } from '../nodes/Knot/openapi/confirmed';
import { match } from '../nodes/Knot/openapi/match';
import { readOpenApi } from '../nodes/Knot/openapi/read';
import type { KnotCloud, KnotRoutes } from '../simulator/index.cjs';

/** What a person pastes into Confirmed Routes after matching the OpenAPI file of this form of the routes. */
export const confirmedBy = (cloud: KnotCloud, form?: KnotRoutes): string =>
	confirmedText(match(readOpenApi(JSON.stringify(cloud.openApi(form)))));
