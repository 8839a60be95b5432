export { PlaceAnchors, PlaceAnchorsPayload } from './place-anchors.job';
