// What quotes and orders ask beside their lines, in the order of the page.
export interface OfferKind {
  head: string[]
  foot: string[]
  /** Lines that were agreed are not typed anew. */
  linesFrom?: string
}

export const OFFERS: Record<string, OfferKind> = {
  'sales.quote': {
    head: ['customerId', 'name', 'contactId', 'opportunityId', 'currency', 'validUntil', 'taxIncluded'],
    foot: ['paymentTerms', 'deliveryTerms', 'note'],
  },
  'sales.order': {
    head: ['customerId', 'name', 'contactId', 'opportunityId', 'currency', 'orderedOn', 'wantedBy', 'taxIncluded'],
    foot: ['deliveryAddress', 'paymentTerms', 'deliveryTerms', 'note'],
    linesFrom: 'quoteId',
  },
}
