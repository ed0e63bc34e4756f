import type { z } from '../../shared/bundled/zod';
import { code, flag, list, number, record, scalar, text, time } from '../../shared/parsing/lenient';
import { isRecord } from '../../shared/parsing/values';
import { anyId, fields } from './ids';

/*
 * The fields of Bringg's objects by type, from the samples and parameter tables of its pages "Order Accepted By Driver"
 * and "Delivery Updated Webhook". Flags are booleans or 0/1, ids are numbers or text, and in notes the text "null"
 * means null. All other fields of these objects are kept as sent.
 */

/** A text, or an object with the merchant's own fields: the note of a form. */
const written = scalar((value) => (isRecord(value) ? value : (text.parse(value) ?? null)));

export const person = record({
	...fields(anyId, 'id', 'merchant_id'),
	...fields(text, 'external_id', 'name', 'phone', 'email', 'address', 'address_second_line', 'city', 'zipcode', 'uuid'),
	...fields(number, 'lat', 'lng', 'original_lat', 'original_lng'),
	...fields(flag, 'approved', 'allow_login', 'allow_sending_email', 'allow_sending_sms', 'blocked_email', 'dev'),
	...fields(time, 'created_at', 'updated_at', 'delete_at'),
});

export const noteFields = {
	...fields(anyId, 'id', 'task_id', 'user_id', 'way_point_id', 'customer_id'),
	...fields(text, 'type', 'url', 'external_id'),
	note: written,
	...fields(number, 'lat', 'lng'),
	...fields(time, 'created_at', 'updated_at'),
	pending_upload: flag,
};
export const note = record(noteFields);

export const inventory = record({
	...fields(anyId, 'id', 'task_id', 'way_point_id'),
	...fields(text, 'name', 'external_id', 'note'),
	...fields(number, 'original_quantity', 'quantity', 'price'),
});

export const wayPointFields = {
	...fields(anyId, 'id', 'task_id', 'customer_id', 'merchant_id', 'twilio_number_id'),
	...fields(text, 'address', 'address_second_line', 'borough', 'city', 'company_name', 'district', 'email'),
	...fields(text, 'full_address', 'house_number', 'late_reason', 'masked_phone_number', 'name', 'phone'),
	...fields(text, 'state', 'street', 'zipcode'),
	...fields(number, 'position', 'lat', 'lng', 'checkin_lat', 'checkin_lng', 'checkout_lat', 'checkout_lng', 'etos'),
	...fields(number, 'distance_traveled', 'distance_traveled_client', 'distance_traveled_server'),
	...fields(number, 'estimated_distance', 'estimated_time', 'start_lat', 'start_lng'),
	...fields(flag, 'allow_automatic_set_coordinates', 'allow_editing_inventory', 'allow_editing_original_quantity'),
	...fields(flag, 'allow_editing_payment', 'allow_scanning_inventory', 'asap', 'automatically_checked_in'),
	...fields(flag, 'automatically_checked_out', 'done', 'find_me', 'late', 'must_approve_inventory'),
	...fields(flag, 'pending_geocode', 'silent'),
	...fields(time, 'checkin_time', 'checkout_time', 'created_at', 'delete_at', 'eta', 'etl', 'has_to_leave_by'),
	...fields(time, 'marked_late_at', 'no_earlier_than', 'no_later_than', 'original_eta', 'scheduled_at', 'start_time'),
	...fields(time, 'updated_at'),
	note: written,
	pickup_dropoff_option: code,
	customer: person,
	// Newer bodies to a fleet have the goods and notes of each stop.
	inventory: list(inventory),
	notes: list(note),
};
export const wayPoint = record(wayPointFields);

/** Its times are `YYYY-MM-DD HH:MM:SS.ffffff`, unlike all other times. */
export const parcel = record({
	...fields(anyId, 'id', 'merchant_id'),
	...fields(text, 'external_id', 'fleet_external_id', 'label_url', 'name', 'description', 'notes'),
	...fields(text, 'weight_unit', 'volume_unit', 'width_unit', 'height_unit', 'length_unit'),
	...fields(number, 'sequence_number', 'weight_value', 'volume_value', 'width_value', 'height_value', 'length_value'),
	...fields(time, 'created_at', 'updated_at', 'delete_at'),
});

export const orderFields = {
	...fields(code, 'status', 'preparation_status_id', 'payment_method'),
	...fields(anyId, 'id', 'user_id', 'customer_id', 'merchant_id', 'active_way_point_id', 'dispatcher_id'),
	...fields(anyId, 'fleet_id', 'group_leader_id', 'parent_task_id', 'run_id', 'tag_id'),
	...fields(text, 'external_id', 'fleet_delivery_external_id', 'group_uuid', 'payment_type_name'),
	...fields(text, 'preparation_status', 'request_id', 'run_uuid', 'title', 'uuid'),
	...fields(number, 'delivery_price', 'discount', 'distance_traveled', 'left_to_be_paid', 'post_delivery_tip_cash'),
	...fields(number, 'post_delivery_tip_credit', 'pre_delivery_tip', 'price_before_tax', 'priority', 'start_lat'),
	...fields(number, 'start_lng', 'tax_price', 'tip', 'total_price'),
	...fields(flag, 'automatically_assigned', 'late', 'ready_to_execute', 'tip_driver_enabled', 'webhooks'),
	...fields(time, 'created_at', 'updated_at', 'scheduled_at', 'last_assigned_time', 'ended_time'),
	...fields(person, 'customer', 'user'),
	task_fleet_mapping: record({ shared_extras: record({ external_carrier_tracking_url: text }) }),
	way_points: list(wayPoint),
	task_notes: list(note),
	notes: list(note),
	task_inventories: list(inventory),
	packages: list(parcel),
};
export const order = record(orderFields);

export type WayPoint = NonNullable<z.output<typeof wayPoint>>;
export type Order = NonNullable<z.output<typeof order>>;
