/** A doctrine has no place of its own: its editions are dated as its consultations are. */
export const TIME_ZONE = 'Europe/Paris';
