export { deliveryCancelled } from './cancelled';
export { fleetEvents } from './common';
export { deliveryCreated } from './created';
export { deliveryUpdated } from './updated';
