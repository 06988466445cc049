/**
 * How notices are to reach an applicant (§ 41 Absatz 2a VwVfG: retrieval from a portal needs consent): retrieved by
 * everybody who works on its applications, by those who may represent it alone, or not at all. Signed with the application.
 */
export const DELIVERY_WISHES = ['portal_all', 'portal_signatory', 'post'] as const
export type DeliveryWish = (typeof DELIVERY_WISHES)[number]
