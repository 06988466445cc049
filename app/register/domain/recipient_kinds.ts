/** What an organisation that receives grants can be. */
export const RECIPIENT_KINDS = [
  { value: 'municipal', label: 'Gemeinde, Stadt, Kreis oder anderer Kommunalverband' },
  { value: 'chamber', label: 'Kammer oder andere Körperschaft des öffentlichen Rechts' },
  { value: 'association', label: 'Verein' },
  { value: 'company', label: 'Gesellschaft' },
] as const

export type RecipientKind = (typeof RECIPIENT_KINDS)[number]['value']
