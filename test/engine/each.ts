/** Every item names its own device by IMEI. Apart from the stages, so that rows of input can be had without an engine. */
export const EACH = '={{ $json.imei }}';
